/// What stands behind a possible sentence end.
struct SentenceBeginning {
    enum Kind {
        case upper
        case lower
        case digit
        case other
        /// The text ends.
        case nothing
    }

    var kind: Kind
    /// Whether a quote, bracket or emphasis opens before it.
    var isOpened = false
    /// Whether a dash stands before it.
    var hasDash = false
    var first: Unicode.Scalar?
}
