import Foundation

/// Texts as JSON.
enum FieldText {
    static func json(_ text: String) -> String {
        // A text always encodes.
        (try? String(decoding: JSONEncoder().encode(text), as: UTF8.self)) ?? "\"\""
    }
}
