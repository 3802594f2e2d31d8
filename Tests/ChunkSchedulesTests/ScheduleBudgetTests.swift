import ChunkSchedules
import Testing

@Suite("Which schedule to take")
struct ScheduleBudgetTests {
    private static let budget = ScheduleBudget(firstAudio: .milliseconds(500), gap: .milliseconds(100))

    /// Milliseconds of first audio and longest gap, the nearest to whole speech first.
    private static func choice(_ outlooks: (Int, Int)...) -> Int? {
        self.budget.choice(
            of: outlooks.map {
                ScheduleOutlook(firstAudio: .milliseconds($0), longestGap: .milliseconds($1))
            })
    }

    @Test("the first that keeps both budgets, however much sooner another is")
    func both() {
        #expect(Self.choice((501, 0), (500, 100), (100, 0)) == 1)
        #expect(Self.choice((400, 0), (100, 0)) == 0)
    }

    @Test("if none keeps both, the soonest of those without too long a gap")
    func gapFirst() {
        #expect(Self.choice((2000, 0), (900, 0), (300, 101), (800, 100)) == 3)
    }

    @Test("if all have too long a gap, the one with the smallest")
    func smallestGap() {
        #expect(Self.choice((100, 400), (600, 300), (200, 900)) == 1)
    }

    @Test("of equals the first; of none nothing")
    func ends() {
        #expect(Self.choice((900, 0), (900, 0)) == 0)
        #expect(Self.choice((900, 300), (800, 300)) == 0)
        #expect(Self.choice() == nil)
    }
}
