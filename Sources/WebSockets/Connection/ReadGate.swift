/// Whether to read from the socket. Closing opens the gate: the peer's close frame must come through
/// even when the application stopped taking messages.
struct ReadGate {
    private var isStarted = false
    private var isInboxFull = false
    private var isClosing = false
    /// A read that NIO asked for and that waits for the gate.
    private var hasHeldRead = false

    var isOpen: Bool { self.isClosing || (self.isStarted && !self.isInboxFull) }

    /// NIO wants to read. Returns whether to let it.
    mutating func readRequested() -> Bool {
        if !self.isOpen { self.hasHeldRead = true }
        return self.isOpen
    }

    /// The application stopped taking messages.
    mutating func inboxFilled() { self.isInboxFull = true }

    /// Each of these returns whether a held read is due now.
    mutating func started() -> Bool {
        self.isStarted = true
        return self.release()
    }

    mutating func inboxReopened() -> Bool {
        self.isInboxFull = false
        return self.release()
    }

    mutating func closing() -> Bool {
        self.isClosing = true
        return self.release()
    }

    private mutating func release() -> Bool {
        guard self.isOpen, self.hasHeldRead else { return false }
        self.hasHeldRead = false
        return true
    }
}
