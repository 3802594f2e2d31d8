/// How much a field of a message may hold, in bytes of UTF-8 and in entries.
enum FieldLimit {
    /// Names, keys and codes.
    static let name = 1000
    /// Texts: ten bytes for each of the 10,000 characters that the service takes.
    static let text = 100_000
    /// Entries of a list that says how to speak.
    static let list = 100
    /// Numbers that every JSON reader has exactly, and that leave room to be added and multiplied by small ones.
    static let whole = -(1 << 53)...(1 << 53)
}
