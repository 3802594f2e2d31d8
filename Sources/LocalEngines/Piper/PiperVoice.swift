internal import FoundationEssentials
internal import SpeechEngines

/// What the voice's description file says: its phonemes and its scales.
struct PiperVoice: Sendable {
    /// Samples a second.
    let sampleRate: Int
    /// How much the melody varies from one reading to the next.
    let noiseScale: Float
    /// How much the durations vary.
    let noiseWidth: Float
    /// Longer than 1 is slower.
    let lengthScale: Float
    private let ids: [Unicode.Scalar: [Int64]]

    private struct Description: Decodable {
        struct Audio: Decodable {
            let sampleRate: Int

            enum CodingKeys: String, CodingKey {
                case sampleRate = "sample_rate"
            }
        }

        struct Inference: Decodable {
            let noiseScale: Float
            let lengthScale: Float
            let noiseWidth: Float

            enum CodingKeys: String, CodingKey {
                case noiseScale = "noise_scale"
                case lengthScale = "length_scale"
                case noiseWidth = "noise_w"
            }
        }

        let audio: Audio
        let inference: Inference
        let phonemeIDs: [String: [Int64]]

        enum CodingKeys: String, CodingKey {
            case audio
            case inference
            case phonemeIDs = "phoneme_id_map"
        }
    }

    private static let pad: Unicode.Scalar = "_"
    private static let start: Unicode.Scalar = "^"
    private static let end: Unicode.Scalar = "$"

    /// - Throws: `EngineError` of code `damaged`.
    init(json: Data) throws(EngineError) {
        let description: Description
        do {
            description = try JSONDecoder().decode(Description.self, from: json)
        } catch {
            throw EngineError(.damaged, "the voice's description cannot be read: run `make setup` again", cause: error)
        }
        self.sampleRate = description.audio.sampleRate
        self.noiseScale = description.inference.noiseScale
        self.noiseWidth = description.inference.noiseWidth
        self.lengthScale = description.inference.lengthScale
        var ids: [Unicode.Scalar: [Int64]] = [:]
        for (symbol, id) in description.phonemeIDs {
            // One id for a symbol keeps durations and symbols in step.
            guard let scalar = symbol.unicodeScalars.first, symbol.unicodeScalars.count == 1, id.count == 1 else {
                throw EngineError(.damaged, "the voice has a phoneme of several signs: run `make setup` again")
            }
            ids[scalar] = id
        }
        guard ids[Self.pad] != nil, ids[Self.start] != nil, ids[Self.end] != nil, ids[" "] != nil else {
            throw EngineError(.damaged, "the voice has no phonemes for start, end and pause: run `make setup` again")
        }
        self.ids = ids
    }

    /// The phonemizer's words with only the phonemes that the voice knows.
    ///
    /// Notes on the language, such as `(fr)`, are left out.
    func words(ofIPA ipa: String) -> [ClausePhonemes.Word] {
        var words: [ClausePhonemes.Word] = []
        for word in ipa.split(whereSeparator: \.isWhitespace) {
            var isNote = false
            var phonemes: ClausePhonemes.Word = []
            for scalar in word.unicodeScalars {
                if scalar == "(" {
                    isNote = true
                } else if scalar == ")" {
                    isNote = false
                } else if !isNote, self.isPhoneme(scalar) {
                    phonemes.append(scalar)
                }
            }
            if !phonemes.isEmpty { words.append(phonemes) }
        }
        return words
    }

    /// What the acoustic model takes: start, pad, then each symbol and a pad, and the end.
    func ids(of symbols: [Unicode.Scalar]) -> [Int64] {
        let pad = self.ids[Self.pad, default: []]
        let inner = symbols.flatMap { self.ids[$0, default: []] + pad }
        return self.ids[Self.start, default: []] + pad + inner + self.ids[Self.end, default: []]
    }

    private func isPhoneme(_ scalar: Unicode.Scalar) -> Bool {
        self.ids[scalar] != nil && scalar != Self.pad && scalar != Self.start && scalar != Self.end
    }
}
