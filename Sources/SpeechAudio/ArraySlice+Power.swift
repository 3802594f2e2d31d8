extension ArraySlice<Float> {
    /// The mean square of samples, 0 without any.
    public var power: Float {
        self.withUnsafeBufferPointer { samples in
            var sum: Float = 0
            for sample in samples { sum += sample * sample }
            return sum / Float(Swift.max(1, samples.count))
        }
    }
}
