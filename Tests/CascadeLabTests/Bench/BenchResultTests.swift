import Cascade
import Foundation
import Testing
import TurnTimes

@testable import CascadeLab

@Suite("What a bench found")
struct BenchResultTests {
    private static func result(_ turns: [BenchTurn], modes: [String] = ["cascade"]) -> BenchResult {
        BenchResult(
            modes: modes, turns: turns, machine: MachineReport(foreign: 0.02, latest: 3), conditions: ["cores": "2"])
    }

    private static func result(under conditions: [String: String]) -> BenchResult {
        BenchResult(
            modes: [], turns: [], machine: MachineReport(foreign: 0, latest: 0), conditions: conditions)
    }

    @Test("a condition that is another than the baseline's is told; one that only one of them knows is not")
    func conditions() {
        let baseline = Self.result(under: ["cores": "2", "speech.schedule": "fast", "old": "1"])
        let result = Self.result(under: ["cores": "2", "speech.schedule": "auto", "new": "1"])
        #expect(result.changes(since: baseline) == ["speech.schedule: \"auto\" here, \"fast\" in the baseline"])
        #expect(baseline.changes(since: baseline).isEmpty)
    }

    /// Turns whose voice to voice are these milliseconds.
    private static func turns(_ values: [Double], mode: String = "cascade", reply: String = "Yes.") -> [BenchTurn] {
        values.enumerated().map { index, value in
            BenchTurn(
                mode: mode, recording: "a", repetition: index,
                marks: Marks(milliseconds: [.acousticEnd: 0, .firstByteWritten: value]),
                reply: reply)
        }
    }

    private static func object(_ result: BenchResult) throws -> [String: Any] {
        let json = try JSONSerialization.jsonObject(with: Data(try result.json().utf8))
        return try #require((json as? [String: Any])?["modes"] as? [String: Any])
    }

    @Test("the file has for each mode its turns, its cut-ins, and each name's percentiles with their count")
    func shape() throws {
        let cutIn = BenchTurn(
            mode: "cascade", recording: "a", repetition: 99, outcome: .cutIn,
            marks: Marks(milliseconds: [.acousticEnd: 0, .firstByteWritten: -9000]))
        let modes = try Self.object(Self.result(Self.turns((1...20).map { Double($0) * 100 }) + [cutIn]))
        let mode = try #require(modes["cascade"] as? [String: Any])
        #expect(mode["turns"] as? Int == 21)
        #expect(mode["cut_ins"] as? Int == 1)
        for name in LatencyName.allCases {
            let latency = try #require(mode[name.rawValue] as? [String: Any])
            #expect(Set(latency.keys) == ["p50", "p90", "p99", "n"])
        }
        let latency = try #require(mode["voice_to_voice"] as? [String: Any])
        #expect(latency["n"] as? Int == 20)
        let median = try #require(latency["p50"] as? Double)
        #expect(median >= 1000 && median <= 1001)
        let tail = try #require(latency["p90"] as? Double)
        #expect(tail >= 1800 && tail <= 1801.8)
        #expect(latency["p99"] is NSNull)
    }

    @Test(
        "a percentile is null where turns are too few",
        arguments: [(3, 0), (4, 1), (19, 1), (20, 2), (199, 2), (200, 3)])
    func tooFew(count: Int, told: Int) throws {
        let modes = try Self.object(Self.result(Self.turns([Double](repeating: 50, count: count))))
        let latency = try #require((modes["cascade"] as? [String: Any])?["voice_to_voice"] as? [String: Any])
        #expect(latency["n"] as? Int == count)
        #expect(["p50", "p90", "p99"].map { latency[$0] is NSNull } == (0..<3).map { $0 >= told })
    }

    @Test("a file can be read again, for a later run to compare with")
    func again() throws {
        let result = Self.result(SimulatedBench().turns(seed: 1))
        let read = try BenchResult(json: result.json())
        #expect(read.machine == result.machine)
        #expect(read.modes == result.modes)
        #expect(read.turns.count == result.turns.count)
        for (now, before) in zip(read.turns, result.turns) {
            #expect(
                now.marks.milliseconds.mapValues { ($0 * 1000).rounded() }
                    == before.marks.milliseconds.mapValues { ($0 * 1000).rounded() })
        }
        #expect(throws: LabError.self) { try BenchResult(json: "{}") }
        #expect(throws: LabError.self) {
            try BenchResult(json: result.json().replacing(#""schema" : 1"#, with: #""schema" : 2"#))
        }
    }

