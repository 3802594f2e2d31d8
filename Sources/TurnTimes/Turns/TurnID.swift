/// A turn of a session, counted from 1.
public struct TurnID: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let number: Int

    public init(_ number: Int) {
        self.number = number
    }

    public var description: String { "\(self.number)" }
    public static func < (left: TurnID, right: TurnID) -> Bool { left.number < right.number }
}
