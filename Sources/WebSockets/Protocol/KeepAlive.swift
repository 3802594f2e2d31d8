import NIOCore

/// Decides when to ping and when to give a silent peer up. The caller keeps the timer.
struct KeepAlive {
    enum Step: Equatable {
        /// Come back after this time.
        case wait(TimeAmount)
        /// Send a ping, then come back after this time.
        case ping(thenWait: TimeAmount)
        /// The peer is gone.
        case timedOut
    }

    private enum Phase {
        case listening
        /// A ping is due or sent; `tookBytes` when the socket was writable at some time since.
        case pinged(tookBytes: Bool)
    }

    private let interval: TimeAmount
    private let timeout: TimeAmount
    private var phase = Phase.listening
    private var heard = false

    init(interval: TimeAmount, timeout: TimeAmount) {
        self.interval = interval
        self.timeout = timeout
    }

    /// The time to the first call of ``elapsed(isReading:isWritable:)``.
    var firstWait: TimeAmount { self.interval }

    /// The peer sent something.
    mutating func noteInput() { self.heard = true }

    /// The peer took bytes.
    mutating func noteWritable() {
        if case .pinged = self.phase { self.phase = .pinged(tookBytes: true) }
    }

    /// The time of the last step is over.
    mutating func elapsed(isReading: Bool, isWritable: Bool) -> Step {
        if self.heard {
            self.heard = false
            self.phase = .listening
            return .wait(self.interval)
        }
        switch self.phase {
        case .listening:
            self.phase = .pinged(tookBytes: isWritable)
            return isWritable ? .ping(thenWait: self.timeout) : .wait(self.timeout)
        case .pinged(let tookBytes):
            // While the application does not take messages, we do not read and cannot hear an answer.
            // A peer that takes our bytes is then alive enough; one that does not is given up.
            guard !isReading, tookBytes || isWritable else { return .timedOut }
            self.phase = .pinged(tookBytes: isWritable)
            return .wait(self.timeout)
        }
    }
}
