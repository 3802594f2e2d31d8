/// Who gives a URL's parameters by their names.
public protocol QueryReader {
    /// The first value of the name; nil if absent.
    subscript(name: String) -> String? { get }

    /// All values of the name.
    func all(_ name: String) -> [String]
}

extension QueryReader {
    /// True for `true`, `1`, `yes`, `on`; false for their opposites; nil if absent or neither.
    public func flag(_ name: String) -> Bool? {
        switch self[name]?.lowercased() {
        case "true", "1", "yes", "on": true
        case "false", "0", "no", "off": false
        default: nil
        }
    }

    /// A number in the range, else the nearest in it; nil if absent or no number.
    public func whole(_ name: String, in range: ClosedRange<Int>) -> Int? {
        self[name].flatMap(Int.init).map { min(max($0, range.lowerBound), range.upperBound) }
    }

    /// A number; nil if absent or no finite number.
    public func number(_ name: String) -> Double? {
        self[name].flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil }
    }
}
