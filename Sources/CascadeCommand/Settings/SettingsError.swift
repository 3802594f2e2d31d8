/// A setting with a value that is not allowed.
struct SettingsError: Error, CustomStringConvertible {
    /// Whose value it is, the value, and what is allowed.
    let description: String

    init(value: String, allowed: String) {
        self.description = "\"\(value)\" is not allowed; use \(allowed)"
    }

    init(_ description: String) {
        self.description = description
    }
}
