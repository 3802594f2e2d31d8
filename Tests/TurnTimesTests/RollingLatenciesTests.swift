import Testing
import TurnTimes

@Suite("Windows over latencies")
struct RollingLatenciesTests {
    @Test("the last 100 turns are the last 100, whenever they were")
    func turns() {
        var rolling = RollingLatencies()
        for number in 1...250 {
            rolling.record(.microseconds(number), at: .seconds(number * 100))
            let latencies = rolling.latencies(in: .lastTurns, at: .seconds(1_000_000))
            #expect(latencies.count == min(number, 100))
            #expect(latencies.extremes == .microseconds(max(1, number - 99)) ... .microseconds(number))
        }
    }

    @Test("the last five minutes hold everything of 270 s and nothing older than 300 s")
    func minutes() throws {
        var rolling = RollingLatencies()
        // The latency in microseconds is the time in seconds.
        for second in stride(from: 1, through: 1500, by: 7) {
            rolling.record(.microseconds(second), at: .seconds(second))
            let extremes = try #require(rolling.latencies(in: .lastMinutes, at: .seconds(second)).extremes)
            #expect(extremes.upperBound == .microseconds(second))
            #expect(extremes.lowerBound <= .microseconds(max(1, second - 270 + 6)))
            #expect(extremes.lowerBound > .microseconds(second - 300))
        }
    }

    @Test("minutes without turns empty the window")
    func quiet() {
        var rolling = RollingLatencies()
        rolling.record(.milliseconds(5), at: .seconds(10))
        #expect(rolling.latencies(in: .lastMinutes, at: .seconds(200)).count == 1)
        #expect(rolling.latencies(in: .lastMinutes, at: .seconds(310)).count == 0)
        #expect(rolling.latencies(in: .sinceStart, at: .seconds(310)).count == 1)
        rolling.record(.milliseconds(6), at: .seconds(10_000))
        #expect(rolling.latencies(in: .lastMinutes, at: .seconds(10_000)).count == 1)
        #expect(rolling.latencies(in: .sinceStart, at: .seconds(10_000)).count == 2)
    }

    @Test("a time that goes back is counted with the latest")
    func backwards() {
        var rolling = RollingLatencies()
        rolling.record(.milliseconds(5), at: .seconds(1000))
        rolling.record(.milliseconds(6), at: .seconds(1))
        #expect(rolling.latencies(in: .lastMinutes, at: .seconds(1000)).count == 2)
    }

    @Test("a window tells percentiles like any histogram of its latencies")
    func percentiles() {
        var rolling = RollingLatencies()
        var whole = LatencyHistogram()
        for (number, latency) in LatencyHistogramTests.latencies(300, seed: 4).enumerated() {
            rolling.record(latency, at: .milliseconds(number * 100))
            whole.record(latency)
        }
        for percentile in Percentile.allCases {
            #expect(rolling.latencies(in: .lastMinutes, at: .seconds(30))[percentile] == whole[percentile])
            #expect(rolling.latencies(in: .sinceStart, at: .seconds(30))[percentile] == whole[percentile])
        }
        #expect(rolling.latencies(in: .lastTurns, at: .seconds(30))[.p99] == .tooFew(count: 100, needed: 200))
    }
}
