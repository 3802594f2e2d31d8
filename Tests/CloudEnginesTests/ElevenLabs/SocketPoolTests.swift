import SpeechEngines
import Testing

@testable import CloudEngines

@Suite("Shared sockets")
struct SocketPoolTests {
    private func handle(_ pool: inout SocketPool, _ events: SocketPool.Event..., at milliseconds: Int = 0) -> [String] {
        events.flatMap { event in
            pool.handle(event, at: .milliseconds(milliseconds)).map { action in
                switch action {
                case .connect(let socket): "connect \(socket)"
                case .assign(let reply, let socket): "\(reply) in \(socket)"
                case .refuse(let reply, let error): "refuse \(reply) \(error.code)"
                case .keepAlive(let socket): "keep alive \(socket)"
                case .close(let socket): "close \(socket)"
                }
            }
        }
    }

    private func pool(warm: Int = 1, limit: Int = 2) -> SocketPool {
        SocketPool(warm: warm, limit: limit, fault: ElevenLabsFault(hasKey: true))
    }

    private static let gone = EngineError(.unreachable, "gone", isRetryable: true)

    @Test("a warm socket is open before a reply wants it, and is asked for once")
    func warm() {
        var pool = self.pool()
        #expect(self.handle(&pool, .warm, .warm) == ["connect 0"])
        #expect(self.handle(&pool, .opened(socket: 0), .want(reply: 0)) == ["0 in 0"])
    }

    @Test("five replies share a socket, the sixth opens another, and beyond the limit replies are refused")
    func limits() {
        var pool = self.pool()
        #expect(self.handle(&pool, .want(reply: 0), .want(reply: 1)) == ["connect 0"])
        #expect(self.handle(&pool, .opened(socket: 0)) == ["0 in 0", "1 in 0"])
        #expect(
            self.handle(&pool, .want(reply: 2), .want(reply: 3), .want(reply: 4)) == ["2 in 0", "3 in 0", "4 in 0"])
        #expect(self.handle(&pool, .want(reply: 5)) == ["connect 1"])
        for reply in 6...9 { #expect(self.handle(&pool, .want(reply: reply)) == []) }
        #expect(self.handle(&pool, .want(reply: 10)) == ["refuse 10 overloaded"])
        #expect(self.handle(&pool, .opened(socket: 1)) == (5...9).map { "\($0) in 1" })
    }

    @Test("a place is free when the reply is over and the service has said so, or has not for three seconds")
    func places() {
        var pool = self.pool(limit: 1)
        _ = self.handle(&pool, .warm, .opened(socket: 0))
        for reply in 0...4 { _ = self.handle(&pool, .want(reply: reply)) }
        #expect(self.handle(&pool, .ended(reply: 0), .want(reply: 5)) == ["refuse 5 overloaded"])
        #expect(self.handle(&pool, .release(reply: 0, hasEnded: false), .want(reply: 6)) == ["6 in 0"])
        #expect(self.handle(&pool, .release(reply: 1, hasEnded: false), .want(reply: 7)) == ["refuse 7 overloaded"])
        #expect(self.handle(&pool, .ended(reply: 1), .want(reply: 8)) == ["8 in 0"])
        #expect(self.handle(&pool, .release(reply: 2, hasEnded: true), .want(reply: 9)) == ["9 in 0"])
        _ = self.handle(&pool, .release(reply: 3, hasEnded: false))
        #expect(pool.nextDeadline == .seconds(3))
        #expect(self.handle(&pool, .tick, .want(reply: 10), at: 2999) == ["refuse 10 overloaded"])
        #expect(self.handle(&pool, .tick, .want(reply: 11), at: 3000) == ["11 in 0"])
    }

    @Test("a reply that gives up while it waits gets no place")
    func givingUp() {
        var pool = self.pool()
        _ = self.handle(&pool, .want(reply: 0), .want(reply: 1), .release(reply: 0, hasEnded: true))
        #expect(self.handle(&pool, .opened(socket: 0)) == ["1 in 0"])
    }

