internal import Foundation

extension KeyedDecodingContainer {
    /// A flag that may be absent or null.
    func flag(_ key: Key, default standard: Bool = false) throws -> Bool {
        try self.decodeIfPresent(Bool.self, forKey: key) ?? standard
    }

    /// A number that may be written with a fraction, rounded. Throws if it is out of the range.
    func whole(_ key: Key, in range: ClosedRange<Int> = FieldLimit.whole) throws -> Int? {
        guard let number = try self.decodeIfPresent(Double.self, forKey: key) else { return nil }
        return try self.rounded(number, key, in: range)
    }

    /// Numbers that may be written with fractions, rounded. Throws if one is out of the range or if there are too many.
    func wholes(
        _ key: Key, in range: ClosedRange<Int> = FieldLimit.whole, limit: Int = FieldLimit.text
    ) throws -> [Int]? {
        guard let numbers = try self.decodeIfPresent([Double].self, forKey: key) else { return nil }
        guard numbers.count <= limit else { throw self.refusal(key, "give at most \(limit) numbers") }
        return try numbers.map { try self.rounded($0, key, in: range) }
    }

    /// A number; the nearest in the range if it is out of it.
    func number(_ key: Key, near range: ClosedRange<Double>) throws -> Double? {
        try self.decodeIfPresent(Double.self, forKey: key).flatMap { $0.nearest(in: range) }
    }

    /// A text. Throws if it has more bytes than the limit.
    func text(_ key: Key, limit: Int = FieldLimit.name) throws -> String? {
        guard let text = try self.decodeIfPresent(String.self, forKey: key) else { return nil }
        guard text.utf8.count <= limit else { throw self.refusal(key, "give at most \(limit) bytes") }
        return text
    }

    /// Values of a list. Throws if there are too many.
    func list<Element: Decodable>(
        _ type: Element.Type, _ key: Key, limit: Int = FieldLimit.list
    ) throws -> [Element]? {
        guard let list = try self.decodeIfPresent([Element].self, forKey: key) else { return nil }
        guard list.count <= limit else { throw self.refusal(key, "give at most \(limit) entries") }
        return list
    }

    /// Base64; empty if absent or null.
    func bytes(_ key: Key) throws -> [UInt8] {
        guard let text = try self.decodeIfPresent(String.self, forKey: key) else { return [] }
        guard let data = Data(base64Encoded: text) else { throw self.refusal(key, "give base64 with padding") }
        return Array(data)
    }

    private func rounded(_ number: Double, _ key: Key, in range: ClosedRange<Int>) throws -> Int {
        guard let whole = Int(exactly: number.rounded()), range.contains(whole) else {
            let bounds = "give a number from \(range.lowerBound) to \(range.upperBound)"
            throw self.refusal(key, range == FieldLimit.whole ? "give a smaller number" : bounds)
        }
        return whole
    }

    private func refusal(_ key: Key, _ reason: String) -> DecodingError {
        DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: reason)
    }
}

extension Double {
    /// The number or the nearest in the range; nil if it is none.
    func nearest(in range: ClosedRange<Double>) -> Double? {
        self.isNaN ? nil : min(max(self, range.lowerBound), range.upperBound)
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
