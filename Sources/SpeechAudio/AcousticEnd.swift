/// The end of speech in a recording, by a rule that uses no detector of the server.
///
/// Speech is what stands out of the room in some band of sound: noise that hides a soft ending in the whole leaves it in the
/// band where it is strong. The numbers were chosen on one speaker's recordings, clean and with noise, whose ends are known
/// from forced alignment (`measure-acoustic-end`).
public enum AcousticEnd {
    /// The room's level in a band: so many of a hundred blocks are no louder.
    private static let roomShare = 0.1
    /// The level of speech in a band: nearly the loudest, so that a click is not.
    private static let speechShare = 0.95
    /// How far a band must stand out of the room, in dB.
    private static let aboveRoom: Float = 5
    /// How far below speech, in the band where this is loudest, sound may still be speech, in dB.
    private static let belowSpeech: Float = 36
    /// Blocks of sound in a row that are speech; less is a click.
    private static let shortest = 3

    /// The end of the last run of blocks of 10 ms in which a band stands out of the room, nil for silence.
    ///
    /// Where nothing stands out, as in sound without a pause, it is the end of the last block that is not far below speech.
    public static func position(in clip: AudioClip) -> Duration? {
        let bands = SoundBands(clip)
        let loudest = bands.levels.map { Self.level(at: Self.speechShare, of: $0) }.max() ?? SoundBands.silence
        guard loudest > SoundBands.silence else { return Self.lastSound(in: bands, of: clip) }
        let least = loudest - Self.belowSpeech
        var isSpeech = [Bool](repeating: false, count: bands.count)
        var isLoud = isSpeech
        for band in bands.levels {
            let room = Self.level(at: Self.roomShare, of: band) + Self.aboveRoom
            for (block, level) in band.enumerated() where level > least {
                isLoud[block] = true
                if level > room { isSpeech[block] = true }
            }
        }
        guard let last = Self.lastRun(in: isSpeech) ?? isLoud.lastIndex(of: true) else { return nil }
        return .samples((last + 1) * bands.blockLength, at: clip.sampleRate)
    }

    /// Of a clip that is nearly all silence.
    private static func lastSound(in bands: SoundBands, of clip: AudioClip) -> Duration? {
        let last = bands.levels.compactMap { $0.lastIndex { $0 > SoundBands.silence } }.max()
        return last.map { .samples(($0 + 1) * bands.blockLength, at: clip.sampleRate) }
    }

    private static func lastRun(in blocks: [Bool]) -> Int? {
        var length = 0
        for block in blocks.indices.reversed() {
            length = blocks[block] ? length + 1 : 0
            if length == Self.shortest { return block + Self.shortest - 1 }
        }
        return nil
    }

    private static func level(at share: Double, of levels: [Float]) -> Float {
        guard !levels.isEmpty else { return SoundBands.silence }
        return levels.sorted()[Int(share * Double(levels.count - 1))]
    }
}