    @Test("the panel tells of each mode how turns were taken, in lines, file and page")
    func panel() throws {
        var overlaps = OverlapTally()
        overlaps.add(.noise(isPaused: false))
        let turns = (0..<10).map { index in
            BenchTurn(
                mode: "cascade", recording: "a", repetition: index, outcome: index == 0 ? .unanswered : .answered,
                marks: Marks(milliseconds: [.acousticEnd: 0, .firstByteWritten: 300]), overlaps: overlaps,
                deadAirs: index == 1 ? 1 : 0)
        }
        let result = Self.result(turns)
        let lines = BenchLines.table(result).joined(separator: "\n")
        #expect(lines.contains("missed_turns               10 %, 2 % to 40 % (10)"))
        #expect(lines.contains("dead_air                   10 %, 2 % to 40 % (10)"))
        #expect(lines.contains("noise_selectivity          100 %, 72 % to 100 % (10)"))
        #expect(lines.contains("response_latency           300 / – (9)"))
        #expect(lines.contains("yield_rate                 –"))
        let mode = try #require(try Self.object(result)["cascade"] as? [String: Any])
        let panel = try #require(mode["panel"] as? [String: Any])
        #expect((panel["missed_turns"] as? [String: Any])?["share"] as? Double == 0.1)
        #expect(try BenchResult(json: result.json()).summaries[0].panel == result.summaries[0].panel)
        #expect(BenchPage(result).html.contains("<tr><th>missed_turns</th><td>10 %, 2 % to 40 % (10)</td></tr>"))
    }

    @Test("replies are the same only if no mode and no repeat differs")
    func sameReplies() {
        let turns = Self.turns([1, 2], mode: "sequential") + Self.turns([1, 2])
        #expect(Self.result(turns).sameReplies == (1, 1))
        #expect(Self.result(turns + Self.turns([3], reply: "No.")).sameReplies == (0, 1))
    }

    @Test("the table has every name, the saving, the cut-ins and the machine")
    func table() {
        let turns = Self.turns([1000, 1000, 1000, 1000], mode: "sequential") + Self.turns([250, 250, 250, 250])
        let lines = BenchLines.table(Self.result(turns, modes: ["sequential", "cascade"]))
        for name in LatencyName.allCases { #expect(lines.contains { $0.hasPrefix(name.rawValue) }) }
        #expect(lines.contains { $0.hasPrefix("voice_to_voice") && $0.hasSuffix("750, – (4.0 times)") })
        #expect(lines.contains { $0.contains("0 cut-ins") })
        #expect(lines.contains { $0.hasSuffix("quiet") })
    }

    @Test(
        "a machine is quiet up to 10 % of a core and 25 ms",
        arguments: [(0.1, 25.0, true), (0.11, 3, false), (0, 26, false)])
    func quiet(foreign: Double, latest: Double, isQuiet: Bool) {
        #expect(MachineReport(foreign: foreign, latest: latest).isQuiet == isQuiet)
    }

    @Test("the budget of each mode is printed and shown, with what to turn next")
    func budget() {
        let result = Self.result(
            SimulatedBench().turns(seed: 2)
                + SimulatedBench(delays: [.release: 900]).turns(seed: 1, mode: "sequential"),
            modes: ["sequential", "cascade"])
        let lines = BenchLines.table(result)
        #expect(lines.contains { $0.hasPrefix("budget of cascade, 40 turns: median") })
        #expect(lines.contains { $0.hasPrefix("next: turn.patience") })
        #expect(TurnStage.ofServer.allSatisfy { stage in lines.contains { $0.hasPrefix(stage.rawValue) } })
        let page = BenchPage(result).html
        #expect(page.contains("<h2>Budget</h2>"))
        #expect(page.contains("Next: <code>turn.patience"))
        #expect(!BenchLines.table(Self.result(Self.turns([1, 2, 3]))).contains { $0.hasPrefix("budget") })
    }

    @Test("the page stands alone, and shows texts as they are")
    func page() {
        let turns = Self.turns([100, 200, 300, 400], reply: #"<b>"a" & b</b>"#)
        let html = BenchPage(
            Self.result(turns + SimulatedBench().turns(seed: 1, mode: "sequential"), modes: ["sequential", "cascade"])
        ).html
        #expect(html.contains("&lt;b&gt;&quot;a&quot; &amp; b&lt;/b&gt;"))
        #expect(html.contains("prefers-color-scheme: dark"))
        for outside in ["<script", "http://", "https://", "url(", "@import", "src="] {
            #expect(!html.contains(outside))
        }
        #expect(html.components(separatedBy: "<svg").count == html.components(separatedBy: "</svg>").count)
    }

    @Test("a waterfall's steps follow each other from the end of speech to the first sound")
    func waterfall() {
        let fall = Waterfall(
            Marks(milliseconds: [
                .acousticEnd: 0, .endpointing: 200, .finalTranscript: 250, .firstToken: 300, .synthesisRequest: 420,
                .firstAudio: 500, .firstByteWritten: 510,
            ]))
        #expect(fall.steps.map(\.stage) == TurnStage.ofServer)
        #expect(zip(fall.steps, fall.steps.dropFirst()).allSatisfy { $0.end == $1.start })
        #expect(fall.steps.last?.end == .milliseconds(510))
        #expect(fall.letters == "eeeermttss")
        let turns = Self.turns([900, 100, 300, 700])
        #expect(Waterfall(medianOf: turns)?.steps.last?.end == .milliseconds(300))
        #expect(Waterfall(medianOf: []) == nil)
    }
}
