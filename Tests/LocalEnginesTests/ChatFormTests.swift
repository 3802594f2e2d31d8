import CLlama
import Foundation
import SpeechEngines
import Testing

@testable import LocalEngines

@Suite("The form of a model's conversations")
struct ChatFormTests {
    private static let greeted = [
        Message(.system, "Be brief."), Message(.assistant, "Welcome."), Message(.user, "One?"), Message(.user, "Two?"),
    ]
    private static let usual = [
        Message(.system, "Be brief."), Message(.user, "One?"), Message(.assistant, "Yes."), Message(.user, "Two?"),
    ]

    private func texts(_ messages: [Message]) -> [String] { messages.map { "\($0.role.name): \($0.text)" } }

    /// Every message between marks of its role.
    @Sendable private static func marked(_ messages: [Message]) -> String? {
        messages.map { "<\($0.role.name)>\($0.text)</>" }.joined() + "<assistant>"
    }

    @Test("a template with a place for everything gets the conversation as it is")
    func everything() {
        let form = ChatForm(render: Self.marked)
        for messages in [Self.greeted, Self.usual, [Message(.user, "Hello")], []] {
            #expect(form.fitted(messages) == messages)
        }
    }

    @Test("calls of tools are left out and their results told in words")
    func tools() throws {
        let call = try #require(ToolCall(id: "a", name: "clock", arguments: ""))
        let messages = [Message(.user, "When?"), .assistant(calling: [call]), Message(.tool(call: "a"), "At nine.")]
        #expect(
            self.texts(ChatForm(render: Self.marked).fitted(messages))
                == ["user: When?", "user: Result of clock: At nine."])
        #expect(
            self.texts(ChatForm { _ in nil }.fitted(messages)) == ["user: When?\nResult of clock: At nine."])
    }

    @Test("where instructions are refused or left out, they go before the user's first words")
    func noSystem() {
        let refusing = ChatForm { messages in
            messages.contains { $0.role == .system } ? nil : Self.marked(messages)
        }
        let dropping = ChatForm { messages in Self.marked(messages.filter { $0.role != .system }) }
        for form in [refusing, dropping] {
            #expect(
                self.texts(form.fitted(Self.usual)) == ["user: Be brief.\n\nOne?", "assistant: Yes.", "user: Two?"])
            #expect(form.fitted(Self.greeted).first?.role == .user)
            #expect(form.fitted(Self.greeted).first?.text.hasPrefix("Be brief.") == true)
            #expect(self.texts(form.fitted([Message(.system, "Be brief.")])) == ["user: Be brief."])
        }
    }

    @Test("where the user must begin, the greeting has something to answer, and roles take turns")
    func userFirst() {
        let form = ChatForm { messages in
            let turns = messages.drop { $0.role == .system }
            let isInTurn = turns.enumerated().allSatisfy { ($0.offset % 2 == 0) == ($0.element.role == .user) }
            return isInTurn ? Self.marked(messages) : nil
        }
        #expect(
            self.texts(form.fitted(Self.greeted))
                == ["system: Be brief.", "user: Hello.", "assistant: Welcome.", "user: One?\nTwo?"])
        #expect(form.fitted(Self.usual) == Self.usual)
    }

    @Test("a template that refuses everything changes little, and no text of a session is lost")
    func nothing() {
        let text = ChatForm { _ in nil }.fitted(Self.greeted).map(\.text).joined()
        for message in Self.greeted { #expect(text.contains(message.text)) }
    }

    private typealias Apply =
        @convention(c) (
            UnsafePointer<CChar>?, UnsafePointer<cascade_llama_message>?, Int, Bool, UnsafeMutablePointer<CChar>?, Int32
        ) -> Int32

    /// What llama.cpp makes of a conversation with a template of its own, or with one from a model's file.
    private func render(_ template: String, _ messages: [Message], by apply: Apply) -> String? {
        let strings = messages.map { (strdup($0.role.name), strdup($0.text)) }
        defer {
            for (role, text) in strings {
                free(role)
                free(text)
            }
        }
        let entries = strings.map { cascade_llama_message(role: $0, content: $1) }
        var text = [CChar](repeating: 0, count: 8192)
        let length = apply(template, entries, entries.count, true, &text, Int32(text.count))
        guard length >= 0 else { return nil }
        return String(decoding: text.prefix(Int(length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    @Test(
        "the common families get a conversation that they were taught, the greeting never as the user's words",
        .enabled(if: EngineInstallation.hasLanguageModel, "llama.cpp is not installed"),
        arguments: [
            ("chatml", false), ("llama3", false), ("phi3", false), ("phi4", false), ("zephyr", false),
            ("llama2", true), ("llama2-sys", true), ("mistral-v1", true), ("mistral-v3", true),
            ("mistral-v3-tekken", true), ("mistral-v7", true), ("gemma", true), ("command-r", true),
            ("{{ raise_exception('System role not supported') }}<start_of_turn>user", true),
            ("{{ bos_token }}{{ raise_exception('roles must alternate') }}[INST] {{ content }} [/INST]", true),
            ("{% for m in messages %}<|im_start|>{{ m.role }}{{ m.content }}<|im_end|>{% endfor %}", false),
            ("{{ '<|start_header_id|>' + role + '<|end_header_id|>' }}", false),
        ])
    func families(template: String, beginsWithUser: Bool) throws {
        let library = try SharedLibrary(path: EngineInstallation.folder.path + "/llama/libllama.so")
        let apply = try library.function("llama_chat_apply_template", as: Apply.self)
        let form = ChatForm { self.render(template, $0, by: apply) }
        #expect(form.beginsWithUser == beginsWithUser)
        for messages in [Self.greeted, Self.usual] {
            let fitted = form.fitted(messages)
            let text = try #require(self.render(template, fitted, by: apply))
            var rest = text[...]
            // Nothing is lost or in another order.
            for message in messages {
                let place = try #require(rest.firstRange(of: message.text), "\(message.text) in \(text)")
                rest = rest[place.upperBound...]
            }
            guard beginsWithUser, messages == Self.greeted else { continue }
            let opening = try #require(text.firstRange(of: [Message].opening))
            let greeting = try #require(text.firstRange(of: "Welcome."))
            let between = text[opening.upperBound..<greeting.lowerBound]
            #expect(between.contains { !$0.isWhitespace }, "\(text)")
        }
    }

    @Test(
        "what the common families write around messages cannot be said",
        .enabled(if: EngineInstallation.hasLanguageModel, "llama.cpp is not installed"),
        arguments: [
            "chatml", "llama2", "llama2-sys", "llama3", "mistral-v1", "mistral-v3", "mistral-v7", "phi3", "phi4",
            "zephyr",
            "gemma", "command-r", "vicuna", "vicuna-orca", "deepseek", "deepseek2", "deepseek3", "openchat", "monarch",
            "orion", "chatglm3", "chatglm4", "minicpm", "exaone3", "granite",
        ])
    func marks(template: String) throws {
        let library = try SharedLibrary(path: EngineInstallation.folder.path + "/llama/libllama.so")
        let apply = try library.function("llama_chat_apply_template", as: Apply.self)
        let written = try #require(self.render(template, Self.usual, by: apply))
        let said = PromptMarks(controls: []) { self.render(template, $0, by: apply) }.harmless(written)
        let around = Self.usual.reduce(written) { $0.replacing($1.text, with: " ") }
        let marks = around.split(whereSeparator: \.isWhitespace).filter { word in
            word.count > 1 && (word.hasSuffix(":") || "<[#".contains(word.prefix(1)))
        }
        #expect(!marks.isEmpty)
        for mark in marks { #expect(!said.contains(mark), "\(mark)") }
        for message in Self.usual { #expect(said.contains(message.text)) }
    }
}
