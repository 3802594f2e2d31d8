import Cascade
import ChunkSchedules
import Foundation
import SpeechAudio
import SpeechEngines
import Testing

@testable import CascadeLab

@Suite("What a tune's result says")
struct TuneResultTests {
    private static func run(
        _ candidate: String, text: Int = 0, repetition: Int = 0, firstAudio: Double, gap: Double = 0,
        distance: Double? = nil
    ) -> TuneRun {
        var arrivals = [PlayOut.Arrival(time: .milliseconds(firstAudio), length: .milliseconds(100))]
        arrivals.append(PlayOut.Arrival(time: .milliseconds(firstAudio + 100 + gap), length: .milliseconds(100)))
        let reply = VoicedReply(
            tokens: [
                RecordedReply.Token(text: "a", time: .zero),
                RecordedReply.Token(text: String(repeating: "b", count: 135), time: .seconds(1)),
            ], text: String(repeating: "a", count: 150), delay: .milliseconds(80),
            pieces: [(0, 50, 0), (50, 100, 1)], arrivals: arrivals,
            clip: SpokenClip(AudioClip(samples: Array(repeating: 0, count: 1000), sampleRate: 100)))
        var run = TuneRun(reply, candidate: candidate, text: text, repetition: repetition, prosody: nil)
        run.prosody = distance.map { TuneProsody(combined: $0) }
        return run
    }

    private static func result(_ runs: [TuneRun], gap: Int = 100, firstAudio: Int = 500) -> TuneResult {
        TuneResult(
            candidates: ScheduleCandidate.all, texts: [TuneReplies.english[4]], runs: runs,
            machine: MachineReport(foreign: 0.01, latest: 2),
            budget: ScheduleBudget(firstAudio: .milliseconds(firstAudio), gap: .milliseconds(gap)),
            conditions: ["<processor>": "x & y"])
    }

    private static let runs = (0..<20).flatMap { repetition in
        [
            Self.run("fast", repetition: repetition, firstAudio: 450, gap: repetition == 0 ? 300 : 0, distance: 3),
            Self.run("balanced", repetition: repetition, firstAudio: 950, distance: 2),
            Self.run("quality", repetition: repetition, firstAudio: 1900, distance: 1),
            Self.run("automatic", repetition: repetition, firstAudio: 480, gap: 150, distance: 1.5),
        ]
    }

    @Test("the recommendation is the nearest to whole speech that keeps both budgets, by what was measured")
    func recommendation() {
        #expect(Self.result(Self.runs).recommendation == "fast")
        #expect(Self.result(Self.runs, gap: 200).recommendation == "automatic")
        #expect(Self.result(Self.runs, firstAudio: 1000).recommendation == "balanced")
        #expect(Self.result(Self.runs, firstAudio: 2000).recommendation == "quality")
        #expect(Self.result([]).recommendation == nil)
    }

    @Test("a candidate's figures are those of its replies; percentiles that they cannot support are left out")
    func summary() throws {
        let result = Self.result(Self.runs)
        let fast = try #require(result.summaries.first)
        #expect(fast.firstAudio.count == 20)
        #expect(abs((fast.firstAudio.p50 ?? 0) - 450) < 1)
        #expect(fast.firstAudio.p99 == nil)
        #expect(fast.gapCount == 1 && fast.repliesWithGaps == 1)
        #expect(fast.pieces == 2 && fast.charactersPerPiece == 75)
        #expect(fast.prosody?.combined == 3 && fast.prosodyCount == 20)
        let unmeasured = try #require(result.summaries.last)
        #expect(unmeasured.firstAudio.count == 0 && unmeasured.pieces == nil && unmeasured.outlook == nil)
    }

    @Test("the forecast rests on the measured pace")
    func pace() {
        let result = Self.result(Self.runs)
        #expect(abs(result.pace.text - 135) < 0.001 && abs(result.pace.speech - 15) < 0.001)
        #expect(result.pace.delay == .milliseconds(80))
        #expect(result.forecasts.count == 9)
        #expect(result.forecasts.allSatisfy { $0 != nil })
    }

    @Test("lines, file and page tell all candidates and the recommendation")
    func told() throws {
        let result = Self.result(Self.runs)
        let lines = TuneLines.table(result)
        #expect(lines.contains { $0.hasPrefix("fast ") && $0.contains("450 / 450 / –") })
        #expect(lines.contains("  measured: fast"))
        #expect(TuneLines.line(Self.runs[0], number: 1, of: 2).contains("1 gaps up to 300 ms"))
        let json = try #require(try JSONSerialization.jsonObject(with: Data(result.json().utf8)) as? [String: Any])
        #expect((json["candidates"] as? [Any])?.count == 9)
        #expect((json["raw"] as? [Any])?.count == 80)
        #expect((json["recommendation"] as? [String: Any])?["measured"] as? String == "fast")
        let page = TunePage(result).html
        #expect(page.contains("<strong>fast</strong>") && page.contains("<svg"))
        #expect(page.contains("x &amp; y") && page.contains("&lt;processor&gt;"))
        #expect(!page.contains("<script"))
    }

    @Test("a result without any reply has a page all the same")
    func empty() {
        #expect(TunePage(Self.result([])).html.contains("</html>"))
    }
}

extension TuneProsody {
    fileprivate init(combined: Double) {
        self.init(pitch: combined, energy: combined, pauses: combined, combined: combined, byTimes: true)
    }
}
