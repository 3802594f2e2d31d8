import NIOCore
import Testing

@testable import WebSockets

@Suite("Keep-alive")
struct KeepAliveTests {
    private var keepAlive = KeepAlive(interval: .seconds(20), timeout: .seconds(5))

    @Test("A silent peer is pinged after the interval and given up after the time-out")
    mutating func givesUp() {
        #expect(self.keepAlive.firstWait == .seconds(20))
        #expect(self.keepAlive.elapsed(isReading: true, isWritable: true) == .ping(thenWait: .seconds(5)))
        #expect(self.keepAlive.elapsed(isReading: true, isWritable: true) == .timedOut)
    }

    @Test("A peer that talks is not pinged")
    mutating func noPing() {
        for _ in 0..<3 {
            self.keepAlive.noteInput()
            #expect(self.keepAlive.elapsed(isReading: true, isWritable: true) == .wait(.seconds(20)))
        }
    }

    @Test("Anything heard after a ping counts as the answer")
    mutating func answered() {
        #expect(self.keepAlive.elapsed(isReading: true, isWritable: true) == .ping(thenWait: .seconds(5)))
        self.keepAlive.noteInput()
        #expect(self.keepAlive.elapsed(isReading: true, isWritable: true) == .wait(.seconds(20)))
        #expect(self.keepAlive.elapsed(isReading: true, isWritable: true) == .ping(thenWait: .seconds(5)))
    }

    @Test("While the application does not read, a peer that takes bytes is not given up")
    mutating func notReading() {
        #expect(self.keepAlive.elapsed(isReading: false, isWritable: true) == .ping(thenWait: .seconds(5)))
        #expect(self.keepAlive.elapsed(isReading: false, isWritable: true) == .wait(.seconds(5)))
        #expect(self.keepAlive.elapsed(isReading: false, isWritable: false) == .wait(.seconds(5)))
        self.keepAlive.noteWritable()
        #expect(self.keepAlive.elapsed(isReading: false, isWritable: false) == .wait(.seconds(5)))
    }

    @Test("A peer that neither takes bytes nor is read from is given up")
    mutating func deadlock() {
        #expect(self.keepAlive.elapsed(isReading: false, isWritable: false) == .wait(.seconds(5)))
        #expect(self.keepAlive.elapsed(isReading: false, isWritable: false) == .timedOut)
    }

    @Test("No ping is queued behind bytes that the peer does not take, but its silence still counts")
    mutating func notWritable() {
        #expect(self.keepAlive.elapsed(isReading: true, isWritable: false) == .wait(.seconds(5)))
        #expect(self.keepAlive.elapsed(isReading: true, isWritable: true) == .timedOut)
    }
}
