internal import ChunkSchedules
internal import ElevenLabsWire
internal import SpeechAudio
internal import SpeechEngines

/// The sound that an endpoint sends, message by message, with the times of the letters that are heard.
struct EndpointSound: Sendable {
    /// Of a generation, in milliseconds.
    private static let longestPiece = 3_600_000.0

    private let sampleRate: Int
    private(set) var arrivals: [PlayOut.Arrival] = []
    private var samples: [Float] = []
    private var times = ClipTimes()
    /// Letters of the sent text whose times have come, after each arrival.
    private var letters: [Int] = []

    init(sampleRate: Int) {
        self.sampleRate = sampleRate
    }

    var clip: SpokenClip {
        SpokenClip(AudioClip(samples: self.samples, sampleRate: self.sampleRate), times: self.times.times)
    }

    /// Takes a message; its sound is PCM16, its times count from its own first sample.
    mutating func add(_ output: AudioOutput, at time: Duration) {
        let start = self.samples.count
        var count = self.letters.last ?? 0
        for character in output.alignment?.characters ?? [] {
            let from = start + self.samples(milliseconds: Double(character.start))
            let to = start + self.samples(milliseconds: Double(character.start) + Double(character.duration))
            for letter in character.text {
                self.times.add(letter, from: from, to: to)
                if !letter.isWhitespace { count += 1 }
            }
        }
        guard !output.audio.isEmpty else {
            // Times that come without sound belong to the next.
            if !self.letters.isEmpty { self.letters[self.letters.count - 1] = count }
            return
        }
        let sound = PCM16.decode(output.audio)
        self.samples += sound
        self.letters.append(count)
        self.arrivals.append(PlayOut.Arrival(time: time, length: .samples(sound.count, at: self.sampleRate)))
    }

    /// Times that are not in any sound are at the end of the longest.
    private func samples(milliseconds: Double) -> Int {
        Duration.limited(milliseconds: max(0, min(Self.longestPiece, milliseconds))).samples(at: self.sampleRate)
    }

    /// The arrival that brings the times of a letter of the text, counted from 0; nil if none does.
    func arrival(ofLetter letter: Int) -> Int? { self.letters.firstIndex { $0 > letter } }
}
