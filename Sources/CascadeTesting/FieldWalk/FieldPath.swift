/// Where a field stands in a message: keys and places in arrays, from the outside in.
public struct FieldPath: Sendable, Hashable, CustomStringConvertible {
    /// One step inward.
    public enum Step: Sendable, Hashable {
        case key(String)
        /// An element of an array; all elements are alike.
        case element
    }

    public var steps: [Step]

    public init(_ steps: [Step] = []) {
        self.steps = steps
    }

    /// The path of something inside.
    public func appending(_ step: Step) -> FieldPath { FieldPath(self.steps + [step]) }

    /// For example `choices[].delta.content`; empty for the message itself.
    public var description: String {
        self.steps.reduce("") { text, step in
            switch step {
            case .key(let key): text.isEmpty ? key : "\(text).\(key)"
            case .element: text + "[]"
            }
        }
    }
}
