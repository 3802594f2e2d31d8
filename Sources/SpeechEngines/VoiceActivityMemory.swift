/// What a detector remembers of one session's sound. A copy goes on from where the original was, without it.
public struct VoiceActivityMemory: Sendable, Equatable {
    /// Whatever the detector needs, in an order that it alone knows; empty before the first frame.
    public var numbers: [Float] = []
    /// What a gate before the detector knows.
    var room = QuietRoom()

    /// Of a session that has not been heard yet.
    public init() {}
}
