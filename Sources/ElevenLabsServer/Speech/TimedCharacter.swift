internal import ElevenLabsWire

/// A character and when it sounds, in samples.
struct TimedCharacter: Sendable, Equatable {
    var text: Character
    var start: Int
    var end: Int
}

extension Alignment {
    /// - Parameter sampleRate: samples a second of the times.
    init(_ characters: [TimedCharacter], sampleRate: Int) {
        func milliseconds(_ samples: Int) -> Int { (samples * 1000 + sampleRate / 2) / sampleRate }
        self.init(
            characters.map { character in
                let start = milliseconds(character.start)
                return Alignment.Character(
                    String(character.text), start: start, duration: milliseconds(character.end) - start)
            })
    }
}

extension CharacterSeconds {
    /// - Parameter sampleRate: samples a second of the times.
    init(_ characters: [TimedCharacter], sampleRate: Int) {
        /// To the millisecond, as finer times say nothing.
        func seconds(_ samples: Int) -> Double {
            Double((samples * 1000 + sampleRate / 2) / sampleRate) / 1000
        }
        self.init(
            characters.map {
                CharacterSeconds.Character(String($0.text), start: seconds($0.start), end: seconds($0.end))
            })
    }
}
