extension [Double] {
    /// The middle one, of an even number the upper of the two; nil of none.
    var median: Double? { self.isEmpty ? nil : self.sorted()[self.count / 2] }
}
