internal import Foundation
public import SpeechAudio
public import SpeechEngines

/// A recording of which it is known when each word is said, as `scripts/recordings` writes it.
public struct LabelledRecording: Sendable, Equatable {
    /// Bytes of `NAME.words.json` at the most.
    private static let limit = 1 << 20

    private struct Contents: Decodable {
        struct Word: Decodable {
            let word: String
            let start: Double
            let end: Double
        }

        let complete: Bool
        let words: [Word]
    }

    public let speaker: String
    public let group: SpeakerFolder.Group
    public let name: String
    /// At `BenchRecording.sampleRate`.
    public let clip: AudioClip
    /// At least one; in order, none overlaps another, and all lie within the clip.
    public let words: [TimedWord]
    /// Whether the words end a sentence, so that a turn may end with them.
    public let isComplete: Bool

    /// The end of the last word.
    public var end: Duration { self.words.last?.end ?? .zero }

    /// - Throws: `LabError` for words that are none or out of order, or a clip whose rate cannot be converted.
    public init(
        speaker: String, group: SpeakerFolder.Group, name: String, clip: AudioClip, words: [TimedWord],
        isComplete: Bool
    ) throws(LabError) {
        self.speaker = speaker
        self.group = group
        self.name = name
        do {
            self.clip = try clip.resampled(to: BenchRecording.sampleRate)
        } catch {
            throw LabError(.recordings, "\(name): \(error)")
        }
        var last = Duration.zero
        for word in words {
            guard word.start >= last, word.end >= word.start else {
                throw LabError(.recordings, "\(name): the times of its words are not in order")
            }
            last = word.end
        }
        guard last > .zero, last <= clip.duration else {
            throw LabError(.recordings, "\(name): its words do not lie within its sound")
        }
        self.words = words
        self.isComplete = isComplete
    }

    /// The recordings of a speaker, in the order of their names.
    /// - Throws: `LabError` if one cannot be read or understood.
    public static func load(_ folder: SpeakerFolder) throws(LabError) -> [LabelledRecording] {
        var recordings: [LabelledRecording] = []
        for recording in try BenchRecording.load(folder: folder.path) {
            let file = "\(folder.path)/\(recording.name).words.json"
            let contents: Contents
            do {
                contents = try JSONDecoder().decode(
                    Contents.self, from: Data(try TextFile.read(file, limit: Self.limit).utf8))
            } catch {
                throw LabError(.recordings, "\(file) does not hold words with their times: run scripts/recordings")
            }
            recordings.append(
                try LabelledRecording(
                    speaker: folder.speaker, group: folder.group, name: recording.name, clip: recording.clip,
                    words: contents.words.map {
                        TimedWord(
                            text: $0.word, start: .limited(milliseconds: $0.start), end: .limited(milliseconds: $0.end))
                    },
                    isComplete: contents.complete))
        }
        return recordings
    }
}
