/// Mono sound of known rate: samples in -1…1.
public struct AudioClip: Sendable, Equatable {
    /// One channel, nominally -1…1; values outside are clipped when written.
    public var samples: [Float]

    /// Samples a second.
    public var sampleRate: Int

    public init(samples: [Float], sampleRate: Int) {
        self.samples = samples
        self.sampleRate = sampleRate
    }

    /// How long the clip sounds.
    public var duration: Duration { .samples(self.samples.count, at: self.sampleRate) }

    /// The same sound at another rate.
    public func resampled(to sampleRate: Int) throws(AudioError) -> AudioClip {
        guard sampleRate != self.sampleRate else { return self }
        var resampler = try Resampler(from: self.sampleRate, to: sampleRate)
        return AudioClip(samples: resampler.append(self.samples) + resampler.finish(), sampleRate: sampleRate)
    }
}
