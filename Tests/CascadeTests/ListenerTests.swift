import CascadeTesting
import ScriptedEngines
import SpeechEngines
import Testing

@testable import Cascade

@Suite("Listener")
struct ListenerTests {
    private static let loud = [Float](repeating: 0.5, count: 320)
    private static let quiet = [Float](repeating: 0, count: 320)

    private let microphone = MicrophoneBuffer()
    private let events = EventLog<TurnEvent>()

    private func listener(
        _ recognizer: any RecognizerStream, isDeaf: Bool = false, asksEarly: Bool = false
    ) throws -> Listener {
        try Listener(
            microphone: self.microphone, detector: ScriptedDetector(isDeaf: isDeaf), recognizer: recognizer,
            edges: .init(), asksEarly: asksEarly
        ) { [events] news in
            if case .event(let event) = news { events.add(event) }
        }
    }

    @Test("a held turn holds all sound sent before it is let go, and none sent after")
    func heldTurn() async throws {
        let recognizer = try await ScriptedRecognizer(script: ["Yes."]).open()
        var listener = try self.listener(recognizer, isDeaf: true)
        self.microphone.append(.turnBegan(at: .zero))
        try listener.listen()
        for _ in 0..<10 { self.microphone.append(Self.loud, at: .zero) }
        self.microphone.append(.turnEnded(at: .seconds(1)))
        try listener.listen()
        recognizer.finish()
        for _ in 0..<10 { self.microphone.append(Self.loud, at: .zero) }
        try listener.listen()
        recognizer.finish()
        var finals = recognizer.transcripts.makeAsyncIterator()
        #expect(try await finals.next()?.coverage == .milliseconds(200))
        let second = try #require(try await finals.next())
        #expect(second.isFinal && second.coverage == .zero)
        #expect(self.events.events == [.beginTurn(at: .zero), .endTurn(at: .seconds(1))])
    }

    @Test("pauses in a held turn are not reported, and speech after it is")
    func pauses() async throws {
        let recognizer = try await ScriptedRecognizer(script: ["Yes."]).open()
        var listener = try self.listener(recognizer)
        self.microphone.append(.turnBegan(at: .zero))
        try listener.listen()
        for frame in [Self.loud, Self.quiet, Self.loud] {
            for _ in 0..<20 { self.microphone.append(frame, at: .zero) }
            try listener.listen()
        }
        self.microphone.append(.turnEnded(at: .zero))
        try listener.listen()
        #expect(self.events.events == [.beginTurn(at: .zero), .endTurn(at: .zero)])
        for _ in 0..<20 { self.microphone.append(Self.loud, at: .zero) }
        try listener.listen()
        let started = self.events.events.contains { if case .speech(.started) = $0 { true } else { false } }
        #expect(started)
    }

    private static func stops(_ event: TurnEvent) -> Bool {
        if case .speech(.stopped) = event { true } else { false }
    }

    @Test(
        "speech whose sound stops in mid-word ends after a second without any, once, and sound that comes back begins anew"
    )
    func soundStops() async throws {
        let recognizer = try await ScriptedRecognizer(script: ["Yes."]).open()
        var listener = try self.listener(recognizer)
        for _ in 0..<20 { self.microphone.append(Self.loud, at: .zero) }
        try listener.listen(after: .milliseconds(20))
        for _ in 0..<49 { try listener.listen(after: .milliseconds(20)) }
        #expect(!self.events.events.contains(where: Self.stops))
        for _ in 0..<100 { try listener.listen(after: .milliseconds(20)) }
        #expect(self.events.events.count(where: Self.stops) == 1)
        for _ in 0..<20 { self.microphone.append(Self.loud, at: .seconds(4)) }
        try listener.listen(after: .milliseconds(20))
        let starts = self.events.events.count { if case .speech(.started) = $0 { true } else { false } }
        #expect(starts == 2)
    }

    @Test(
        "a key that was held over silence is told from one over soft sound, over a short sound and over none",
        arguments: [(Float.zero, 50, true), (0.02, 50, false), (0, 5, false), (0, 0, false)])
    func heldSilence(level: Float, frames: Int, isSilent: Bool) async throws {
        let recognizer = try await ScriptedRecognizer(script: ["You."]).open()
        var listener = try self.listener(recognizer, isDeaf: true)
        self.microphone.append(.turnBegan(at: .zero))
        try listener.listen()
        for _ in 0..<frames { self.microphone.append([Float](repeating: level, count: 320), at: .zero) }
        self.microphone.append(.turnEnded(at: .seconds(1)))
        try listener.listen()
        #expect(self.events.events.last == .endTurn(at: .seconds(1), isSilent: isSilent))
    }

    /// Frames of 20 ms: a pause is one from 60 ms on.
    private func calls(_ frames: [[Float]], asksEarly: Bool) throws -> [NotedStream.Call] {
        let recognizer = NotedStream()
        var listener = try self.listener(recognizer, asksEarly: asksEarly)
        for frame in frames { self.microphone.append(frame, at: .zero) }
        try listener.listen()
        return recognizer.calls.events
    }

    @Test(
        "a recognizer that may be asked often is asked at the first silent frame, and hears the rest of the gap with what follows"
    )
    func earlyQuestion() throws {
        let speech = [[Float]](repeating: Self.loud, count: 3)
        let gap = [[Float]](repeating: Self.quiet, count: 2)
        let calls = try self.calls(speech + gap + [Self.loud], asksEarly: true)
        #expect(
            calls == [.append(samples: 960), .append(samples: 320), .settle, .append(samples: 640)])
    }

    @Test("the words up to a pause are asked for once more when it is known to be one, without its silence")
    func questionAtPause() throws {
        let speech = [[Float]](repeating: Self.loud, count: 3)
        let pause = [[Float]](repeating: Self.quiet, count: 10)
        #expect(
            try self.calls(speech + pause, asksEarly: true) == [
                .append(samples: 960), .append(samples: 320), .settle, .settle,
            ])
        #expect(
            try self.calls(speech + pause, asksEarly: false).count(where: { $0 == .settle }) == 1)
    }

    @Test("a held turn is not asked about in its gaps")
    func heldGap() throws {
        let recognizer = NotedStream()
        var listener = try self.listener(recognizer, asksEarly: true)
        self.microphone.append(.turnBegan(at: .zero))
        try listener.listen()
        for frame in [Self.loud, Self.loud, Self.loud, Self.quiet, Self.loud] {
            self.microphone.append(frame, at: .zero)
        }
        try listener.listen()
        #expect(recognizer.calls.events == [NotedStream.Call](repeating: .append(samples: 320), count: 5))
    }
}
