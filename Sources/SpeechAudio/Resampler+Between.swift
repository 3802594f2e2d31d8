extension Resampler {
    /// Nil where nothing has to be converted.
    package static func between(_ inputRate: Int, _ outputRate: Int) throws(AudioError) -> Resampler? {
        if inputRate == outputRate { return nil }
        return try Resampler(from: inputRate, to: outputRate)
    }
}
