/// Which engine does the work of a stage: a word, and for vendors a model and an address: `openai:MODEL@URL`.
enum EngineName: Sendable, Equatable {
    /// A real engine on this machine.
    case local
    /// An engine that follows a script and takes no time.
    case scripted
    /// Any service that speaks OpenAI's chat completions.
    case openAI(VendorModel)
    case anthropic(VendorModel)
    case deepgram(VendorModel?)
    /// The name is a voice; a recognizer takes the address alone.
    case elevenLabs(VendorModel?)

    /// Which stages the engine can do.
    var stages: Set<EngineStage> {
        switch self {
        case .local, .scripted: Set(EngineStage.allCases)
        case .openAI, .anthropic: [.languageModel]
        case .deepgram: [.recognizer]
        case .elevenLabs: [.recognizer, .synthesizer]
        }
    }

    /// The name as it was written.
    var text: String {
        switch self {
        case .local: "local"
        case .scripted: "scripted"
        case .openAI(let model): "openai:\(model.text)"
        case .anthropic(let model): "anthropic:\(model.text)"
        case .deepgram(let model): model.map { "deepgram:\($0.text)" } ?? "deepgram"
        case .elevenLabs(let voice): voice.map { "elevenlabs:\($0.text)" } ?? "elevenlabs"
        }
    }

    /// The name for clients, who need not know the address.
    var label: String {
        switch self {
        case .openAI(let model): "openai:\(model.name)"
        case .anthropic(let model): "anthropic:\(model.name)"
        case .deepgram(let model): model.map { "deepgram:\($0.name)" } ?? "deepgram"
        case .elevenLabs(let voice): voice.map { "elevenlabs:\($0.name)" } ?? "elevenlabs"
        case .local, .scripted: self.text
        }
    }

    /// - Throws: `EngineNameError`.
    init(_ text: String) throws(EngineNameError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let rest = parts.count == 2 ? parts[1] : nil
        switch (parts[0], rest) {
        case ("local", nil): self = .local
        case ("scripted", nil): self = .scripted
        case ("elevenlabs", nil): self = .elevenLabs(nil)
        case ("elevenlabs", .some(let rest)):
            self = .elevenLabs(
                try VendorModel(rest, schemes: ["wss", "ws", "https", "http"], example: "elevenlabs:VOICE"))
        case ("deepgram", nil): self = .deepgram(nil)
        case ("deepgram", .some(let rest)):
            self = .deepgram(try VendorModel(rest, schemes: ["wss", "ws"], example: "deepgram:nova-3"))
        case ("openai", .some(let rest)):
            self = .openAI(try VendorModel(rest, schemes: ["https", "http"], example: "openai:gpt-4.1-mini"))
        case ("anthropic", .some(let rest)):
            self = .anthropic(try VendorModel(rest, schemes: ["https", "http"], example: "anthropic:claude-haiku-4-5"))
        case ("openai", nil): throw EngineNameError("openai needs a model, as in openai:gpt-4.1-mini")
        case ("anthropic", nil): throw EngineNameError("anthropic needs a model, as in anthropic:claude-haiku-4-5")
        case ("local", _), ("scripted", _):
            throw EngineNameError("\(parts[0]) takes no model: write \(parts[0]) alone")
        default:
            throw EngineNameError(
                "there is no engine \"\(parts[0])\"; there are local, scripted, openai:MODEL, openai:MODEL@URL, "
                    + "anthropic:MODEL, deepgram, elevenlabs, elevenlabs:VOICE@URL")
        }
    }

    /// A list separated by commas, the best first.
    /// - Throws: `EngineNameError` for the first name that is wrong, for an empty list or one that names an engine twice.
    static func list(_ text: String) throws(EngineNameError) -> [EngineName] {
        var names: [EngineName] = []
        for entry in text.split(separator: ",", omittingEmptySubsequences: false) {
            let word = entry.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
            guard !word.isEmpty else { throw EngineNameError("a name is missing: write names with one comma between") }
            let name = try EngineName(String(word))
            guard !names.contains(name) else { throw EngineNameError("\(name.text) is named twice") }
            names.append(name)
        }
        return names
    }
}
