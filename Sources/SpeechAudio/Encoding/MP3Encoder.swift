internal import CLame

/// Makes an MP3 stream of constant bit rate, with the LAME library.
///
/// Every frame can be decoded once it is there (no bits are kept in other frames). MP3 has no place in a stream for
/// where the sound begins and ends: the tag that says so stands in front and holds the length. So a player hears
/// `leadIn` samples of silence, then the sound, then silence to the end of a frame, less than two frames in all.
public final class MP3Encoder: AudioEncoder {
    /// Samples of silence before the sound in what a player makes of the stream: 576 of the encoder, and 529 that
    /// every decoder adds.
    public static let leadIn = 576 + 529

    /// Samples that the library is given at a time.
    private static let block = 1 << 20

    public let sampleRate: Int

    /// Samples in a frame, the unit in which bytes are made: 1152 from 32,000 Hz, 576 below.
    public let frameLength: Int

    private let encoder: lame_t
    private var isFinished = false

    /// - Parameters:
    ///   - sampleRate: samples a second: 16000, 22050, 24000, 32000, 44100 or 48000.
    ///   - bitRate: bits a second that MP3 has at this rate, such as 32,000; the highest is 160,000 below 32,000 Hz and
    ///     320,000 from there.
    public init(sampleRate: Int, bitRate: Int) throws(AudioError) {
        let refusal = AudioError(
            .unsupported, "MP3 has no \(bitRate) bit/s at \(sampleRate) Hz: use for example 128000 bit/s at 44100 Hz")
        guard (16_000...48_000).contains(sampleRate), (8000...320_000).contains(bitRate), bitRate % 1000 == 0 else {
            throw refusal
        }
        guard let encoder = lame_init() else { throw Self.failure }
        self.encoder = encoder
        self.sampleRate = sampleRate
        self.frameLength = sampleRate < 32_000 ? 576 : 1152
        lame_set_in_samplerate(encoder, Int32(sampleRate))
        lame_set_out_samplerate(encoder, Int32(sampleRate))
        lame_set_num_channels(encoder, 1)
        lame_set_mode(encoder, MONO)
        lame_set_brate(encoder, Int32(bitRate / 1000))
        lame_set_disable_reservoir(encoder, 1)
        lame_set_bWriteVbrTag(encoder, 0)
        lame_set_write_id3tag_automatic(encoder, 0)
        // LAME takes the nearest rate that MP3 has instead of refusing.
        guard lame_init_params(encoder) == 0, lame_get_brate(encoder) == bitRate / 1000,
            lame_get_out_samplerate(encoder) == sampleRate
        else { throw refusal }
    }

    deinit { lame_close(self.encoder) }

    public func append(_ samples: [Float]) throws(AudioError) -> [UInt8] {
        guard !self.isFinished else { return [] }
        var bytes: [UInt8] = []
        // Counts of the library have 32 bits.
        for start in stride(from: 0, to: samples.count, by: Self.block) {
            let limited = samples[start..<min(samples.count, start + Self.block)].map(\.limitedSample)
            // The right channel of mono is not read.
            bytes += try self.bytes(for: limited.count) { room, capacity in
                lame_encode_buffer_ieee_float(self.encoder, limited, limited, Int32(limited.count), room, capacity)
            }
        }
        return bytes
    }

    public func finish() throws(AudioError) -> [UInt8] {
        guard !self.isFinished else { return [] }
        self.isFinished = true
        return try self.bytes(for: 0) { room, capacity in lame_encode_flush(self.encoder, room, capacity) }
    }

    private func bytes(
        for count: Int, encode: (UnsafeMutablePointer<UInt8>?, Int32) -> Int32
    ) throws(AudioError) -> [UInt8] {
        // The room that lame.h asks for.
        let capacity = count + count / 4 + 7200
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { room, made in
            code = encode(room.baseAddress, Int32(capacity))
            made = Int(max(0, code))
        }
        guard code >= 0 else { throw Self.failure }
        return bytes
    }

    private static var failure: AudioError {
        AudioError(.codec, "the MP3 encoder gave up: check that memory is left, and start the sound again")
    }
}
