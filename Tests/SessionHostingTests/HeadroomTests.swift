import Cascade
import CascadeTesting
import Logging
import ScriptedEngines
import ServerEdge
import SpeechEngines
import Testing
import TurnTimes

@testable import SessionHosting

@Suite("Whether there is room for another session", .timeLimit(.minutes(1)))
struct HeadroomTests {
    private static func level(_ late: [Int]) -> Headroom.Level {
        var headroom = Headroom()
        for milliseconds in late { headroom.note(late: .milliseconds(milliseconds)) }
        return headroom.level
    }

    @Test(
        "a quarter of a second's wake-ups tell, and one that was held up tells nothing",
        arguments: [
            ([], Headroom.Level.ample), (Array(repeating: 19, count: 40), .ample),
            (Array(repeating: 0, count: 16) + Array(repeating: 500, count: 4), .ample),
            (Array(repeating: 0, count: 15) + Array(repeating: 20, count: 5), .tight),
            (Array(repeating: 59, count: 40), .tight), (Array(repeating: 60, count: 5), .none),
            (Array(repeating: 60, count: 20) + Array(repeating: 0, count: 15), .none),
            (Array(repeating: 60, count: 20) + Array(repeating: 0, count: 16), .ample),
        ])
    func levels(late: [Int], level: Headroom.Level) {
        #expect(Self.level(late) == level)
    }

    @Test("a host whose process wakes late lets nobody in until it wakes in time again")
    func refusal() async throws {
        let clock = ManualClock()
        let watch = HeadroomWatch(clock: SessionClock(clock))
        let readiness = EngineReadiness()
        readiness.set(
            .ready(
                EngineSet(
                    recognizer: ScriptedRecognizer(script: [""]), detector: ScriptedDetector(),
                    model: ScriptedLanguageModel { _ in "" }, synthesizer: ScriptedSynthesizer())))
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let host = SessionHost(
            agent: Agent(), settings: [:], limit: 1, readiness: readiness, listening: ListeningLoop(),
            keeping: TurnKeeping(store: try TurnStore(file: nil), log: nil, clock: SessionClock(clock), logger: logger),
            headroom: watch, logger: logger)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await watch.run() }
            func wake(after time: Duration, times: Int) async {
                for _ in 0..<times {
                    while clock.sleeperCount == 0 { await Task.yield() }
                    clock.advance(by: time)
                }
                while clock.sleeperCount == 0 { await Task.yield() }
            }
            await wake(after: Headroom.interval, times: 20)
            #expect(host.refusal == nil)
            await wake(after: Headroom.interval + .milliseconds(60), times: 5)
            guard case .busy = host.refusal else {
                Issue.record("somebody is let in")
                return
            }
            await wake(after: Headroom.interval, times: 20)
            #expect(host.refusal == nil)
            group.cancelAll()
        }
    }
}
