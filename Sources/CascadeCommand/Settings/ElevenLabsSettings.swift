internal import CloudEngines
internal import ElevenLabsWire
internal import SpeechText

extension ElevenLabsSynthesizer.Settings {
    /// Takes what is set.
    /// - Throws: `SettingsError` for the first value that is not allowed.
    mutating func read(_ reader: SettingsReader, speech: SpeechChunker.Settings) throws {
        self.voice = reader.text(.speechVoice) ?? self.voice
        self.model = reader.text(.speechModel) ?? self.model
        self.base = reader.text(.speechBase) ?? self.base
        if let name = reader.text(.speechFormat) {
            let formats = OutputFormat.all.filter { [.pcm, .ulaw, .alaw].contains($0.codec) }
            guard let format = formats.first(where: { $0.name == name }) else {
                throw SettingsError(
                    key: SettingsKey.speechFormat.rawValue, value: name,
                    allowed: formats.map(\.name).joined(separator: ", "))
            }
            self.format = format
        }
        self.socket = try reader.choice(.speechSocket, of: ElevenLabsSynthesizer.Socket.self) ?? self.socket
        self.socketLimit = try reader.wholeNumber(.speechSocketLimit, in: 1...64) ?? self.socketLimit
        self.form = try reader.choice(.speechForm, of: ElevenLabsSynthesizer.Form.self) ?? self.form
        self.isAutomatic = try reader.choice(.speechAutomatic, of: Switch.self) == .on
        self.syncsAlignment = try reader.choice(.speechAlignment, of: Switch.self) != .off
        self.stall = try reader.milliseconds(.speechStall, in: 200...60_000) ?? self.stall
        var voice = VoiceSettings()
        voice.stability = try reader.number(.speechStability, in: 0...1)
        voice.similarityBoost = try reader.number(.speechSimilarity, in: 0...1)
        voice.style = try reader.number(.speechStyle, in: 0...1)
        voice.speed = try reader.number(.speechSpeed, in: 0.7...1.2)
        voice.useSpeakerBoost = try reader.choice(.speechSpeakerBoost, of: Switch.self).map { $0 == .on }
        self.voiceSettings = voice == VoiceSettings() ? nil : voice
        if case .schedule(let schedule) = speech.mode { self.schedule = schedule.thresholds }
        self.language = speech.language.code
    }

    /// With the voice and the address of an engine's name.
    func named(_ name: VendorModel?) -> Self {
        var settings = self
        if let name { settings.voice = name.name }
        if let base = name?.base { settings.base = base }
        return settings
    }
}

extension ElevenLabsRecognizer.Settings {
    /// Takes what is set.
    /// - Throws: `SettingsError` for the first value that is not allowed.
    mutating func read(_ reader: SettingsReader, speech: SpeechChunker.Settings) throws {
        self.model = reader.text(.transcriptionModel) ?? self.model
        self.base = reader.text(.transcriptionBase) ?? self.base
        self.commit = try reader.choice(.transcriptionCommit, of: CommitStrategy.self) ?? self.commit
        self.includesTimes = try reader.choice(.transcriptionTimes, of: Switch.self) != .off
        self.language = speech.language.code
    }

    /// With the address of an engine's name.
    func named(_ name: VendorModel?) -> Self {
        var settings = self
        if let base = name?.base { settings.base = base }
        return settings
    }
}
