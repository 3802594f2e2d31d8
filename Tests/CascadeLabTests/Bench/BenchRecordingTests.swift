import CascadeLab
import Foundation
import SpeechAudio
import Testing

@Suite("Recordings of a bench")
struct BenchRecordingTests {
    /// Half a second of sound, then half a second of silence.
    private static let clip = AudioClip(
        samples: (0..<16_000).map { $0 < 8000 ? ($0 % 2 == 0 ? 0.4 : -0.4) : 0 }, sampleRate: 16_000)

    /// A folder with one recording, deleted after the body.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/recordings-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder + "/deeper", withIntermediateDirectories: true)
        try WAVFile.write(Self.clip, path: folder + "/b.wav")
        try body(folder)
        try FileManager.default.removeItem(atPath: folder)
    }

    @Test("a folder's recordings come in the order of their names, without those of folders in it")
    func order() throws {
        try self.withFolder { folder in
            try WAVFile.write(Self.clip, path: folder + "/a.wav")
            try WAVFile.write(Self.clip, path: folder + "/deeper/c.wav")
            try "words".write(toFile: folder + "/a.txt", atomically: true, encoding: .utf8)
            #expect(try BenchRecording.load(folder: folder).map(\.name) == ["a", "b"])
        }
    }

    @Test("speech ends where the file beside says, else where the sound does")
    func end() throws {
        try self.withFolder { folder in
            #expect(try BenchRecording.load(folder: folder)[0].speechEnd == .milliseconds(500))
            try "432.5\n".write(toFile: folder + "/b.end", atomically: true, encoding: .utf8)
            #expect(try BenchRecording.load(folder: folder)[0].speechEnd == .microseconds(432_500))
        }
    }

    @Test("an end that is no time within the recording is refused", arguments: ["", "soon", "-3", "0", "1001", "nan"])
    func wrongEnd(text: String) throws {
        try self.withFolder { folder in
            try text.write(toFile: folder + "/b.end", atomically: true, encoding: .utf8)
            #expect(throws: LabError.self) { try BenchRecording.load(folder: folder) }
        }
    }

    @Test("a folder without recordings, one that is not there, and a silent recording are refused")
    func nothing() throws {
        try self.withFolder { folder in
            #expect(throws: LabError.self) { try BenchRecording.load(folder: folder + "/deeper") }
            #expect(throws: LabError.self) { try BenchRecording.load(folder: folder + "/nowhere") }
            try WAVFile.write(
                AudioClip(samples: [Float](repeating: 0, count: 800), sampleRate: 8000), path: folder + "/c.wav")
            #expect(throws: LabError.self) { try BenchRecording.load(folder: folder) }
        }
    }
}
