import ChunkSchedules
import Testing

@Suite("What a listener hears of sound that comes in pieces")
struct PlayOutTests {
    /// Milliseconds of arrivals and lengths.
    private static func playOut(_ arrivals: [(Int, Int)]) -> PlayOut {
        PlayOut(arrivals.map { PlayOut.Arrival(time: .milliseconds($0), length: .milliseconds($1)) })
    }

    @Test("sound that is there in time makes no gap, also when it comes just as the last one ends")
    func noGap() {
        #expect(Self.playOut([(100, 50), (120, 50), (200, 10)]).gaps.isEmpty)
        #expect(Self.playOut([]).gaps.isEmpty)
        #expect(Self.playOut([(100, 50)]).gaps.isEmpty)
    }

    @Test("a gap lasts from the end of all sound until the next, and play-out goes on from there")
    func gaps() {
        let playOut = Self.playOut([(100, 50), (180, 20), (210, 5), (214, 1)])
        #expect(
            playOut.gaps == [
                PlayOut.Gap(arrival: 1, length: .milliseconds(30)), PlayOut.Gap(arrival: 2, length: .milliseconds(10)),
            ])
        #expect(playOut.longest == .milliseconds(30))
        #expect(playOut.gap(before: 2) == .milliseconds(10))
        #expect(playOut.gap(before: 3) == .zero)
    }

    @Test("play-out begins with the first sound and is complete with the last")
    func ends() {
        let playOut = Self.playOut([(100, 50), (120, 500)])
        #expect(playOut.start == .milliseconds(100))
        #expect(playOut.complete == .milliseconds(120))
        #expect(Self.playOut([]).start == nil && Self.playOut([]).complete == nil)
    }

    @Test("sound of a later piece that overtakes waits for the earlier one")
    func overtaking() {
        #expect(Self.playOut([(100, 10), (200, 10), (150, 10)]).gaps.map(\.arrival) == [1])
    }

    @Test("an outlook has the middle first sound and the longest gap that nine of ten replies keep to")
    func outlook() {
        let replies = (1...20).map { Self.playOut([($0 * 10, 0), ($0 * 10 + $0, 0)]) }
        let outlook = ScheduleOutlook(replies)
        #expect(outlook?.firstAudio == .milliseconds(100))
        #expect(outlook?.longestGap == .milliseconds(18))
        #expect(ScheduleOutlook(Array(replies.prefix(5)))?.longestGap == .milliseconds(5))
        #expect(ScheduleOutlook([]) == nil)
        #expect(ScheduleOutlook([Self.playOut([])]) == nil)
    }
}
