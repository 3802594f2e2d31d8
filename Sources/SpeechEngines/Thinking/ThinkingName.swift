/// The name of a tag, in small letters, and whether models think inside of such tags.
struct ThinkingName {
    /// Names that mean thinking wherever they are a part: `seed:think`, `thought_process`.
    static let strong: Set<String> = ["think", "thinking", "thought", "thoughts", "reasoning", "reflection"]

    /// Names that mean thinking as the last part only.
    private static let weak: Set<String> = [
        "analysis", "antthinking", "cot", "deepthink", "deliberation", "monologue", "rationale", "reason", "reflect",
        "scratchpad",
    ]
    /// Calls that are written as text are not words, and nobody runs them: those to be run come in fields of their own.
    private static let calls: Set<String> = [
        "function_call", "function_calls", "tool_call", "tool_calls", "tool_use", "toolcall",
    ]
    /// Names of tags around an answer.
    private static let envelopes: Set<String> = ["answer", "final_answer", "output", "response", "solution"]

    let text: String

    init(_ text: String) {
        self.text = text.lowercased()
    }

    /// Whether what stands inside is not for the user.
    var isThinking: Bool {
        let parts = Self.parts(self.text)
        return parts.contains(where: Self.strong.contains) || parts.last.map(Self.weak.contains) ?? false
            || Self.calls.contains(self.text)
    }

    /// Whether the tag only says that what stands inside is the answer.
    var isEnvelope: Bool { Self.envelopes.contains(self.text) }

    static func parts(_ name: String) -> [String] {
        name.split { "_:-./".contains($0) }.map(String.init)
    }
}
