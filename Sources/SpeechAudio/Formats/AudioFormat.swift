/// How a stream of mono samples is written as bytes.
package struct AudioFormat: Sendable, Hashable {
    /// Ways to write samples.
    package enum Codec: Sendable, Hashable {
        /// 16-bit little-endian without a header.
        case pcm
        /// One byte a sample.
        case g711(G711)
        /// Bits a second.
        case mp3(bitRate: Int)
        /// Opus in Ogg; bits a second.
        case opus(bitRate: Int)
        /// 16-bit PCM with a header, which can be written only when the whole sound is known.
        case wav
    }

    /// Samples a second that a format may have.
    package static let sampleRates = 8000...48_000

    package let codec: Codec
    /// Samples a second, within `sampleRates`.
    package let sampleRate: Int

    /// - Parameter sampleRate: samples a second.
    /// - Throws: `AudioError` of code `unsupported` for a rate outside `sampleRates`.
    package init(_ codec: Codec, sampleRate: Int) throws(AudioError) {
        guard Self.sampleRates.contains(sampleRate) else {
            throw AudioError(
                .unsupported,
                "sound has no \(sampleRate) samples a second here: use "
                    + "\(Self.sampleRates.lowerBound) to \(Self.sampleRates.upperBound)")
        }
        self.codec = codec
        self.sampleRate = sampleRate
    }
}
