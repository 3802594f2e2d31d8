/// Marks that follow each other without a blank, with the quotes and brackets that close behind them.
struct MarkRow {
    enum Kind {
        /// One full stop.
        case stop
        /// A question or exclamation mark among others.
        case emphatic
        /// Full stops only.
        case ellipsis
        /// A mark of a script that uses it for nothing but sentence ends.
        case unambiguous
    }

    var kind = Kind.stop
    /// Behind the last mark or closer.
    var end: Int
    var stops = 0
    var marks = 0
    var closesQuote = false
    var closesBracket = false
    var hasPictograph = false
}
