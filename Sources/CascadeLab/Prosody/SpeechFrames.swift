internal import Foundation
internal import SpeechAudio
internal import TurnTimes

/// What is measured of a clip in each frame of 10 ms.
struct SpeechFrames {
    static let rate = 100

    /// Samples at 8000 Hz, where voices and most of the power of speech lie.
    let samples: [Float]

    /// In semitones from the clip's own median, nil where there is no voice.
    let pitch: [Double?]

    /// Over three frames, in dB from the clip's own median; nil in and beside silence, where half a frame of it would
    /// count as quiet speech.
    let level: [Double?]

    /// Whether the frame is above -34 dB of the loudest: what is compared is made by a synthesizer, whose silence is still.
    let isSounding: [Bool]

    /// Silences between the first and the last sound.
    let silences: [Range<Int>]

    static let sampleRate = 8000
    static let frameLength = Self.sampleRate / Self.rate

    /// - Throws: `ProsodyError` of code `silent` or `rate`.
    init(_ clip: AudioClip) throws(ProsodyError) {
        // Of the clip as it came: conversion rings into silences.
        let powers = Self.powers(clip)
        guard let loudest = powers.max(), loudest > 0,
            // A NaN fails this too; nominal is 1.
            clip.samples.allSatisfy({ $0.magnitude < 1000 })
        else {
            throw ProsodyError(
                code: .silent,
                message: "the clip has no sound or a damaged one: compare clips of at least 10 ms of speech")
        }
        let voice: [Float]
        do {
            let narrow = try clip.resampled(to: Self.sampleRate)
            self.samples = narrow.samples
            // Below 1000 Hz is the voice; a resonance of the mouth above could pass for one.
            voice = try narrow.resampled(to: 2000).resampled(to: Self.sampleRate).samples
        } catch {
            throw ProsodyError(code: .rate, message: error.message)
        }
        let isSounding = powers.map { $0 > loudest * 0.000_398 }
        self.isSounding = isSounding
        self.silences = Self.silences(isSounding)
        self.level = Self.centered(
            powers.indices.map { index in
                let around = max(0, index - 1)...min(powers.count - 1, index + 1)
                guard around.count == 3, around.allSatisfy({ isSounding[$0] }) else { return nil }
                return 10 * log10(around.reduce(0) { $0 + powers[$1] } / 3)
            })
        let tracker = PitchTracker(sampleRate: Self.sampleRate)
        self.pitch = Self.centered(
            Self.smoothed(
                isSounding.indices.map { index in
                    guard isSounding[index] else { return nil }
                    return tracker.semitones(in: voice, around: index * Self.frameLength + Self.frameLength / 2)
                }))
    }

    /// Frames of sound.
    var soundingCount: Int { self.isSounding.count { $0 } }

    private static func powers(_ clip: AudioClip) -> [Double] {
        (0..<clip.samples.count * Self.rate / clip.sampleRate).map { index in
            let frame = index * clip.sampleRate / Self.rate..<(index + 1) * clip.sampleRate / Self.rate
            return clip.samples[frame].reduce(0) { $0 + Double($1 * $1) } / Double(max(1, frame.count))
        }
    }

    private static func silences(_ isSounding: [Bool]) -> [Range<Int>] {
        guard let first = isSounding.firstIndex(of: true), let last = isSounding.lastIndex(of: true) else { return [] }
        var silences: [Range<Int>] = []
        var start = first
        for index in first...last where isSounding[index] {
            if index > start { silences.append(start..<index) }
            start = index + 1
        }
        return silences
    }

    /// The median over five frames, against jumps to another octave.
    private static func smoothed(_ values: [Double?]) -> [Double?] {
        values.indices.map { index in
            guard values[index] != nil else { return nil }
            return Percentile.p50.of(values[max(0, index - 2)...min(values.count - 1, index + 2)].compactMap { $0 })
        }
    }

    private static func centered(_ values: [Double?]) -> [Double?] {
        guard let median = Percentile.p50.of(values.compactMap { $0 }) else { return values }
        return values.map { $0.map { $0 - median } }
    }
}
