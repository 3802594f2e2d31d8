/// A reply of a session, counted from 1; a later reply has a higher number.
public struct ReplyID: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let number: Int

    public init(_ number: Int) {
        self.number = number
    }

    public var description: String { "\(self.number)" }
    public static func < (left: ReplyID, right: ReplyID) -> Bool { left.number < right.number }
}
