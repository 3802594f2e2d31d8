internal import Foundation
public import SpeechAudio

/// A recording that a bench plays, and where speech ends in it.
public struct BenchRecording: Sendable, Equatable {
    /// Samples a second of every recording here.
    public static let sampleRate = 16_000

    /// Bytes of a file with an end of speech at the most.
    private static let endLimit = 1000

    /// The file's name without its ending.
    public let name: String
    /// At `sampleRate`.
    public let clip: AudioClip
    /// From the first sample.
    public let speechEnd: Duration

    /// - Parameter speechEnd: within the clip.
    /// - Throws: `LabError` if the clip's rate cannot be converted.
    public init(name: String, clip: AudioClip, speechEnd: Duration) throws(LabError) {
        self.name = name
        do {
            self.clip = try clip.resampled(to: Self.sampleRate)
        } catch {
            throw LabError(.recordings, "\(name): \(error)")
        }
        self.speechEnd = speechEnd
    }

    /// The WAV files of a folder, in the order of their names; not those of folders in it.
    ///
    /// Speech ends where a file `NAME.end` says in milliseconds, else by the rule of `AcousticEnd`.
    /// - Throws: `LabError` if there is none, or one that is no recording of speech.
    public static func load(folder: String) throws(LabError) -> [BenchRecording] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw LabError(.recordings, "cannot read the folder \(folder): name one with WAV files")
        }
        var recordings: [BenchRecording] = []
        for name in names.sorted() where name.lowercased().hasSuffix(".wav") {
            recordings.append(try Self.read(path: "\(folder)/\(name)", name: String(name.dropLast(4))))
        }
        guard !recordings.isEmpty else {
            throw LabError(.recordings, "\(folder) holds no WAV file: name a folder of recordings")
        }
        return recordings
    }

    private static func read(path: String, name: String) throws(LabError) -> BenchRecording {
        let clip: AudioClip
        do {
            clip = try WAVFile.read(path: path)
        } catch {
            throw LabError(.recordings, "\(error)")
        }
        guard let end = try Self.markedEnd(of: path, clip) ?? AcousticEnd.position(in: clip) else {
            throw LabError(.recordings, "\(path) is silent: take it out of the folder")
        }
        return try BenchRecording(name: name, clip: clip, speechEnd: end)
    }

    private static func markedEnd(of path: String, _ clip: AudioClip) throws(LabError) -> Duration? {
        let file = path.dropLast(4) + ".end"
        guard FileManager.default.fileExists(atPath: String(file)) else { return nil }
        let text: String
        do {
            text = try TextFile.read(String(file), limit: Self.endLimit)
        } catch {
            throw LabError(.recordings, "\(file): \(error.message)")
        }
        let length = clip.duration.milliseconds
        guard let end = Double(text.filter { !$0.isWhitespace }), end > 0, end <= length else {
            throw LabError(
                .recordings,
                "\(file) must hold the end of speech in milliseconds, above 0 and up to \(Int(exactly: length.rounded()) ?? 0)"
            )
        }
        return .limited(milliseconds: end)
    }
}
