extension [Message] {
    /// Every call of a tool with its result right behind it, in the order of the calls, as services want it.
    ///
    /// A result is its call's until the same id is called again. Calls without a result are left out, as are results without
    /// a call: their other half was forgotten, or has not come.
    public var paired: [Message] {
        guard self.contains(where: \.concernsTools) else { return self }
        var messages: [Message] = []
        for (place, message) in self.enumerated() {
            if case .tool = message.role { continue }
            var message = message
            var results: [Message] = []
            message.toolCalls = message.toolCalls.filter { call in
                let result = self.result(of: call, behind: place)
                if let result { results.append(result) }
                return result != nil
            }
            let isLeft = !message.text.isEmpty || !message.toolCalls.isEmpty || self[place].toolCalls.isEmpty
            if isLeft { messages.append(message) }
            messages += results
        }
        return messages
    }

    /// The conversation for a model that was taught no tools: a result is told by the user, a call by nobody.
    public var withoutTools: [Message] {
        guard self.contains(where: \.concernsTools) else { return self }
        var names: [String: String] = [:]
        return self.paired.compactMap { message in
            for call in message.toolCalls { names[call.id] = call.name }
            if case .tool(let call) = message.role {
                return Message(.user, "Result of \(names[call] ?? call): \(message.text)")
            }
            return message.toolCalls.isEmpty || !message.text.isEmpty ? Message(message.role, message.text) : nil
        }
    }

    private func result(of call: ToolCall, behind place: Int) -> Message? {
        for message in self[(place + 1)...] {
            if message.role == .tool(call: call.id) { return message }
            if message.toolCalls.contains(where: { $0.id == call.id }) { return nil }
        }
        return nil
    }
}

extension Message {
    fileprivate var concernsTools: Bool {
        if case .tool = self.role { true } else { !self.toolCalls.isEmpty }
    }
}
