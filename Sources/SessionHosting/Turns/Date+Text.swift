internal import Foundation

extension Date {
    /// ISO 8601 with milliseconds, in UTC: sorts as text as it does as time.
    var inText: String { self.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)) }
}
