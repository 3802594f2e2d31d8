import SpeechAudio
import SpeechText
import Testing

@testable import ChunkSchedules

@Suite("What a schedule will cost")
struct ScheduleForecastTests {
    private static let text =
        "The quick brown fox jumps over the lazy dog and then runs away from the wild bear. It rests."

    @Test("pieces are released when their threshold is reached, or with the end of the text")
    func cuts() {
        let cuts = ScheduleCuts(.init(mode: .schedule(.fast)), of: Self.text)
        #expect(
            cuts.pieces == [.init(releasedAt: 50, characters: 47), .init(releasedAt: 92, characters: 44)])
    }

    @Test("with flush a sentence's piece is released when its end is certain")
    func flushedCuts() {
        let cuts = ScheduleCuts(.init(mode: .schedule(.quality), flushesSentences: true), of: Self.text)
        #expect(cuts.pieces.map(\.characters) == [82, 9])
        #expect((82...84).contains(cuts.pieces[0].releasedAt))
    }

    @Test("a piece is there a delay after its release and lasts as long as its characters")
    func playOut() {
        let cuts = ScheduleCuts(.init(mode: .schedule(.fast)), of: Self.text)
        // 50 characters at 10 a second, heard for 4.7 s; the rest is there 4.2 s later.
        let even = cuts.playOut(at: ReplyPace(text: 10, speech: 10, delay: .milliseconds(100)))
        #expect(Int((even.start?.milliseconds ?? 0).rounded()) == 5100)
        #expect(even.gaps.isEmpty)
        // Speech twice as fast lasts 2.35 s.
        let hasty = cuts.playOut(at: ReplyPace(text: 10, speech: 20, delay: .milliseconds(100)))
        #expect(hasty.gaps.map(\.arrival) == [1])
        #expect(Int(hasty.longest.milliseconds.rounded()) == 1850)
    }

    @Test("fast is heard before balanced, and balanced before quality, at any pace", arguments: [20.0, 135, 1000])
    func order(text: Double) throws {
        let pace = ReplyPace(text: text, speech: 15, delay: .milliseconds(100))
        let starts = try [ChunkSchedule.fast, .balanced, .quality].map { schedule in
            try #require(ScheduleForecast(.init(mode: .schedule(schedule))).outlook(at: pace)).firstAudio
        }
        #expect(starts[0] < starts[1] && starts[1] < starts[2])
    }

    @Test("the same text written faster never sounds later or with a longer gap")
    func monotone() throws {
        let forecast = ScheduleForecast(.init(mode: .schedule(.balanced)))
        var last: ScheduleOutlook?
        for text in [10.0, 30, 100, 300, 1000] {
            let pace = ReplyPace(text: text, speech: 15, delay: .milliseconds(50))
            let outlook = try #require(forecast.outlook(at: pace))
            if let last { #expect(outlook.firstAudio < last.firstAudio && outlook.longestGap <= last.longestGap) }
            last = outlook
        }
    }

    @Test("a text without anything to speak has no outlook")
    func silent() {
        #expect(ScheduleForecast(SpeechChunker.Settings(), texts: ["…"]).outlook(at: .standard) == nil)
    }
}
