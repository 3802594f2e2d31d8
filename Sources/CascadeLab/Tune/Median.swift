/// The middle value; of an even number the lower one.
enum Median {
    static func of(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.sorted()[(values.count - 1) / 2]
    }
}
