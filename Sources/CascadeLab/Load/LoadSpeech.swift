internal import SpeechAudio

/// What a caller's microphone sends, in frames of 20 ms at 16 kHz.
struct LoadSpeech: Sendable {
    static let sampleRate = 16_000
    static let frame = Duration.milliseconds(20)

    /// The caller's voice, 16-bit little-endian; at least one frame.
    let voice: [[UInt8]]
    /// The room around it.
    let room: [[UInt8]]
    /// How long the caller talks.
    let length: Duration

    /// A caller who types: a hum that no detector takes for speech.
    init(humming length: Duration) {
        self.voice = [Self.hum(0.1)]
        self.room = [Self.hum(0.001)]
        self.length = length
    }

    /// A caller who says what a recording says, in a quiet room.
    /// - Throws: `AudioError` for a rate that cannot be converted, `LabError` if nobody speaks in it.
    init(saying recording: AudioClip) throws {
        let clip = try recording.resampled(to: Self.sampleRate)
        let end = AcousticEnd.position(in: clip) ?? .zero
        let size = Self.frame.samples(at: Self.sampleRate)
        let count = min(clip.samples.count, end.samples(at: Self.sampleRate)) / size
        guard count > 0 else { throw LabError(.recordings, "nobody speaks in the recording") }
        self.voice = (0..<count).map { PCM16.encode(clip.samples.span.extracting($0 * size..<($0 + 1) * size)) }
        var noise = RandomNumbers(seed: 1)
        self.room = (0..<8).map { _ in
            PCM16.encode((0..<size).map { _ in Float.random(in: -0.001...0.001, using: &noise) })
        }
        self.length = Self.frame * count
    }

    /// 250 Hz.
    private static func hum(_ level: Float) -> [UInt8] {
        PCM16.encode((0..<Self.frame.samples(at: Self.sampleRate)).map { Float(abs($0 % 64 - 32) - 16) / 16 * level })
    }
}
