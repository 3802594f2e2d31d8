internal import ElevenLabsWire
internal import SpeechText

extension ValueKind<[EngineName]> {
    /// Engines that can do a stage, the best first.
    /// - Parameter names: for the table.
    static func engines(_ stage: EngineStage, _ names: String) -> Self {
        Self(
            allowed: names,
            parse: { text throws(SettingsError) in
                let engines: [EngineName]
                do {
                    engines = try EngineName.list(text)
                } catch {
                    throw SettingsError("\"\(text)\" is not allowed: \(error)")
                }
                for name in engines where !name.stages.contains(stage) {
                    throw SettingsError("\(name.text) is no \(stage.noun)")
                }
                return engines
            }, text: { $0.map(\.text).joined(separator: ",") })
    }
}

extension ValueKind<SpeechChunker.Mode?> {
    /// A mode; nil, `auto`, lets the pace of replies decide.
    static let schedule = Self(
        allowed: "`sentences`, `automatic`, `fast`, `balanced`, `quality`, thresholds, `auto`",
        parse: { text throws(SettingsError) in
            if text == "auto" { return nil }
            do throws(SpeechTextError) {
                return try SpeechChunker.Mode(parsing: text)
            } catch {
                throw SettingsError(
                    value: text,
                    allowed: "sentences, automatic, fast, balanced, quality, auto, or thresholds (\(error.message))")
            }
        }, text: { $0?.name ?? "auto" })
}

extension ValueKind<SpeechLanguage> {
    /// A code such as `en`, `EN` or `en-US`.
    static let language = Self(
        allowed: SpeechLanguage.all.map { "`\($0.code)`" }.joined(separator: ", "),
        parse: { code throws(SettingsError) in
            guard let language = SpeechLanguage(code: code) else {
                throw SettingsError(
                    value: code, allowed: SpeechLanguage.all.map(\.code).joined(separator: ", "))
            }
            return language
        }, text: { $0.code })
}

extension ValueKind<OutputFormat> {
    /// The formats that a conversation can take.
    static let format = Self.word(
        of: OutputFormat.all.filter { [.pcm, .ulaw, .alaw].contains($0.codec) }.map { ($0.name, $0) }, separator: ", ")
}
