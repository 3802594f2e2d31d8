import CascadeTesting
import Testing
import TurnTimes

@Suite("Percentiles of latencies")
struct LatencyHistogramTests {
    /// Latencies as turns have them, some early, over six orders of magnitude.
    static func latencies(_ count: Int, seed: UInt64) -> [Duration] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let size =
                Int.random(in: 1...9, using: &random) * [1, 10, 1000, 40_000, 700_000].randomElement(using: &random)!
            return .microseconds(size * (Int.random(in: 0..<4, using: &random) == 0 ? -1 : 1))
        }
    }

    private static func histogram(_ latencies: some Sequence<Duration>) -> LatencyHistogram {
        var histogram = LatencyHistogram()
        for latency in latencies { histogram.record(latency) }
        return histogram
    }

    @Test("a percentile is that of the raw values, never below it and at most 0.1 % above", arguments: 1...30)
    func exactness(seed: Int) throws {
        let count = 4 + seed * seed * 2
        let latencies = Self.latencies(count, seed: UInt64(seed))
        let histogram = Self.histogram(latencies)
        let sorted = latencies.sorted()
        #expect(histogram.count == count)
        #expect(histogram.earlyCount == latencies.count { $0 < .zero })
        for percentile in Percentile.allCases {
            guard case .told(let value, _, let told) = histogram[percentile] else {
                #expect(count < percentile.fewestSamples)
                continue
            }
            #expect(told == count)
            // The smallest value that at least this share of the samples does not exceed.
            let exact = try #require(
                sorted.first { limit in
                    latencies.count { $0 <= limit } * 100 >= percentile.hundredths * count
                })
            let size = max(exact, .zero - exact)
            #expect(value >= exact && value - exact <= size / 1000, "\(percentile) of \(count)")
        }
    }

    @Test("too few samples tell nothing", arguments: [(Percentile.p50, 4), (.p90, 20), (.p99, 200)])
    func tooFew(percentile: Percentile, needed: Int) {
        for count in 0..<needed {
            let histogram = Self.histogram(repeatElement(.milliseconds(5), count: count))
            #expect(histogram[percentile] == .tooFew(count: count, needed: needed))
        }
        let enough = Self.histogram(repeatElement(.milliseconds(5), count: needed))
        guard case .told = enough[percentile] else {
            Issue.record("\(needed) samples are enough")
            return
        }
    }

    @Test("two histograms merged are one over both", arguments: 1...20)
    func merged(seed: Int) {
        let latencies = Self.latencies(400 + seed * 70, seed: UInt64(seed))
        let cut = seed * 15
        var merged = Self.histogram(latencies[..<cut])
        merged.merge(Self.histogram(latencies[cut...]))
        let whole = Self.histogram(latencies)
        #expect(merged.count == whole.count)
        #expect(merged == whole)
        #expect(merged.extremes == whole.extremes)
        for percentile in Percentile.allCases { #expect(merged[percentile] == whole[percentile]) }
    }

    @Test("merging with nothing changes nothing, in either direction")
    func mergedWithNothing() {
        let latencies = Self.latencies(30, seed: 8)
        var left = Self.histogram(latencies)
        left.merge(LatencyHistogram())
        var right = LatencyHistogram()
        right.merge(Self.histogram(latencies))
        let expected = Self.histogram(latencies)[.p90]
        #expect(left[.p90] == expected)
        #expect(right[.p90] == expected)
    }

    @Test("bounds are the samples at the ranks of the binomial tables")
    func bounds() {
        // Ranks for 95 % from tables of the binomial distribution: n, percentile, lower rank, upper rank.
        let cases: [(Int, Percentile, Int?, Int?)] = [
            (4, .p50, nil, nil), (5, .p50, nil, nil), (6, .p50, 1, 6), (10, .p50, 2, 9), (20, .p50, 6, 15),
            (100, .p50, 40, 61), (20, .p90, 15, nil), (35, .p90, 28, nil), (36, .p90, 29, 36), (100, .p90, 84, 96),
            (200, .p99, 195, nil), (367, .p99, 359, nil), (368, .p99, 360, 368), (1000, .p99, 983, 997),
        ]
        for (count, percentile, lower, upper) in cases {
            let histogram = Self.histogram((1...count).map { .microseconds($0) })
            guard case .told(let value, let bounds, _) = histogram[percentile] else {
                Issue.record("\(count) samples are enough for \(percentile)")
                continue
            }
            #expect(bounds.lower == lower.map { .microseconds($0) }, "below \(percentile) of \(count)")
            #expect(bounds.upper == upper.map { .microseconds($0) }, "above \(percentile) of \(count)")
            #expect(value == .microseconds((count * percentile.hundredths + 99) / 100))
        }
    }

    @Test("the true percentile lies within the bounds as often as they promise")
    func coverage() {
        var random = SeededGenerator(seed: 11)
        for percentile in Percentile.allCases {
            let truth = Duration.microseconds(percentile.hundredths * 20)
            var inside = 0
            for _ in 0..<200 {
                let histogram = Self.histogram(
                    (0..<400).map { _ in Duration.microseconds(Int.random(in: 1...2000, using: &random)) })
                guard case .told(_, let bounds, _) = histogram[percentile] else { continue }
                if (bounds.lower ?? truth) <= truth, (bounds.upper ?? truth) >= truth { inside += 1 }
            }
            // 190 are expected at least; at exactly 95 %, fewer than 182 would be rarer than one in a hundred.
            #expect(inside >= 182, "\(percentile)")
        }
    }

    @Test("bounds of very many samples lie close around the percentile")
    func manySamples() {
        var histogram = Self.histogram((1...1000).map { .microseconds($0) })
        for _ in 0..<10 {
            let same = histogram
            histogram.merge(same)
        }
        guard case .told(let value, let bounds, let count) = histogram[.p50] else {
            Issue.record("a million samples are enough")
            return
        }
        #expect(count == 1_024_000)
        #expect(value == .microseconds(500))
        #expect(bounds.lower == .microseconds(499) || bounds.lower == .microseconds(500))
        #expect(bounds.upper == .microseconds(500) || bounds.upper == .microseconds(501))
    }

    @Test("a latency beyond ten minutes counts as ten minutes")
    func limits() throws {
        let extremes = try #require(Self.histogram([.seconds(9000), .seconds(-9000), .zero]).extremes)
        #expect(extremes.upperBound >= .seconds(600) && extremes.upperBound <= .milliseconds(600_600))
        #expect(extremes.lowerBound >= .seconds(-600) && extremes.lowerBound <= .milliseconds(-599_400))
    }

    @Test("no latencies have no extremes")
    func nothing() {
        #expect(LatencyHistogram().extremes == nil)
        #expect(LatencyHistogram().count == 0)
    }
}
