internal import Foundation

extension KeyedDecodingContainer {
    /// A flag that may be absent or null.
    func flag(_ key: Key, default standard: Bool = false) throws -> Bool {
        try self.decodeIfPresent(Bool.self, forKey: key) ?? standard
    }

    /// A number that may be written with a fraction, rounded.
    func whole(_ key: Key) throws -> Int? {
        guard let number = try self.decodeIfPresent(Double.self, forKey: key) else { return nil }
        return try self.rounded(number, key)
    }

    /// Numbers that may be written with fractions, rounded.
    func wholes(_ key: Key) throws -> [Int]? {
        try self.decodeIfPresent([Double].self, forKey: key)?.map { try self.rounded($0, key) }
    }

    /// Base64; empty if absent or null.
    func bytes(_ key: Key) throws -> [UInt8] {
        guard let text = try self.decodeIfPresent(String.self, forKey: key) else { return [] }
        guard let data = Data(base64Encoded: text) else {
            throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "give base64 with padding")
        }
        return Array(data)
    }

    private func rounded(_ number: Double, _ key: Key) throws -> Int {
        guard let whole = Int(exactly: number.rounded()) else {
            throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "give a smaller number")
        }
        return whole
    }
}

extension KeyedEncodingContainer {
    /// Base64; null if empty.
    mutating func encode(base64 bytes: [UInt8], forKey key: Key) throws {
        if bytes.isEmpty {
            try self.encodeNil(forKey: key)
        } else {
            try self.encode(Data(bytes).base64EncodedString(), forKey: key)
        }
    }

    /// Base64, an empty text if there are no bytes.
    mutating func encode(base64Text bytes: [UInt8], forKey key: Key) throws {
        try self.encode(Data(bytes).base64EncodedString(), forKey: key)
    }

    /// Written only if true: false is what its absence means.
    mutating func encode(ifTrue flag: Bool, forKey key: Key) throws {
        if flag { try self.encode(true, forKey: key) }
    }
}
