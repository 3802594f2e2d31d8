import Foundation
import SpeechAudio
import Testing

@Suite("WAV files")
struct WAVFileTests {
    @Test("8, 16, 24 and 32 bits and 32-bit float give the same samples")
    func encodings() throws {
        let expected: [Float] = [0, 0.5, -0.5, -1]
        let files: [WAVBytes.Samples] = [
            .unsigned8([128, 192, 64, 0]), .signed16([0, 0x4000, -0x4000, -0x8000]),
            .signed24([0, 0x40_0000, -0x40_0000, -0x80_0000]),
            .signed32([0, 0x4000_0000, -0x4000_0000, Int32.min]), .float32(expected),
        ]
        for samples in files {
            let clip = try WAVFile.decode(WAVBytes(samples).bytes)
            #expect(clip.samples == expected, "\(samples)")
            #expect(clip.sampleRate == 16_000)
        }
    }

    @Test("the smallest step of 24 bits is not lost")
    func finest() throws {
        let clip = try WAVFile.decode(WAVBytes(.signed24([1, -1, 0x7F_FFFF])).bytes)
        #expect(clip.samples == [0x1p-23, -0x1p-23, 1 - 0x1p-23])
    }

    @Test("float samples outside -1…1 are kept as they are")
    func loud() throws {
        #expect(try WAVFile.decode(WAVBytes(.float32([2, -3])).bytes).samples == [2, -3])
    }

    @Test("channels are averaged")
    func channels() throws {
        var stereo = WAVBytes(.signed16([0x4000, 0, -0x4000, -0x4000, 0x4000, -0x4000]))
        stereo.channels = 2
        stereo.sampleRate = 44_100
        let clip = try WAVFile.decode(stereo.bytes)
        #expect(clip == AudioClip(samples: [0.25, -0.5, 0], sampleRate: 44_100))

        var three = WAVBytes(.float32([0.3, 0.3, 0.9]))
        three.channels = 3
        let mixed = try #require(try WAVFile.decode(three.bytes).samples.first)
        #expect(abs(mixed - 0.5) < 1e-6)
    }

    @Test("a last frame that lacks channels is left out")
    func halfFrame() throws {
        var stereo = WAVBytes(.signed16([0x4000, 0x4000, 0x4000]))
        stereo.channels = 2
        #expect(try WAVFile.decode(stereo.bytes).samples == [0.5])
    }

    @Test("other chunks are skipped, those of odd length with their extra byte")
    func chunks() throws {
        var file = WAVBytes(.signed16([0x4000, -0x4000]))
        file.extraChunks = [("LIST", [1, 2, 3]), ("fact", [1, 2, 3, 4]), ("junk", []), ("odd!", [7])]
        #expect(try WAVFile.decode(file.bytes).samples == [0.5, -0.5])
    }

    @Test("chunks after the sound do not matter")
    func trailer() throws {
        let file = WAVBytes(.signed16([0x4000])).bytes + WAVBytes.chunk("LIST", [1, 2, 3])
        #expect(try WAVFile.decode(file).samples == [0.5])
    }

    @Test("the extensible header's sub-format counts")
    func extensible() throws {
        for samples in [WAVBytes.Samples.signed24([0x40_0000, -0x40_0000]), .float32([0.5, -0.5])] {
            var file = WAVBytes(samples)
            file.isExtensible = true
            #expect(try WAVFile.decode(file.bytes).samples == [0.5, -0.5])
        }
        var law = WAVBytes(.unsigned8([0, 1]))
        law.isExtensible = true
        law.tag = 7
        self.expect(.unsupported, of: law.bytes)
    }

    @Test("a file that was cut short gives what is there, wherever it was cut")
    func cutShort() throws {
        let whole = WAVBytes(.signed16([0x4000, -0x4000, 0x4000, -0x4000])).bytes
        for missing in 0...8 {
            let clip = try WAVFile.decode(whole.dropLast(missing))
            #expect(clip.samples == Array([0.5, -0.5, 0.5, -0.5].prefix((8 - missing) / 2)))
        }
        for length in 0..<whole.count - 8 { self.expect(.malformed, of: Array(whole.prefix(length))) }
    }

    @Test("a recorder that did not know the length gives all its sound", arguments: [0xFFFF_FFFF, 0x7FFF_FFFF])
    func unknownLength(size: Int) throws {
        var file = WAVBytes(.signed16([0x4000, -0x4000]))
        file.declaredSize = size
        #expect(try WAVFile.decode(file.bytes).samples == [0.5, -0.5])
    }

    @Test("what is not a WAV file is malformed, and the message names it")
    func notWAV() {
        let files: [[UInt8]] = [
            [], Array("RIFF".utf8), Array("hello, this is only text".utf8), Array("RIFF1234AVI LIST".utf8),
            Array("ID3".utf8) + [UInt8](repeating: 0, count: 100),
        ]
        for bytes in files {
            let error = #expect(throws: AudioError.self) { try WAVFile.decode(bytes, name: "talk.wav") }
            #expect(error?.code == .malformed)
            #expect(error?.message.contains("talk.wav") == true)
        }
    }

