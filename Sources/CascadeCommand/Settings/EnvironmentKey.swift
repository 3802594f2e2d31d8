internal import CloudEngines

/// A key from the environment and from nowhere else, so that none ends in a file or in a list of processes. Whoever prints
/// it sees "…".
struct EnvironmentKey: Sendable {
    let variable: String
    /// The key itself, nil where the variable is not set.
    var text: String?

    init(_ variable: String) {
        self.variable = variable
    }

    /// For a vendor's service; nil also for a text that no header can carry.
    var apiKey: APIKey? { self.text.flatMap(APIKey.init) }
}

extension EnvironmentKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { self.text == nil ? "" : "…" }
    var debugDescription: String { self.description }
    var customMirror: Mirror { Mirror(self, children: []) }
}
