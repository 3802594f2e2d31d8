internal import CloudEngines
internal import ElevenLabsWire

extension Setting {
    /// Those of ElevenLabs and of servers that speak its protocol.
    static let elevenLabs: [Setting] = [
        Setting("tts.voice", \.elevenLabsSpeech.voice, .text("a voice's id"), "who speaks"),
        Setting("tts.model", \.elevenLabsSpeech.model, .text("a model's id"), "which model speaks"),
        Setting("tts.base", \.elevenLabsSpeech.base, .text("an address"), "where speech is made"),
        Setting("tts.format", \.elevenLabsSpeech.format, .format, "how the sound comes"),
        Setting("tts.socket", \.elevenLabsSpeech.socket, .choice(), "a socket for each reply, or shared ones"),
        Setting("tts.sockets", \.elevenLabsSpeech.socketLimit, .wholeNumber(1...64), "shared sockets at the most"),
        Setting("tts.form", \.elevenLabsSpeech.form, .choice(), "who decides when collected text is spoken"),
        Setting("tts.automatic", \.elevenLabsSpeech.isAutomatic, .onOff, "the service speaks each message at once"),
        Setting(
            "tts.alignment", \.elevenLabsSpeech.syncsAlignment, .onOff,
            "every message has the times of its characters"),
        Setting(
            "tts.stall", \.elevenLabsSpeech.stall, .milliseconds(200...60_000),
            "how long the service may be silent while words are due"),
        Setting(
            "tts.stability", \.elevenLabsSpeech.manner.stability, .optional(.number(0...1)), "how even the voice is",
            unset: "the voice's own"),
        Setting(
            "tts.similarity", \.elevenLabsSpeech.manner.similarityBoost, .optional(.number(0...1)),
            "how near it is to the original voice", unset: "the voice's own"),
        Setting(
            "tts.style", \.elevenLabsSpeech.manner.style, .optional(.number(0...1)), "how much of its style is heard",
            unset: "the voice's own"),
        Setting(
            "tts.speed", \.elevenLabsSpeech.manner.speed, .optional(.number(0.7...1.2)), "how fast it speaks",
            unset: "the voice's own"),
        Setting(
            "tts.speakerBoost", \.elevenLabsSpeech.manner.useSpeakerBoost, .optional(.onOff),
            "nearer to the original speaker", unset: "the voice's own"),
        Setting("stt.model", \.elevenLabsTranscription.model, .text("a model's id"), "which model transcribes"),
        Setting("stt.base", \.elevenLabsTranscription.base, .text("an address"), "where speech is transcribed"),
        Setting(
            "stt.commit", \.elevenLabsTranscription.commit, .choice(), "who ends a segment, we or the service"),
        Setting("stt.times", \.elevenLabsTranscription.includesTimes, .onOff, "words have times"),
    ]
}

extension ElevenLabsSynthesizer.Settings {
    /// How the voice speaks, one by one.
    fileprivate var manner: VoiceSettings {
        get { self.voiceSettings ?? VoiceSettings() }
        set { self.voiceSettings = newValue == VoiceSettings() ? nil : newValue }
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
    /// With the address of an engine's name.
    func named(_ name: VendorModel?) -> Self {
        var settings = self
        if let base = name?.base { settings.base = base }
        return settings
    }
}
