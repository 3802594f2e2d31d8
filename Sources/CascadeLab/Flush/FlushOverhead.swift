internal import ElevenLabsWire
internal import NIOCore
internal import SpeechAudio
public import SpeechEngines
internal import SpeechText
internal import Synchronization
internal import TurnTimes
internal import WebSockets

/// What the ElevenLabs endpoint adds to a synthesizer's own time to first audio.
///
/// Both say the same sentences, in turn: the synthesizer asked directly for one chunk to be spoken at once, and the endpoint
/// over an open `stream-input` socket, from the text with `flush` to the first message with sound.
public struct FlushOverhead: Sendable {
    /// One sentence, said both ways.
    public struct Sample: Sendable, Equatable {
        /// From the chunk to the synthesizer's first piece.
        public var own: Duration
        /// From the message to the first sound of the endpoint.
        public var served: Duration
        /// How far the last end of the alignment is from the end of the sound; nil without alignment.
        public var alignmentError: Duration?
    }

    private let synthesizer: any Synthesizer
    private let url: String

    /// - Parameters:
    ///   - synthesizer: the one that the endpoint uses.
    ///   - server: its address, as `ws://127.0.0.1:8080`.
    ///   - voice: the name under which the endpoint offers it.
    public init(synthesizer: any Synthesizer, server: String, voice: String = "default") {
        self.synthesizer = synthesizer
        let rate = synthesizer.capabilities.sampleRate
        var query = StreamInputQuery()
        // The synthesizer's own rate, so that only the endpoint's work is measured; else one that it is converted to.
        query.outputFormat = OutputFormat.pcm(rate) ?? .standard
        self.url = "\(server)/v1/text-to-speech/\(voice)/stream-input?\(query.encoded)"
    }

    /// Says each sentence both ways, the one and the other first in turn, once the server lets clients in.
    /// - Parameter sentences: each is one chunk.
    public func measure(_ sentences: [String]) async throws -> [Sample] {
        try await ServerReadiness.wait(for: self.url, WebSocketClient(), SessionClock(ContinuousClock()))
        var samples: [Sample] = []
        for (index, sentence) in sentences.enumerated() {
            let own: Duration
            let served: (first: Duration, alignmentError: Duration?)
            if index.isMultiple(of: 2) {
                own = try await self.own(sentence)
                served = try await self.served(sentence)
            } else {
                served = try await self.served(sentence)
                own = try await self.own(sentence)
            }
            samples.append(Sample(own: own, served: served.first, alignmentError: served.alignmentError))
        }
        return samples
    }

    private func own(_ sentence: String) async throws -> Duration {
        let clock = ContinuousClock()
        let chunk = SpeechChunk(text: sentence, source: sentence, flush: true)
        let chunks = AsyncStream(SpeechChunk.self, bufferingPolicy: .bufferingOldest(1)) { stream in
            stream.yield(chunk)
            stream.finish()
        }
        let start = clock.now
        let first = Mutex<Duration?>(nil)
        try await self.synthesizer.speak(chunks) { _ in
            first.withLock { $0 = $0 ?? start.duration(to: clock.now) }
        }
        guard let first = first.withLock({ $0 }) else { throw LabError(.session, "the synthesizer made no sound") }
        return first
    }

    private func served(_ sentence: String) async throws -> (first: Duration, alignmentError: Duration?) {
        let request = WebSocketClientRequest(url: self.url)
        return try await WebSocketClient().withConnection(to: request) { connection in
            connection.start()
            try await connection.sendText(StreamInputMessage.initialize(SpeechSetup()).json)
            // Nothing answers the first message; on one machine a moment suffices for it to be taken.
            try await Task.sleep(for: .milliseconds(30))
            let clock = ContinuousClock()
            let start = clock.now
            try await connection.sendText(StreamInputMessage(text: sentence + " ", flush: true).json)
            try await connection.sendText(StreamInputMessage.end.json)
            return try await self.read(connection.texts, since: start, clock: clock)
        }
    }

    private func read(
        _ texts: WebSocketTexts, since start: ContinuousClock.Instant, clock: ContinuousClock
    ) async throws -> (first: Duration, alignmentError: Duration?) {
        var first: Duration?
        var bytes = 0
        var clauses = Duration.zero
        var hasTimes = false
        for await text in texts {
            let arrival = start.duration(to: clock.now)
            switch try StreamOutputMessage(json: text).output {
            case .audio(let audio):
                first = first ?? arrival
                bytes += audio.audio.count
                if let last = audio.normalizedAlignment?.characters.last {
                    hasTimes = true
                    clauses += .limited(milliseconds: Double(last.start) + Double(last.duration))
                }
            case .error(let error):
                throw LabError(.session, "the endpoint could not speak: \(error.message)")
            case .final:
                break
            }
        }
        guard let first else { throw LabError(.session, "the endpoint sent no sound") }
        let length = Duration.samples(bytes / 2, at: self.synthesizer.capabilities.sampleRate)
        return (first, hasTimes ? (clauses > length ? clauses - length : length - clauses) : nil)
    }
}
