import CLame
import COpusFile
import Synchronization

/// What independent decoders hear in a stream.
enum Decoded {
    struct Failure: Error {
        let code: Int32
    }

    // Decoders share tables that each new one writes (encoders are free of this): decoders that run
    // at the same time make noise or crash.
    private static let mp3Turn = Mutex(())

    /// All samples that LAME's decoder makes of an MP3 stream, with the silence around the sound.
    static func mp3(_ stream: [UInt8]) throws -> [Float] {
        try Self.mp3Turn.withLock { _ in try Self.mp3Alone(stream) }
    }

    private static func mp3Alone(_ stream: [UInt8]) throws -> [Float] {
        let decoder = hip_decode_init()
        defer { hip_decode_exit(decoder) }
        var bytes = stream
        var samples: [Float] = []
        var (left, right) = ([Int16](repeating: 0, count: 2304), [Int16](repeating: 0, count: 2304))
        // One frame a call; the bytes are given once. The call that finds the first frame may give nothing yet.
        var (length, emptyCalls) = (bytes.count, 0)
        while emptyCalls < 2 {
            let count = hip_decode1(decoder, &bytes, length, &left, &right)
            guard count >= 0 else { throw Failure(code: count) }
            emptyCalls = count == 0 ? emptyCalls + 1 : 0
            samples += left.prefix(Int(count)).map { Float($0) / 32_768 }
            length = 0
        }
        return samples
    }

    /// The samples at 48,000 Hz that opusfile makes of an Ogg Opus stream, without what is not to be heard.
    static func opus(_ stream: [UInt8]) throws -> [Float] {
        var code: Int32 = 0
        guard let file = op_open_memory(stream, stream.count, &code) else { throw Failure(code: code) }
        defer { op_free(file) }
        guard op_channel_count(file, -1) == 1 else { throw Failure(code: op_channel_count(file, -1)) }
        var samples: [Float] = []
        var block = [Float](repeating: 0, count: 5760)
        while true {
            let count = op_read_float(file, &block, Int32(block.count), nil)
            guard count >= 0 else { throw Failure(code: count) }
            if count == 0 { return samples }
            samples += block.prefix(Int(count))
        }
    }
}
