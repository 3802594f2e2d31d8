import SpeechAudio
import SpeechEngines
import Synchronization

@testable import Cascade

/// A microphone, a detector and a recognizer's ear around listeners that are copied: each copy goes on from where it was,
/// and what it reports and passes on is taken out after each step.
final class PlayedMicrophone: VoiceActivityDetector, RecognizerStream {
    /// One frame starts speech, a second one holds it, a silent one stops it.
    private static let frameLength = 16

    private struct Heard {
        var samples = 0
        var events: [TurnEvent] = []
    }

    let capabilities = VoiceActivityCapabilities(
        sampleRate: MicrophoneBuffer.sampleRate, frameLength: PlayedMicrophone.frameLength)
    let transcripts = AsyncThrowingStream<Transcript, any Error> { $0.finish() }
    private let buffer = MicrophoneBuffer(capacity: .milliseconds(10))
    private let heard = Mutex(Heard())
    private let now = Mutex(Duration.zero)

    func hear(_ batch: inout FrameBatch) {
        batch.probabilities = (0..<batch.count).map { batch.frame($0).allSatisfy { $0 > 0 } ? 1 : 0 }
    }

    func listener() throws -> Listener {
        var edges = SpeechEdges.Settings()
        let frame = self.capabilities.frameDuration
        (edges.shortest, edges.hangover, edges.held) = (frame, frame, frame * 2)
        return try Listener(microphone: self.buffer, detector: self, recognizer: self, edges: edges) {
            [weak self] news in
            guard case .event(let event) = news else { return }
            self?.heard.withLock { $0.events.append(event) }
        }
    }

    /// Lets a listener hear a frame.
    /// - Returns: whether the recognizer was given sound, and what was reported.
    func play(isVoiced: Bool, to listener: inout Listener) throws -> (isPassedOn: Bool, events: [TurnEvent]) {
        // Time goes on over all copies, so that it never goes back for one.
        let time = self.now.withLock { now in
            now += self.capabilities.frameDuration
            return now
        }
        self.buffer.append([Float](repeating: isVoiced ? 0.5 : 0, count: Self.frameLength), at: time)
        return try self.listen(&listener)
    }

    /// Lets a listener find a mark.
    func play(_ mark: MicrophoneMark, to listener: inout Listener) throws -> (isPassedOn: Bool, events: [TurnEvent]) {
        self.buffer.append(mark)
        return try self.listen(&listener)
    }

    private func listen(_ listener: inout Listener) throws -> (isPassedOn: Bool, events: [TurnEvent]) {
        try listener.listen()
        return self.heard.withLock { heard in
            defer { heard = Heard() }
            return (heard.samples > 0, heard.events)
        }
    }

    func append(_ samples: [Float]) { self.heard.withLock { $0.samples += samples.count } }
    func settle() {}
    func finish() {}
    func discard() {}
    func close() async {}
}
