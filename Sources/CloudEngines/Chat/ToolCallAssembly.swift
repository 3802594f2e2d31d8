/// Puts tool calls together that arrive in parts, several at the same time, each known by its index.
struct ToolCallAssembly: Sendable {
    private var calls: [Int: ToolCall] = [:]

    /// Adds a part. Id and name count when they first come; arguments are joined in order.
    mutating func add(index: Int, id: String?, name: String?, arguments: String?) {
        var call = self.calls[index] ?? ToolCall(id: "", name: "", arguments: "")
        if call.id.isEmpty { call.id = id ?? "" }
        if call.name.isEmpty { call.name = name ?? "" }
        call.arguments += arguments ?? ""
        self.calls[index] = call
    }

    /// All calls in the order of their indices; none are left.
    mutating func finish() -> [ToolCall] {
        defer { self.calls = [:] }
        return self.calls.sorted { $0.key < $1.key }.map(\.value)
    }
}
