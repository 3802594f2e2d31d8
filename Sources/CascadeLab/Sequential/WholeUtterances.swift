internal import SpeechAudio
internal import SpeechEngines
internal import Synchronization

/// A recognizer's stream that hears nothing of an utterance before it is over.
///
/// Holds a minute of sound; what is longer reaches the recognizer early, and nothing is lost.
final class WholeUtterances: RecognizerStream {
    private static let limit = Duration.seconds(60)
    /// As of any stream.
    private static let transcriptCapacity = 256

    private let stream: any RecognizerStream
    private let capacity: Int
    private let held = Mutex<[Float]>([])

    /// One that is not final comes too late to be of use.
    let transcripts: AsyncThrowingStream<Transcript, any Error>
    private let reading: Task<Void, Never>

    /// - Parameter sampleRate: samples a second of what is appended.
    init(_ stream: any RecognizerStream, sampleRate: Int) {
        self.stream = stream
        self.capacity = Self.limit.samples(at: sampleRate)
        let (transcripts, continuation) = AsyncThrowingStream.makeStream(
            of: Transcript.self, throwing: (any Error).self, bufferingPolicy: .bufferingNewest(Self.transcriptCapacity))
        self.transcripts = transcripts
        self.reading = Task {
            do {
                for try await transcript in stream.transcripts where transcript.isFinal {
                    continuation.yield(transcript)
                }
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
    }

    // The stream is called under the lock, so that it hears everything in order; its calls return at once.

    func append(_ samples: [Float]) {
        self.held.withLock { held in
            held += samples
            guard held.count > self.capacity else { return }
            self.stream.append(held)
            held = []
        }
    }

    func settle() {}

    func finish() {
        self.held.withLock { held in
            if !held.isEmpty { self.stream.append(held) }
            held = []
            self.stream.finish()
        }
    }

    func discard() {
        self.held.withLock { held in
            held = []
            self.stream.discard()
        }
    }

    func close() async {
        await self.stream.close()
        self.reading.cancel()
        await self.reading.value
    }
}
