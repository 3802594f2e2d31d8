internal import CLlama
internal import Foundation
internal import SpeechEngines

/// A loaded model with its context. Belongs to one thread.
struct LlamaModel: ~Copyable {
    /// Tokens of one decode at the most.
    static let batchTokens = 64

    private let table: cascade_llama_table
    private let pointer: OpaquePointer
    private let form: ChatForm
    private let marks: PromptMarks

    init(engines: LocalRuntime, settings: LlamaLanguageModel.Settings) throws {
        let library = try engines.folder.file("llama/libcascade_llama.so")
        let function = try SharedLibrary(path: library).function(
            "cascade_llama_table_v1", as: cascade_llama_table_function.self)
        guard let table = function()?.pointee, table.version == CASCADE_LLAMA_VERSION else {
            throw EngineError(.damaged, "\(library) is of another version than this program: run `make setup`")
        }
        guard FileManager.default.isReadableFile(atPath: settings.modelPath) else {
            throw EngineError(
                .missing, "\(settings.modelPath) is not there: run `make setup`, or give the path of a GGUF file")
        }
        var message = [CChar](repeating: 0, count: 256)
        let loaded = table.load(
            engines.folder.path + "/llama", settings.modelPath,
            cascade_llama_settings(
                // Twice one conversation, so that several short ones keep what they have read.
                context_tokens: Int32(settings.contextTokens * 2), sequences: Int32(settings.sequences),
                batch_tokens: Int32(Self.batchTokens), threads: Int32(engines.threads.languageModel)
            ),
            &message, message.count)
        guard let loaded else {
            let reason = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            throw EngineError(.damaged, "\(settings.modelPath) cannot be used: \(reason)")
        }
        self.table = table
        self.pointer = loaded
        let render = { (messages: [Message]) in
            Self.rendered(messages, by: table, loaded) { $0 }.map { text in
                String(decoding: text.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            }
        }
        self.form = ChatForm(render: render)
        let controls = (0..<table.token_count(loaded)).compactMap { table.control_text(loaded, $0) }
        self.marks = PromptMarks(controls: controls.map { String(cString: $0) }, render: render)
    }

    deinit { self.table.free_model(self.pointer) }

    /// The tokens of a conversation in the model's own chat form, up to where the answer begins. What that form has no
    /// place for is put where it has one.
    func prompt(_ messages: [Message]) throws -> [Int32] {
        let fitted = self.form.fitted(messages)
        guard let text = Self.rendered(fitted, by: self.table, self.pointer, self.marks.harmless) else {
            throw EngineError(.unsupported, "the model's chat template is not one that llama.cpp knows")
        }
        return try self.tokens(text)
    }

    /// A conversation in the model's own chat form, nil if that has no form for it.
    /// - Parameter written: a message's text as it is put there.
    private static func rendered(
        _ messages: [Message], by table: cascade_llama_table, _ pointer: OpaquePointer, _ written: (String) -> String
    ) -> [CChar]? {
        let strings = messages.map { (strdup($0.role.name), strdup(written($0.text))) }
        defer {
            for (role, text) in strings {
                free(role)
                free(text)
            }
        }
        let entries = strings.map { cascade_llama_message(role: $0, content: $1) }
        var text = [CChar](repeating: 0, count: 4096)
        var length = table.render(pointer, entries, entries.count, &text, Int32(text.count))
        if length > text.count {
            text = [CChar](repeating: 0, count: Int(length))
            length = table.render(pointer, entries, entries.count, &text, length)
        }
        return length >= 0 ? Array(text.prefix(Int(length))) : nil
    }

    /// How many tokens a text has by itself.
    func tokenCount(_ text: String) throws -> Int {
        try self.tokens(self.marks.harmless(text).utf8.map { CChar(bitPattern: $0) }).count
    }

    /// The bytes of a token's text, which may end within a character.
    func piece(_ token: Int32) -> [UInt8] {
        var bytes = [CChar](repeating: 0, count: 256)
        let count = self.table.piece(self.pointer, token, &bytes, Int32(bytes.count))
        return bytes.prefix(max(0, Int(count))).map { UInt8(bitPattern: $0) }
    }

    func endsGeneration(_ token: Int32) -> Bool { self.table.ends_generation(self.pointer, token) }

    /// Decodes a batch.
    /// - Returns: false if the cache has no room for it.
    func decode(_ entries: [cascade_llama_entry]) throws -> Bool {
        let code = self.table.decode(self.pointer, entries, Int32(entries.count))
        guard code >= 0 else { throw EngineError(.failed, "the language model failed (llama.cpp code \(code))") }
        return code == 0
    }

    /// Drops a sequence's cells from `position` on.
    func truncate(_ sequence: Int32, at position: Int) {
        _ = self.table.truncate(self.pointer, sequence, Int32(position))
    }

    /// Lets `target` use the first cells of `source` too.
    func share(_ source: Int32, with target: Int32, count: Int) {
        self.table.share(self.pointer, source, target, Int32(count))
    }

    func makeSampler(_ options: GenerationOptions) -> OpaquePointer? {
        self.table.new_sampler(
            self.pointer,
            cascade_llama_sampling(
                temperature: Float(options.temperature), top_p: 0.95, repeat_penalty: Float(options.repeatPenalty),
                repeat_window: 64, seed: UInt32.random(in: 0...UInt32.max)))
    }

    /// Chooses the token that follows entry `index` of the last batch.
    func sample(_ sampler: OpaquePointer, at index: Int) -> Int32 {
        self.table.sample(sampler, self.pointer, Int32(index))
    }

    func release(_ sampler: OpaquePointer) { self.table.free_sampler(sampler) }

    private func tokens(_ text: [CChar]) throws -> [Int32] {
        var tokens = [Int32](repeating: 0, count: text.count + 8)
        let count = self.table.tokenize(self.pointer, text, Int32(text.count), &tokens, Int32(tokens.count))
        guard count >= 0 else { throw EngineError(.failed, "the conversation cannot be split into tokens") }
        return Array(tokens.prefix(Int(count)))
    }
}