    @Test("a warm socket that is lost is opened again ever more slowly, and at once when a reply wants it")
    func backOff() {
        var pool = self.pool()
        _ = self.handle(&pool, .warm, .opened(socket: 0))
        #expect(self.handle(&pool, .lost(socket: 0, nil)) == [])
        #expect(pool.nextDeadline == .milliseconds(100))
        #expect(self.handle(&pool, .tick, at: 99) == [])
        #expect(self.handle(&pool, .tick, at: 100) == ["connect 2"])
        #expect(self.handle(&pool, .lost(socket: 2, Self.gone), at: 100) == [])
        #expect(pool.nextDeadline == .milliseconds(300))
        #expect(self.handle(&pool, .want(reply: 0), at: 150) == ["connect 4"])
        #expect(self.handle(&pool, .lost(socket: 4, Self.gone), at: 200) == ["refuse 0 unreachable"])
    }

    @Test("a refused key is not tried again until a reply wants it")
    func refusedKey() {
        var pool = self.pool()
        _ = self.handle(&pool, .warm)
        #expect(self.handle(&pool, .lost(socket: 0, EngineError(.unauthorized, "no"))) == [])
        #expect(pool.nextDeadline == nil)
        #expect(self.handle(&pool, .want(reply: 0)) == ["connect 2"])
        #expect(self.handle(&pool, .lost(socket: 2, EngineError(.unauthorized, "no"))) == ["refuse 0 unauthorized"])
    }

    @Test("open sockets are kept alive, and spare ones closed after a minute without a reply")
    func idle() {
        var pool = self.pool()
        for reply in 0...5 { _ = self.handle(&pool, .want(reply: reply)) }
        _ = self.handle(&pool, .opened(socket: 0), .opened(socket: 1))
        #expect(pool.nextDeadline == .seconds(10))
        #expect(self.handle(&pool, .tick, at: 10_000) == ["keep alive 0", "keep alive 1"])
        _ = self.handle(&pool, .release(reply: 5, hasEnded: true), at: 11_000)
        #expect(self.handle(&pool, .tick, at: 70_999) == ["keep alive 0", "keep alive 1"])
        #expect(self.handle(&pool, .tick, at: 71_000) == ["close 1"])
        #expect(self.handle(&pool, .lost(socket: 1, nil), at: 71_010) == [])
    }

    @Test("a broken socket takes no other reply, and is closed when its own are over")
    func distrust() {
        var pool = self.pool()
        _ = self.handle(&pool, .warm, .opened(socket: 0), .want(reply: 0), .want(reply: 1))
        #expect(self.handle(&pool, .distrust(socket: 0), .release(reply: 0, hasEnded: false)) == [])
        #expect(self.handle(&pool, .want(reply: 2)) == ["connect 1"])
        #expect(self.handle(&pool, .opened(socket: 1)) == ["2 in 1"])
        #expect(self.handle(&pool, .release(reply: 1, hasEnded: true)) == [])
        #expect(self.handle(&pool, .tick, at: 3000) == ["close 0"])
        #expect(self.handle(&pool, .lost(socket: 0, nil), at: 3000) == [])
    }

    @Test("a broken warm socket without other replies is replaced at once")
    func distrustOfTheLast() {
        var pool = self.pool()
        _ = self.handle(&pool, .warm, .opened(socket: 0), .want(reply: 0), .distrust(socket: 0))
        #expect(self.handle(&pool, .release(reply: 0, hasEnded: true)) == ["close 0", "connect 1"])
    }

    @Test("after a stop everything is closed and refused, in whichever order things come")
    func stop() {
        var pool = self.pool()
        _ = self.handle(&pool, .want(reply: 0))
        #expect(self.handle(&pool, .stop) == ["refuse 0 stopped", "close 0"])
        #expect(self.handle(&pool, .opened(socket: 0)) == ["close 0"])
        #expect(self.handle(&pool, .lost(socket: 0, nil), .warm, .want(reply: 1)) == ["refuse 1 stopped"])
        #expect(pool.nextDeadline == nil)
    }
}
