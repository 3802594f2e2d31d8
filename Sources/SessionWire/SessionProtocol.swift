/// Numbers of the session's wire protocol.
public enum SessionProtocol {
    /// Both sides say it at the start; a client of another version is refused.
    public static let version = 1
    /// Microphone rates that a client may declare.
    public static let sampleRates = 8000...96_000
    /// The microphone rate of a client that declares none.
    public static let standardSampleRate = 16_000
    /// Characters of a typed turn at the most.
    public static let textLimit = 2000
    /// Milliseconds of a client's clock at the most, either way: enough for those since 1970.
    public static let clockLimit = 1e15
    /// Samples of a gap at the most.
    public static let gapLimit = 10_000_000
}
