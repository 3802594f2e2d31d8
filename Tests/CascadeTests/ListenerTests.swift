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

    @Test("a held turn holds all sound sent before it is let go, and none sent after")
    func heldTurn() async throws {
        let recognizer = try await ScriptedRecognizer(script: ["Yes."]).open()
        var listener = try Listener(
            microphone: self.microphone, detector: ScriptedDetector(isDeaf: true), recognizer: recognizer,
            edges: .init()
        ) { [events] news in
            if case .event(let event) = news { events.add(event) }
        }
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
        var listener = try Listener(
            microphone: self.microphone, detector: ScriptedDetector(), recognizer: recognizer, edges: .init()
        ) { [events] news in
            if case .event(let event) = news { events.add(event) }
        }
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
}
