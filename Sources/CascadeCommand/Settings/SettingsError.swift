/// A setting with a value that is not allowed.
struct SettingsError: Error, CustomStringConvertible {
    /// The key, the value, and what is allowed.
    let description: String

    init(key: String, value: String, allowed: String) {
        self.description = "\(key): \"\(value)\" is not allowed; use \(allowed)"
    }

    init(_ description: String) {
        self.description = description
    }
}
