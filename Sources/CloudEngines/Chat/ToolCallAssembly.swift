/// Puts tool calls together that arrive in parts, several at the same time, each known by its index.
struct ToolCallAssembly: Sendable {
    /// Calls of one answer at the most; what goes beyond is left out.
    private static let limit = 64
    /// Bytes of a call's arguments at the most.
    private static let argumentLimit = 64 << 10

    private var calls: [Int: ToolCall] = [:]

    /// Adds a part. Id and name count when they first come; arguments are joined in order.
    mutating func add(index: Int, id: String?, name: String?, arguments: String?) {
        guard self.calls[index] != nil || self.calls.count < Self.limit else { return }
        var call = self.calls[index] ?? ToolCall(id: "", name: "", arguments: "")
        if call.id.isEmpty { call.id = id ?? "" }
        if call.name.isEmpty { call.name = name ?? "" }
        if let arguments, call.arguments.utf8.count + arguments.utf8.count <= Self.argumentLimit {
            call.arguments += arguments
        }
        self.calls[index] = call
    }

    /// All calls in the order of their indices; none are left.
    mutating func finish() -> [ToolCall] {
        defer { self.calls = [:] }
        return self.calls.sorted { $0.key < $1.key }.map(\.value)
    }
}
