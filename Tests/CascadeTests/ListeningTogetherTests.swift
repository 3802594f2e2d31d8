import CascadeTesting
import ScriptedEngines
import SpeechEngines
import Synchronization
import Testing

@testable import Cascade

@Suite("Listening to many sessions", .timeLimit(.minutes(2)))
struct ListeningTogetherTests {
    private let detector = NotedDetector()
    private let loop = ListeningLoop()
    private let failures = EventLog<Int>()

    /// A session that the loop listens to.
    private func session(_ number: Int, _ detector: NotedDetector) async throws -> MicrophoneBuffer {
        let microphone = MicrophoneBuffer()
        let listener = try Listener(
            microphone: microphone, detector: detector,
            recognizer: try await ScriptedRecognizer(script: ["Yes."]).open(), edges: .init()
        ) { _ in }
        _ = self.loop.add(listener) { [failures] _ in failures.add(number) }
        return microphone
    }

    private static func frame(_ first: Float) -> [Float] { [first * NotedDetector.unit, 0, 0, 0] }

    @Test("a look is one call for all sessions that have a whole frame, and another for those that have a second one")
    func oneCall() async throws {
        var microphones: [MicrophoneBuffer] = []
        for number in 0..<5 { microphones.append(try await self.session(number, self.detector)) }
        self.loop.listen()
        #expect(self.detector.calls.isEmpty)
        for (number, microphone) in microphones.enumerated() where number > 0 {
            microphone.append(Self.frame(Float(number)), at: .zero)
        }
        microphones[0].append([0, 0], at: .zero)
        microphones[1].append(Self.frame(1.25) + Self.frame(1.5), at: .zero)
        self.loop.listen()
        #expect(self.detector.calls.map { $0.sorted() } == [[1, 2, 3, 4], [1.25], [1.5]])
        microphones[0].append([0, 0], at: .zero)
        self.loop.listen()
        #expect(self.detector.calls.last == [0])
        #expect(self.detector.memory(of: 1) == [1, 1.25, 1.5])
        #expect((2...4).map { self.detector.memory(of: Float($0)) } == [[2], [3], [4]])
    }

    @Test("a session whose frame cannot be heard ends alone, and no frame of the others is lost or heard twice")
    func failing() async throws {
        var microphones: [MicrophoneBuffer] = []
        for number in 0..<3 { microphones.append(try await self.session(number, self.detector)) }
        let rounds: [[Float]] = [[1, 2, 3], [1.25, NotedDetector.unheard, 3.25], [1.5, 2.5, 3.5]]
        for round in rounds {
            for (microphone, first) in zip(microphones, round) { microphone.append(Self.frame(first), at: .zero) }
            self.loop.listen()
        }
        #expect(self.failures.events == [1])
        #expect(self.detector.memory(of: 1) == [1, 1.25, 1.5])
        #expect(self.detector.memory(of: 2) == [2])
        #expect(self.detector.memory(of: 3) == [3, 3.25, 3.5])
        // All, all, each alone, the two that are left.
        #expect(self.detector.calls.map(\.count) == [3, 3, 1, 1, 1, 2])
    }

    @Test("sessions of different detectors are asked about apart")
    func detectors() async throws {
        let other = NotedDetector()
        for (number, detector) in [self.detector, other, self.detector].enumerated() {
            try await self.session(number, detector).append(Self.frame(Float(number)), at: .zero)
        }
        self.loop.listen()
        #expect(self.detector.calls.map { $0.sorted() } == [[0, 2]])
        #expect(other.calls == [[1]])
    }

    @Test("who asks for other sound is heard together with others, in order, and sessions get their turn between")
    func hearings() async throws {
        let detector = NotedDetector(isClosed: true)
        let microphone = try await self.session(0, detector)
        async let first = self.loop.hear([Self.frame(1)], by: detector, remembering: VoiceActivityMemory())
        while detector.calls.isEmpty { await Task.yield() }
        let frames = (0..<4).map { Self.frame(2 + Float($0) / 4) }
        async let second = self.loop.hear(frames, by: detector, remembering: VoiceActivityMemory())
        async let third = self.loop.hear([Self.frame(3)], by: detector, remembering: VoiceActivityMemory())
        while self.loop.hearingCount < 2 { await Task.yield() }
        microphone.append(Self.frame(0), at: .zero)
        self.loop.wake()
        detector.open()
        let heard = try await [first, second, third]
        #expect(heard.map(\.probabilities.count) == [1, 4, 1])
        #expect(heard[1].memory.numbers == [2, 2.25, 2.5, 2.75])
        let calls = detector.calls
        #expect(calls.first == [1])
        #expect(calls[1].sorted() == [2, 3])
        let ownTurn = try #require(calls.firstIndex(of: [0]))
        #expect(ownTurn < calls.firstIndex(of: [2.75]) ?? 0)
        #expect(self.loop.hearingCount == 0)
    }

    @Test("a sound that cannot be heard fails alone")
    func failingHearing() async throws {
        let detector = NotedDetector(isClosed: true)
        async let first = self.loop.hear([Self.frame(1)], by: detector, remembering: VoiceActivityMemory())
        while detector.calls.isEmpty { await Task.yield() }
        let second = Task { [loop] in
            try await loop.hear(
                [Self.frame(NotedDetector.unheard)], by: detector, remembering: VoiceActivityMemory())
        }
        async let third = self.loop.hear([Self.frame(3)], by: detector, remembering: VoiceActivityMemory())
        while self.loop.hearingCount < 2 { await Task.yield() }
        detector.open()
        #expect(try await first.probabilities == [1])
        await #expect(throws: EngineError.self) { try await second.value }
        #expect(try await third.memory.numbers == [3])
        #expect(try await self.loop.hear([], by: detector, remembering: VoiceActivityMemory()).probabilities == [])
    }

    @Test("looks that are left out after a hold-up are counted")
    func missedLooks() async {
        let (listening, clock) = (ListeningLoop(), ManualClock())
        await withTaskGroup { group in
            group.addTask { await listening.run(clock: clock) }
            func advance(_ milliseconds: Int) async {
                while clock.sleeperCount == 0 { await Task.yield() }
                clock.advance(by: .milliseconds(milliseconds))
                while clock.sleeperCount == 0 { await Task.yield() }
            }
            for _ in 0..<3 { await advance(20) }
            #expect(listening.tally == ListeningTally())
            await advance(110)
            #expect(listening.tally.missedLooks == 4)
            group.cancelAll()
        }
    }
}
