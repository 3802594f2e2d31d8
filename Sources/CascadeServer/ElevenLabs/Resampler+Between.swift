internal import SpeechAudio

extension Resampler {
    /// Nil where nothing has to be converted.
    static func between(_ inputRate: Int, _ outputRate: Int) throws -> Resampler? {
        if inputRate == outputRate { return nil }
        return try Resampler(from: inputRate, to: outputRate)
    }
}
