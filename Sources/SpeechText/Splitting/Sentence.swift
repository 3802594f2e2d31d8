/// One sentence of a text, with the blanks that separate it from the one before.
///
/// The `source` of all sentences, one after the other, is exactly the text that was fed.
public struct Sentence: Sendable, Equatable {
    /// The sentence as it stands in the text, blanks before it included.
    public let source: String

    /// The sentence without surrounding blanks. Empty only for blanks at the end of the whole text.
    public let text: String

    init(_ scalars: ArraySlice<Unicode.Scalar>) {
        source = String(scalars: scalars)
        let first = scalars.firstIndex { !$0.isBlank } ?? scalars.endIndex
        let end = scalars.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? first
        text = first == scalars.startIndex && end == scalars.endIndex ? source : String(scalars: scalars[first..<end])
    }
}
