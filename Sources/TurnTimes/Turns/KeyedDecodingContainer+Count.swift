extension KeyedDecodingContainer {
    /// How many of something there were, 0 where it is not told; no sum of many such numbers overflows.
    func count(_ key: Key) throws -> Int { Int(try self.decodeIfPresent(UInt32.self, forKey: key) ?? 0) }
}
