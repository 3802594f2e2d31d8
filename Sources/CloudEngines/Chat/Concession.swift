/// What a server does not take of a usual request, and is therefore spared.
enum Concession: Sendable, Hashable, CaseIterable {
    /// No `stream_options`.
    case streamOptions
    /// The limit under its other name: `max_completion_tokens` for `max_tokens`, or the reverse.
    case otherLimit
    /// No limit at all; ours is kept by counting.
    case limit
    case temperature
    case stop
    /// User and assistant in turn, the user first.
    case turns
    /// Instructions are the beginning of the first user message.
    case system

    /// What a refusal names, as far as it is not granted yet.
    /// - Parameter text: the refusal as it came.
    static func named(in text: String, beyond granted: Set<Concession>) -> Set<Concession> {
        let text = text.lowercased()
        func names(_ words: String...) -> Bool { words.contains(where: text.contains) }
        var named: Set<Concession> = []
        if names("stream_options", "include_usage", "stream options") { named.insert(.streamOptions) }
        if names("max_tokens", "max_completion_tokens", "max tokens", "max_new_tokens", "max_output_tokens") {
            let isTooMuch = names("context length", "too large", "at most", "less than or equal")
            named.insert(granted.contains(.otherLimit) || isTooMuch ? .limit : .otherLimit)
        }
        if names("temperature") { named.insert(.temperature) }
        if names("'stop'", "\"stop\"", "`stop`", "stop:", "stop sequence", "stop_sequences", "parameter stop") {
            named.insert(.stop)
        }
        named.subtract(granted)
        guard named.isEmpty else { return named }
        return Self.roles(names).first { !granted.contains($0) }.map { [$0] } ?? []
    }

    /// One thing at a time: templates refuse several orders in nearly the same words.
    private static func roles(_ names: (String...) -> Bool) -> [Concession] {
        let turns = names(
            "alternat", "consecutive", "first message", "start with a user", "start with user", "begin with a user",
            "must be user", "must be from the user", "expected role", "role order", "last message")
        let system = names(
            "system role", "role system", "role: system", "system message", "system prompt", "system instruction",
            "'system'", "\"system\"", "\\\"system\\\"", "`system`", "developer instruction", "only user and assistant",
            "only user, assistant")
        if turns { return [.turns, .system] }
        if system { return [.system, .turns] }
        return names("role") ? [.turns, .system] : []
    }
}
