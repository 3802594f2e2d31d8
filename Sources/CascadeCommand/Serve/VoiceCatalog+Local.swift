internal import ElevenLabsServer
internal import LocalEngines
internal import SpeechEngines

extension VoiceCatalog {
    /// The voices that this machine has: those that can be made of the synthesizer, and eSpeak NG's for other languages.
    init(local synthesizer: any Synthesizer) {
        guard let piper = synthesizer as? PiperSynthesizer else {
            self.init(synthesizer)
            return
        }
        self.init(
            [
                Self.joe("joe", "Joe", "Even and natural.", piper),
                Self.joe("joe-calm", "Joe, calm", "Slower.", piper, speed: 0.85),
                Self.joe("joe-deep", "Joe, deep", "Lower.", piper, pitch: 0.94),
                Self.joe("joe-light", "Joe, light", "Higher.", piper, pitch: 1.07),
            ]
                + [
                    ("de", "de", "German"), ("fr", "fr-fr", "French"), ("es", "es", "Spanish"), ("it", "it", "Italian"),
                    ("pt", "pt-br", "Portuguese"), ("pl", "pl", "Polish"),
                ].map { Self.espeak(language: $0, voice: $1, name: $2) })
    }

    private static func joe(
        _ id: String, _ name: String, _ description: String, _ piper: PiperSynthesizer, speed: Double = 1,
        pitch: Double = 1
    ) -> Entry {
        Entry(
            id: id, name: name, description: "\(description) Neural voice of Piper, American English.",
            languages: ["en"],
            labels: ["accent": "american", "gender": "male", "engine": "piper"]
        ) { asked in
            // A higher pitch plays faster, so the voice speaks slower by as much.
            let voice = piper.speaking(
                PiperSynthesizer.Manner(
                    speed: piper.manner.speed * speed * asked / pitch, variation: piper.manner.variation))
            // The pitches above are all in range.
            return pitch == 1 ? voice : (try? PitchedSynthesizer(voice, pitch: pitch)) ?? voice
        }
    }

    private static func espeak(language: String, voice: String, name: String) -> Entry {
        Entry(
            id: "espeak-\(language)", name: "\(name), eSpeak NG",
            description: "Clear and like a machine; has no character times.", languages: [language],
            labels: ["engine": "espeak-ng"]
        ) { asked in EspeakSynthesizer(voice: voice, language: language, speed: asked) }
    }
}
