import SpeechEngines
import Testing

@testable import CloudEngines

@Suite("Retries")
struct RetriesTests {
    private static let passing = EngineError(.failed, "again", isRetryable: true)

    @Test("waits grow, a third retry is not made")
    func growing() {
        var retries = Retries(budget: .seconds(10))
        let delays = (0..<3).map { _ in
            retries.delay(after: Self.passing, retryAfter: nil, elapsed: .zero, jitter: 1)
        }
        #expect(delays == [.milliseconds(200), .milliseconds(400), nil])
    }

    @Test("a service's own wait counts, unless it is longer than what is left")
    func retryAfter() {
        var retries = Retries(budget: .milliseconds(1500))
        #expect(
            retries.delay(after: Self.passing, retryAfter: .seconds(1), elapsed: .milliseconds(100), jitter: 1)
                == .seconds(1))
        #expect(
            retries.delay(after: Self.passing, retryAfter: .seconds(1), elapsed: .milliseconds(1100), jitter: 1) == nil)
    }

    @Test("what cannot succeed later is not tried again")
    func final() {
        var retries = Retries(budget: .seconds(10))
        #expect(
            retries.delay(after: EngineError(.unauthorized, "no"), retryAfter: nil, elapsed: .zero, jitter: 0) == nil)
    }
}
