import SpeechEngines
import SpeechText

/// A voice whose words can be told from their sound: each is a square wave of its own pitch, and blanks are silent.
struct WordTones: Synthesizer {
    static let vocabulary = [
        "amber", "basil", "cedar", "delta", "ember", "fable", "grove", "heron", "ivory", "jolly", "kayak", "lemon",
        "maple", "noble", "ocean", "pearl", "quilt", "robin", "sugar", "tulip", "umber", "velvet", "willow", "yarn",
    ]
    /// Samples of a character: 14 ms.
    static let characterLength = 336
    /// Samples of a piece of sound.
    private static let pieceLength = 4800
    /// Silent samples at the end of each word, as one chunk follows another without a blank.
    private static let gap = 84
    /// Samples of half a period of the first word's wave; each further word has one more.
    private static let shortest = 4

    let capabilities = SynthesizerCapabilities(sampleRate: 24_000, languages: ["en"], hasCharacterTimes: true)

    func speak<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks, emit: @Sendable (SpokenPiece) async throws -> Void
    ) async throws where Chunks.Element == SpeechChunk, Chunks.Failure == Never {
        var index = 0
        for await chunk in chunks {
            let characters = Array(chunk.text)
            let samples = Self.sound(of: characters)
            let ends = characters.indices.map { ($0 + 1) * Self.characterLength }
            var times: CharacterTimes? = CharacterTimes(text: chunk.text, ends: ends)
            for start in stride(from: 0, to: samples.count, by: Self.pieceLength) {
                let piece = Array(samples[start..<min(start + Self.pieceLength, samples.count)])
                try await emit(SpokenPiece(chunk: index, samples: piece, times: times))
                times = nil
            }
            index += 1
        }
        try Task.checkCancellation()
    }

    private static func sound(of characters: [Character]) -> [Float] {
        characters.split { $0.isWhitespace }.reduce(
            into: [Float](repeating: 0, count: characters.count * Self.characterLength)
        ) {
            samples, word in
            let name = String(word.filter(\.isLetter)).lowercased()
            guard let number = Self.vocabulary.firstIndex(of: name) else { return }
            let start = word.startIndex * Self.characterLength
            for offset in 0..<word.count * Self.characterLength - Self.gap {
                samples[start + offset] = offset / (Self.shortest + number) % 2 == 0 ? 0.4 : -0.4
            }
        }
    }

    /// The words of which half had sounded.
    /// - Parameters:
    ///   - samples: a whole reply.
    ///   - cursor: samples of it that were played.
    /// - Returns: nil if a sound is no word's.
    static func words(in samples: [Float], before cursor: Int) -> [String]? {
        var words: [String] = []
        var start = 0
        while start < samples.count {
            guard samples[start] != 0 else {
                start += 1
                continue
            }
            let end = samples[start...].firstIndex(of: 0) ?? samples.count
            let half = samples[start..<end].prefix { ($0 > 0) == (samples[start] > 0) }.count
            guard Self.vocabulary.indices.contains(half - Self.shortest),
                (start..<end).allSatisfy({ (samples[$0] > 0) == (($0 - start) / half % 2 == 0) })
            else { return nil }
            guard cursor - start >= end + Self.gap - cursor else { break }
            words.append(Self.vocabulary[half - Self.shortest])
            start = end
        }
        return words
    }

    /// Words as they are compared.
    static func words(of text: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.map(String.init)
    }
}
