/// Places in sound, in seconds.
public enum MediaSeconds {
    /// A day; nothing that is spoken or heard lasts longer.
    public static let limit = 86_400.0

    /// The nearest time of 0 to a day; 0 for what is no number.
    public static func bounded(_ seconds: Double) -> Double { seconds > 0 ? min(seconds, Self.limit) : 0 }
}
