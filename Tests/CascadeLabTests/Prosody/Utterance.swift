import CascadeLab
import Foundation
import SpeechAudio
import SpeechEngines

/// A voice with harmonics that says letters and pauses, each as long, high and loud as it is told.
struct Utterance {
    struct Sound {
        let character: Character
        /// Milliseconds.
        var length = 150
        /// Hz.
        var pitch = 120.0
        var amplitude = 0.2
        /// Where the spectrum has its hump, in Hz; 0 for silence.
        var form = 700.0
    }

    var sounds: [Sound]

    /// Letters of different forms; each space is a silence, 0 ms long unless told.
    init(_ text: String, pauses: [Int] = []) {
        let forms = [500.0, 1700, 900, 2600, 1300, 3300, 700]
        var pauses = pauses[...]
        self.sounds = text.enumerated().map { index, character in
            character == " "
                ? Sound(character: character, length: pauses.popFirst() ?? 0, form: 0)
                : Sound(character: character, form: forms[index % forms.count])
        }
    }

    func clip(sampleRate: Int = 16_000, withTimes: Bool = true) -> SpokenClip {
        var samples: [Float] = []
        var ends: [Int] = []
        var phase = 0.0
        for sound in self.sounds {
            let harmonics: [(Double, Double)] =
                sound.form == 0
                ? []
                : (1...Int(3600 / sound.pitch)).map { number in
                    let distance = (Double(number) * sound.pitch - sound.form) / 600
                    return (Double(number), 0.15 + exp(-distance * distance))
                }
            // One loudness for every form.
            let power = harmonics.reduce(0.0) { $0 + $1.1 * $1.1 }.squareRoot()
            for _ in 0..<sound.length * sampleRate / 1000 {
                phase += 2 * .pi * sound.pitch / Double(sampleRate)
                let value = harmonics.reduce(0.0) { $0 + $1.1 * sin($1.0 * phase) }
                samples.append(power > 0 ? Float(sound.amplitude * value / power) : 0)
            }
            ends.append(samples.count)
        }
        let text = String(self.sounds.map(\.character))
        return SpokenClip(
            AudioClip(samples: samples, sampleRate: sampleRate),
            times: withTimes ? CharacterTimes(text: text, ends: ends) : nil)
    }
}
