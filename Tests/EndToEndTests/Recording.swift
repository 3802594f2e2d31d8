import SpeechAudio
import Testing

/// Human speech of Debian's pocketsphinx-testdata with the words that were said.
struct Recording: Sendable, CustomTestStringConvertible {
    static let folder = "/usr/share/pocketsphinx/test/data"

    let file: String
    let words: String

    var testDescription: String { self.file }

    static let all = [
        Recording(
            file: "librivox/sense_and_sensibility_01_austen_64kb-0870.wav",
            words: "and mister john dashwood had then leisure to consider how much there might be prudently in his "
                + "power to do for them"),
        Recording(
            file: "librivox/sense_and_sensibility_01_austen_64kb-0880.wav",
            words: "he was not an ill disposed young man"),
        Recording(
            file: "librivox/sense_and_sensibility_01_austen_64kb-0890.wav",
            words: "unless to be rather cold hearted and rather selfish is to be ill disposed"),
        Recording(
            file: "librivox/sense_and_sensibility_01_austen_64kb-0920.wav",
            words: "had he married a more amiable woman he might have been made still more respectable than he was"),
        Recording(
            file: "librivox/sense_and_sensibility_01_austen_64kb-0930.wav",
            words: "he might even have been made amiable himself"),
        Recording(file: "goforward.raw", words: "go forward ten meters"),
    ]

    func clip() throws -> AudioClip {
        let path = "\(Self.folder)/\(self.file)"
        return try self.file.hasSuffix(".raw")
            ? WAVFile.readRaw(path: path, sampleRate: 16_000) : WAVFile.read(path: path)
    }
}
