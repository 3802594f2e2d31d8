import Foundation
import SpeechAudio
import Testing

@Suite("WAV files that are damaged or hostile")
struct WAVFuzzTests {
    /// What a 32-bit field may be made to say.
    private static let extremes: [UInt32] = [
        0, 1, 2, 3, 4, 7, 8, 15, 16, 17, 24, 31, 32, 33, 64, 65, 255, 256, 999, 1000, 32_767, 32_768, 65_535, 65_536,
        384_000, 384_001, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF,
    ]

    private static var files: [[UInt8]] {
        var extensible = WAVBytes(.signed24([1, -1, 0x7F_FFFF]))
        extensible.isExtensible = true
        var chunks = WAVBytes(.float32([0.5, .nan, .infinity, -3e38]))
        chunks.extraChunks = [("LIST", [1, 2, 3]), ("fact", [1, 2, 3, 4])]
        var stereo = WAVBytes(.unsigned8([0, 255, 128, 7]))
        stereo.channels = 2
        return [WAVBytes(.signed16([0x4000, -0x4000])).bytes, extensible.bytes, chunks.bytes, stereo.bytes]
    }

    /// An error or sound that is no longer than the file, all of it finite.
    /// - Parameter decoded: counts the files that are sound.
    private func check(_ bytes: [UInt8], rates: inout Set<Int>, decoded: inout Int) {
        guard let clip = try? WAVFile.decode(bytes) else { return }
        decoded += 1
        #expect(clip.samples.count <= bytes.count)
        #expect(clip.samples.allSatisfy { $0.isFinite })
        #expect((1000...384_000).contains(clip.sampleRate))
        _ = clip.duration
        _ = AcousticEnd.position(in: clip)
        guard rates.insert(clip.sampleRate).inserted, let heard = try? clip.resampled(to: 16_000) else { return }
        #expect(heard.samples.count <= 16 * (clip.samples.count + 1))
    }

    @Test("every field with extreme values gives an error or a value")
    func fields() {
        var rates: Set<Int> = []
        var decoded = 0
        for file in Self.files {
            for offset in 0..<file.count {
                for value in Self.extremes {
                    for width in [1, 2, 4] where offset + width <= file.count {
                        var changed = file
                        for index in 0..<width {
                            changed[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * index))
                        }
                        self.check(changed, rates: &rates, decoded: &decoded)
                    }
                }
            }
        }
        #expect(decoded > 1000 && rates.count > 10)
    }

    @Test("files that were cut anywhere, and random bytes behind any beginning, give an error or a value")
    func random() {
        var random = SeededNumbers(seed: 6)
        var rates: Set<Int> = []
        var decoded = 0
        for file in Self.files {
            for length in 0...file.count {
                let beginning = Array(file.prefix(length))
                self.check(beginning, rates: &rates, decoded: &decoded)
                for _ in 0..<20 {
                    let count = Int.random(in: 0...80, using: &random)
                    let rest = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
                    self.check(beginning + rest, rates: &rates, decoded: &decoded)
                }
            }
        }
        #expect(decoded > 100)
    }

    @Test(
        "sound whose size is 0, or more than there is, is read to the end",
        arguments: [0, 36, 40, 0x7FFF_FFFF, 0xFFFF_FFFF])
    func unknownSizes(riffSize: Int) throws {
        for dataSize in [0, 8, 0x7FFF_FFFF, 0xFFFF_FFFF] {
            for extra in [[], [("LIST", [1, 2, 3] as [UInt8])]] as [[(String, [UInt8])]] {
                var file = WAVBytes(.signed16([0x4000, -0x4000]))
                file.declaredSize = dataSize
                file.extraChunks = extra.map { (name: $0.0, body: $0.1) }
                var bytes = file.bytes
                bytes.replaceSubrange(4..<8, with: WAVBytes.little(riffSize, 4))
                #expect(try WAVFile.decode(bytes).samples == [0.5, -0.5])
            }
        }
    }

    @Test("sound that is empty in truth stays so, also before other chunks")
    func empty() throws {
        let empty = WAVBytes(.signed16([])).bytes
        #expect(try WAVFile.decode(empty).samples == [])
        #expect(try WAVFile.decode(empty + WAVBytes.chunk("LIST", [1, 2, 3])).samples == [])
    }

    @Test("a chunk of odd length whose extra byte was forgotten does not hide the sound")
    func unpadded() throws {
        let file = WAVBytes(.signed16([0x4000, -0x4000])).bytes
        let list = Array("LIST".utf8) + WAVBytes.little(3, 4) + [1, 2, 3]
        #expect(try WAVFile.decode(Array(file[..<36]) + list + Array(file[36...])).samples == [0.5, -0.5])
    }

    @Test("float samples that are no numbers become silence, and none is beyond 1000")
    func floats() throws {
        let file = WAVBytes(.float32([.nan, .infinity, -.infinity, 3e38, -3e38, 2])).bytes
        #expect(try WAVFile.decode(file).samples == [0, 0, 0, 1000, -1000, 2])
    }

    @Test("a file that is too large, a folder, and rates that make days of a small file are refused")
    func refused() throws {
        try TemporaryFolder.with { folder in
            #expect(throws: AudioError.self) { try WAVFile.read(path: folder) }
        }
        var slow = WAVBytes(.signed16([1, 2]))
        slow.sampleRate = 999
        #expect(throws: AudioError.self) { try WAVFile.decode(slow.bytes) }
        #expect(throws: AudioError.self) { try WAVFile.readRaw(path: "/dev/null", sampleRate: 1) }
        #expect(try WAVFile.readRaw(path: "/dev/null", sampleRate: 1000).samples.isEmpty)
    }
}
