/// When each character of a text is heard, in samples from the first sample of the piece it came with.
///
/// Character `i` sounds from `ends[i - 1]` (0 for the first) to `ends[i]`; characters that make no sound of their own
/// have no length. The last end is the length of the text's whole sound.
public struct CharacterTimes: Sendable, Equatable {
    /// The characters as they were given to the synthesizer.
    public let text: String

    /// One end for each `Character` of the text, never falling.
    public let ends: [Int]

    /// - Precondition: as many ends as characters, rising or equal.
    public init(text: String, ends: [Int]) {
        precondition(text.count == ends.count, "one end for each character")
        self.text = text
        self.ends = ends
    }

    /// The length of the text's whole sound in samples.
    public var length: Int { self.ends.last ?? 0 }
}
