import SpeechAudio
import SpeechEngines

@testable import CascadeLab

/// Recordings of tones as words, in the noise of a room.
enum LabelledClip {
    /// - Parameter words: each with start and end in milliseconds.
    static func recording(
        _ words: [(String, Int, Int)], length: Int, isComplete: Bool = true, group: SpeakerFolder.Group = .judge
    ) throws -> LabelledRecording {
        var random = RandomNumbers(seed: 7)
        let samples = (0..<length * 16).map { index -> Float in
            let isWord = words.contains { index >= $0.1 * 16 && index < $0.2 * 16 }
            return (isWord ? (index / 20 % 2 == 0 ? 0.3 : -0.3) : 0) + Float.random(in: -0.002...0.002, using: &random)
        }
        return try LabelledRecording(
            speaker: "somebody", group: group, name: "one", clip: AudioClip(samples: samples, sampleRate: 16_000),
            words: words.map {
                TimedWord(text: $0.0, start: .milliseconds($0.1), end: .milliseconds($0.2))
            }, isComplete: isComplete)
    }
}