    @Test("no sound, sound before its format and a short format are malformed")
    func damaged() {
        var silent = WAVBytes(.signed16([]))
        silent.hasSound = false
        self.expect(.malformed, of: silent.bytes)

        var early = WAVBytes(.signed16([1]))
        early.hasSoundFirst = true
        self.expect(.malformed, of: early.bytes)

        let header = Array("RIFF".utf8) + WAVBytes.little(40, 4) + Array("WAVE".utf8)
        self.expect(.malformed, of: header + WAVBytes.chunk("fmt ", [1, 0, 1, 0]) + WAVBytes.chunk("data", [0, 0]))
    }

    @Test("formats, rates and channel counts that are not read are unsupported")
    func unsupported() {
        var law = WAVBytes(.unsigned8([0, 1]))
        law.tag = 7
        var double = WAVBytes(.float32([0, 1]))
        double.bits = 64
        var twelve = WAVBytes(.signed16([1]))
        twelve.bits = 12
        var still = WAVBytes(.signed16([1]))
        still.sampleRate = 0
        var fast = WAVBytes(.signed16([1]))
        fast.sampleRate = 384_001
        var none = WAVBytes(.signed16([1]))
        none.channels = 0
        var many = WAVBytes(.signed16([1]))
        many.channels = 65
        for file in [law, double, twelve, still, fast, none, many] { self.expect(.unsupported, of: file.bytes) }
    }

    @Test("what is written is read again, sample for sample")
    func roundTrip() throws {
        let samples = (0..<1001).map { Float(($0 * 7919) % 65_536 - 32_768) / 32_768 }
        for rate in [8000, 22_050, 384_000] {
            let clip = AudioClip(samples: samples, sampleRate: rate)
            #expect(try WAVFile.decode(WAVFile.encode(clip)) == clip)
        }
        let empty = AudioClip(samples: [], sampleRate: 16_000)
        #expect(try WAVFile.decode(WAVFile.encode(empty)) == empty)
    }

    @Test("the header is the plain one of 44 bytes")
    func header() {
        let clip = AudioClip(samples: [0.5, -0.5], sampleRate: 16_000)
        #expect(WAVFile.encode(clip) == WAVBytes(.signed16([0x4000, -0x4000])).bytes)
    }

    @Test("files are written, replaced and read")
    func files() throws {
        try TemporaryFolder.with { folder in
            let path = "\(folder)/a.wav"
            try WAVFile.write(AudioClip(samples: [0.25, 0.25, 0.25], sampleRate: 8000), path: path)
            try WAVFile.write(AudioClip(samples: [0.5], sampleRate: 16_000), path: path)
            #expect(try WAVFile.read(path: path) == AudioClip(samples: [0.5], sampleRate: 16_000))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.wav"])
        }
    }

    @Test("headerless files are read at the given rate, and only at rates there are")
    func raw() throws {
        try TemporaryFolder.with { folder in
            let path = "\(folder)/a.raw"
            try Data([0x00, 0x40, 0x00, 0xC0, 0x01]).write(to: URL(fileURLWithPath: path))
            let clip = try WAVFile.readRaw(path: path, sampleRate: 8000)
            #expect(clip == AudioClip(samples: [0.5, -0.5], sampleRate: 8000))
            for rate in [0, -1, 384_001] {
                let error = #expect(throws: AudioError.self) { try WAVFile.readRaw(path: path, sampleRate: rate) }
                #expect(error?.code == .unsupported)
            }
        }
    }

    @Test("files that cannot be read or written are named")
    func fileErrors() throws {
        try TemporaryFolder.with { folder in
            let path = "\(folder)/missing/a.wav"
            let clip = AudioClip(samples: [0.5], sampleRate: 16_000)
            for action in [{ _ = try WAVFile.read(path: path) }, { try WAVFile.write(clip, path: path) }] {
                let error = #expect(throws: AudioError.self) { try action() }
                #expect(error?.code == .file)
                #expect(error?.message.contains(path) == true)
            }
        }
    }

    @Test("a header for sound of unknown length is read to the end of what comes")
    func streamed() throws {
        let samples: [Float] = [0.5, -0.25, 0]
        let header = WAVFile.header(sampleRate: 22_050, dataLength: nil)
        #expect(header.count == 44)
        let clip = AudioClip(samples: samples, sampleRate: 22_050)
        #expect(try WAVFile.decode(header + PCM16.encode(samples)) == clip)
        #expect(WAVFile.header(sampleRate: 22_050, dataLength: 6) + PCM16.encode(samples) == WAVFile.encode(clip))
    }

    private func expect(
        _ code: AudioError.Code, of bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let error = #expect(throws: AudioError.self, sourceLocation: sourceLocation) { try WAVFile.decode(bytes) }
        #expect(error?.code == code, sourceLocation: sourceLocation)
    }
}
