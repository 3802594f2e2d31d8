extension Float {
    /// The sample as a codec may take it: within -1…1, and silence for a NaN of a damaged stream.
    var limitedSample: Float { self.isNaN ? 0 : Swift.max(-1, Swift.min(1, self)) }
}
