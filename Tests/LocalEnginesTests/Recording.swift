import Foundation
import SpeechAudio
import Testing

/// A piece of recorded human speech of the Debian package `pocketsphinx-testdata`.
struct Recording: Sendable, CustomTestStringConvertible {
    private static let folder = "/usr/share/pocketsphinx/test/data"

    static var areThere: Bool { FileManager.default.isReadableFile(atPath: Self.folder) }

    /// Five sentences that a volunteer of LibriVox read.
    static let librivox = [
        Recording(
            file: "librivox/sense_and_sensibility_01_austen_64kb-0870.wav",
            said: """
                and mister john dashwood had then leisure to consider how much there might be prudently in his power \
                to do for them
                """),
        Recording(
            file: "librivox/sense_and_sensibility_01_austen_64kb-0880.wav",
            said: "he was not an ill disposed young man"),
        Recording(
            file: "librivox/sense_and_sensibility_01_austen_64kb-0890.wav",
            said: "unless to be rather cold hearted and rather selfish is to be ill disposed"),
        Recording(
            file: "librivox/sense_and_sensibility_01_austen_64kb-0920.wav",
            said: """
                had he married a more amiable woman he might have been made still more respectable than he was
                """),
        Recording(
            file: "librivox/sense_and_sensibility_01_austen_64kb-0930.wav",
            said: "he might even have been made amiable himself"),
    ]

    static let goForward = Recording(file: "goforward.raw", said: "go forward ten meters")
    static let numbers = Recording(file: "numbers.raw", said: "thirty three four six ninety two")

    let file: String
    let said: String

    var testDescription: String { self.file }

    /// Its sound at 16 kHz.
    func samples() throws -> [Float] {
        let path = "\(Self.folder)/\(self.file)"
        let clip =
            try path.hasSuffix(".raw") ? WAVFile.readRaw(path: path, sampleRate: 16_000) : WAVFile.read(path: path)
        return try clip.resampled(to: 16_000).samples
    }
}
