internal import ElevenLabsWire
internal import SpeechAudio

extension AudioDecoder {
    /// Takes the rate that a chunk names.
    /// - Parameter format: what the client said that it sends.
    /// - Returns: what was still to come of the sound at the rate before.
    /// - Throws: `ElevenLabsWireError` for a rate that the format cannot have.
    mutating func change(to sampleRate: Int, of format: OutputFormat) throws(ElevenLabsWireError) -> [Float] {
        do {
            return try self.change(to: sampleRate)
        } catch {
            guard format.codec == .pcm else {
                throw ElevenLabsWireError(
                    "audio_format \(format.name) has \(format.sampleRate) Hz, so sample_rate cannot be \(sampleRate): "
                        + "leave it out, or give an audio_format such as pcm_16000")
            }
            let rates = AudioFormat.sampleRates
            throw ElevenLabsWireError("sample_rate must be from \(rates.lowerBound) to \(rates.upperBound)")
        }
    }
}
