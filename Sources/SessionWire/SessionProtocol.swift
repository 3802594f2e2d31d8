/// Numbers of the session's wire protocol.
public enum SessionProtocol {
    /// Both sides say it at the start; a client of another version is refused.
    public static let version = 1
    /// Microphone rates that a client may declare.
    public static let sampleRates = 8000...96_000
    /// The microphone rate of a client that declares none.
    public static let standardSampleRate = 16_000
    /// Of a microphone frame, which lasts a second at the most.
    public static let bytesPerSample = 2
    /// Bytes of a text message to the server at the most.
    public static let messageLimit = 1 << 18
    /// Characters of a typed turn at the most.
    public static let textLimit = 2000
    /// Bytes of a typed turn at the most: a character may be put together from any number of signs.
    public static let textByteLimit = 16_000
    /// Milliseconds of a client's clock at the most, either way: enough for those since 1970.
    public static let clockLimit = 1e15
    /// Milliseconds at the most that a client may say its clock is off.
    public static let clockErrorLimit = 60_000.0
    /// Milliseconds from the microphone to the client's program at the most.
    public static let microphoneDelayLimit = 1000.0
    /// Milliseconds from a frame's arrival to its first audible sample at the most.
    public static let audibleDelayLimit = 60_000.0
    /// Samples of a gap at the most.
    public static let gapLimit = 10_000_000
    /// The number of a ping at the most, either way: every JSON reader has it exactly.
    public static let pingLimit = 1 << 53
    /// Samples a second of a reply.
    public static let replyRates: ClosedRange<UInt32> = 1000...192_000
}
