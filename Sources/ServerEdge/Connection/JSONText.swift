internal import Foundation

/// Values as JSON on one line, keys in order.
package enum JSONText {
    /// - Parameter value: one that always encodes: texts, and numbers that are finite.
    package static func of(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            // Only a number that is not finite cannot be written.
            return "{}"
        }
    }
}
