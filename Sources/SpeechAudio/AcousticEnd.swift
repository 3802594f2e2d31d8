/// The end of speech in a recording, by a rule that uses no detector of the server.
public enum AcousticEnd {
    /// The end of the last 10 ms block above -34 dB of the loudest block's level, nil for silence.
    ///
    /// The rule of `docs/latency.md`, for recordings without a marked end.
    public static func position(in clip: AudioClip) -> Duration? {
        let block = max(1, clip.sampleRate / 100)
        var powers: [Float] = []
        var start = 0
        while start + block <= clip.samples.count {
            powers.append(clip.samples[start..<start + block].reduce(0) { $0 + $1 * $1 })
            start += block
        }
        guard let peak = powers.max(), peak > 0 else { return nil }
        let threshold = peak * 0.000_398  // -34 dB as a ratio of powers
        guard let last = powers.lastIndex(where: { $0 > threshold }) else { return nil }
        return .samples((last + 1) * block, at: clip.sampleRate)
    }
}
