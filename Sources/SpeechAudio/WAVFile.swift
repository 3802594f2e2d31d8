internal import FoundationEssentials

/// Reading and writing RIFF WAVE files.
///
/// Reads PCM of 8, 16, 24 and 32 bits and 32-bit float, 1000 to 384,000 Hz, up to 64 channels (which are
/// averaged); writes 16-bit mono. Sound whose header says no length, or more than there is, is read to the end of the file, as
/// programs leave it that write before they know the length.
public enum WAVFile {
    /// Samples a second that are read; of fewer a small file would be days of sound.
    static let sampleRates = 1000...384_000

    /// Reads a whole file.
    public static func read(path: String) throws(AudioError) -> AudioClip {
        try Self.decode(FileBytes.read(path: path), name: path)
    }

    /// Reads headerless 16-bit little-endian mono.
    /// - Parameter sampleRate: samples a second, 1000…384,000.
    public static func readRaw(path: String, sampleRate: Int) throws(AudioError) -> AudioClip {
        guard Self.sampleRates.contains(sampleRate) else {
            throw AudioError(.unsupported, "sample rate \(sampleRate) is not allowed: use 1000 to 384000")
        }
        return AudioClip(samples: PCM16.decode(try FileBytes.read(path: path)), sampleRate: sampleRate)
    }

    /// Writes 16-bit mono; an existing file is replaced only when the new one is complete.
    public static func write(_ clip: AudioClip, path: String) throws(AudioError) {
        do {
            try Data(Self.encode(clip)).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw AudioError(.file, "cannot write \(path): check that the folder exists and is writable")
        }
    }

    /// The bytes of a 16-bit mono file.
    public static func encode(_ clip: AudioClip) -> [UInt8] {
        let data = PCM16.encode(clip.samples)
        return Self.header(sampleRate: clip.sampleRate, dataLength: data.count) + data
    }

    /// The 44 bytes in front of the 16-bit little-endian mono samples of a file or an HTTP response.
    /// - Parameters:
    ///   - sampleRate: samples a second, 1…384,000.
    ///   - dataLength: bytes of sound that follow; nil where sound is sent before its length is known. Players
    ///     then read to the end, because the header says the largest length there is.
    public static func header(sampleRate: Int, dataLength: Int?) -> [UInt8] {
        let largest = Int(UInt32.max)
        let length = max(0, min(largest - 36, dataLength ?? largest))
        let rate = max(1, min(Int(UInt32.max) / 2, sampleRate))
        var bytes: [UInt8] = []
        bytes.reserveCapacity(44)
        bytes += Array("RIFF".utf8) + Self.littleEndian(UInt32(36 + length)) + Array("WAVEfmt ".utf8)
        bytes += Self.littleEndian(UInt32(16)) + Self.littleEndian(UInt16(1)) + Self.littleEndian(UInt16(1))
        bytes += Self.littleEndian(UInt32(rate)) + Self.littleEndian(UInt32(rate * 2))
        bytes += Self.littleEndian(UInt16(2)) + Self.littleEndian(UInt16(16))
        bytes += Array("data".utf8) + Self.littleEndian(UInt32(length))
        return bytes
    }

    /// Reads the bytes of a file.
    /// - Parameter name: what error messages call the file.
    public static func decode(_ bytes: [UInt8], name: String = "the file") throws(AudioError) -> AudioClip {
        var reader = RIFFReader(bytes)
        guard let form = reader.fourCC(), ["RIFF", "RF64"].contains(form), reader.uint32() != nil,
            reader.fourCC() == "WAVE"
        else {
            throw AudioError(.malformed, "\(name) is not a WAV file; headerless PCM is read with --raw RATE")
        }
        var format: WAVFormat?
        while let chunk = reader.chunk() {
            switch chunk.name {
            case "fmt ":
                format = try WAVFormat(chunk.body, name: name)
            case "data":
                guard let format else {
                    throw AudioError(.malformed, "\(name) has its sound before its format: it is damaged")
                }
                return AudioClip(samples: format.samples(chunk.body), sampleRate: format.sampleRate)
            default:
                break
            }
        }
        throw AudioError(.malformed, "\(name) holds no sound: it is damaged or cut short")
    }

    private static func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}
