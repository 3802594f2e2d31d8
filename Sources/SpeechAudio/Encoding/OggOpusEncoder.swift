internal import COpusEnc

/// Makes an Ogg Opus stream, with the libopusenc library.
///
/// `append` closes a page around all packets it has made, so no sound waits for later samples but the last packet's
/// (at most 20 ms) and the codec's look-ahead. The stream says where the sound begins and ends: a player hears as
/// many samples as were appended, at 48,000 Hz, and none before them.
public final class OggOpusEncoder: AudioEncoder {
    /// Samples that the library is given at a time.
    private static let block = 1 << 20

    public let sampleRate: Int
    private let encoder: OpaquePointer
    private var resampler: Resampler?
    private var isFinished = false

    /// - Parameters:
    ///   - sampleRate: samples a second, 8000…192,000; those other than the codec's 48,000 are converted first.
    ///   - bitRate: bits a second, 6000…256,000; the true rate varies around it with the sound.
    public init(sampleRate: Int = 48_000, bitRate: Int) throws(AudioError) {
        guard (8000...192_000).contains(sampleRate), (6000...256_000).contains(bitRate) else {
            throw AudioError(
                .unsupported,
                "Opus is not made at \(bitRate) bit/s from \(sampleRate) Hz: use 6000 to 256000 bit/s and 48000 Hz")
        }
        // The library can convert too, but aborts the program at some lengths then.
        self.resampler = sampleRate == 48_000 ? nil : try Resampler(from: sampleRate, to: 48_000)
        // The encoder copies the comments.
        guard let comments = ope_comments_create() else { throw Self.failure }
        defer { ope_comments_destroy(comments) }
        guard let encoder = ope_encoder_create_pull(comments, 48_000, 1, 0, nil) else { throw Self.failure }
        self.encoder = encoder
        self.sampleRate = sampleRate
        // The library would look two seconds ahead to decide how to code.
        guard cascade_opus_set_decision_delay(encoder, 0) == OPE_OK,
            cascade_opus_set_bit_rate(encoder, Int32(bitRate)) == OPE_OK
        else { throw Self.failure }
    }

    deinit { ope_encoder_destroy(self.encoder) }

    public func append(_ samples: [Float]) throws(AudioError) -> [UInt8] {
        guard !self.isFinished, !samples.isEmpty else { return [] }
        let limited = samples.map(\.limitedSample)
        try self.write(self.resampler?.append(limited) ?? limited)
        return self.pages()
    }

    public func finish() throws(AudioError) -> [UInt8] {
        guard !self.isFinished else { return [] }
        self.isFinished = true
        // Also when there is nothing to write: draining a stream without its header aborts the program.
        try self.write(self.resampler?.finish() ?? [])
        guard ope_encoder_drain(self.encoder) == OPE_OK else { throw Self.failure }
        return self.pages()
    }

    private func write(_ samples: [Float]) throws(AudioError) {
        // Counts of the library have 32 bits. Nothing is written too, for the header.
        var start = 0
        repeat {
            let part = Array(samples[start..<min(samples.count, start + Self.block)])
            guard ope_encoder_write_float(self.encoder, part, Int32(part.count)) == OPE_OK else { throw Self.failure }
            start += Self.block
        } while start < samples.count
    }

    private func pages() -> [UInt8] {
        var bytes: [UInt8] = []
        var page: UnsafeMutablePointer<UInt8>?
        var length: Int32 = 0
        while ope_encoder_get_page(self.encoder, &page, &length, 1) > 0 {
            bytes += UnsafeBufferPointer(start: page, count: Int(length))
        }
        return bytes
    }

    private static var failure: AudioError {
        AudioError(.codec, "the Opus encoder gave up: check that memory is left, and start the sound again")
    }
}
