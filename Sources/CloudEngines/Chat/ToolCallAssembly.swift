internal import SpeechEngines

/// Puts tool calls together that arrive in parts, several at the same time, each known by its index.
struct ToolCallAssembly: Sendable {
    /// Calls of one answer at the most.
    static let limit = 64

    private struct Call: Sendable {
        let index: Int
        var id = ""
        var name = ""
        var arguments = ""
        /// Whether a part cannot be read, or was too long to be kept: what is left is not what the model wants.
        var isBroken = false

        mutating func add(
            _ text: String?, to field: WritableKeyPath<Self, String>, limit: Int, isFirst: Bool
        ) {
            guard let text, !text.isEmpty, !(isFirst && !self[keyPath: field].isEmpty) else { return }
            if self[keyPath: field].utf8.count + text.utf8.count <= limit {
                self[keyPath: field] += text
            } else {
                self.isBroken = true
            }
        }

        var event: ChatStreamEvent {
            let id = self.id.isEmpty ? "call_" + String(UInt64.random(in: .min ... .max), radix: 36) : self.id
            guard !self.isBroken, let call = ToolCall(id: id, name: self.name, arguments: self.arguments) else {
                return .brokenToolCall
            }
            return .toolCall(call)
        }
    }

    private var calls: [Call] = []
    private var count = 0
    private var isOverfull = false

    /// Adds a part. Id and name count when they first come; arguments are joined in order. Another id at the same index is
    /// another call, as some services count none.
    /// - Parameter isUnreadable: whether the arguments are something else than a text.
    mutating func add(index: Int, id: String?, name: String?, arguments: String?, isUnreadable: Bool = false) {
        let known = self.calls.lastIndex { call in
            call.index == index && (call.id.isEmpty || id?.isEmpty ?? true || call.id == id)
        }
        guard known != nil || self.count < Self.limit else {
            self.isOverfull = true
            return
        }
        if known == nil {
            self.calls.append(Call(index: index))
            self.count += 1
        }
        let place = known ?? self.calls.count - 1
        if isUnreadable { self.calls[place].isBroken = true }
        self.calls[place].add(id, to: \.id, limit: ToolCall.idLimit, isFirst: true)
        self.calls[place].add(name, to: \.name, limit: ToolCall.nameLimit, isFirst: true)
        self.calls[place].add(arguments, to: \.arguments, limit: ToolCall.argumentLimit, isFirst: false)
    }

    /// All calls in the order of their indices; none are left. A call that has no id gets one.
    mutating func finish() -> [ChatStreamEvent] {
        defer { (self.calls, self.isOverfull) = ([], false) }
        // Sorting keeps the order of equals: it is stable, though that is not promised, so the place decides too.
        let sorted = self.calls.enumerated().sorted { ($0.element.index, $0.offset) < ($1.element.index, $1.offset) }
        return sorted.map { $0.element.event } + (self.isOverfull ? [.brokenToolCall] : [])
    }
}
