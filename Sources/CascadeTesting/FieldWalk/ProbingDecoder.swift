/// A decoder without a message: a `FieldProbe` answers what is asked for.
struct ProbingDecoder: Decoder {
    let probe: FieldProbe
    let path: FieldPath
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        try self.probe.object(self.path)
        return KeyedDecodingContainer(ProbingObject<Key>(probe: self.probe, path: self.path))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try self.probe.array(self.path)
        return ProbingArray(probe: self.probe, path: self.path)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        ProbingValue(probe: self.probe, path: self.path)
    }

    /// A value of any type.
    func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if let cases = type as? any CaseIterable.Type, let value: Value = try self.enumeration(cases) { return value }
        switch type {
        case is Bool.Type: return try self.cast(try self.probe.flag(self.path))
        case is String.Type: return try self.cast(try self.probe.text(self.path))
        case let number as any (Numeric & Decodable).Type:
            try self.probe.number(self.path)
            return try self.cast(number.one)
        default: return try Value(from: self)
        }
    }

    func isNil() -> Bool { !self.probe.contains(self.path) }

    /// - Returns: nil if the type is no enumeration of words.
    private func enumeration<Value>(_ type: any CaseIterable.Type) throws -> Value? {
        let all = type.everyCase
        let words = all.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
        guard !words.isEmpty, words.count == all.count else { return nil }
        let word = try self.probe.choice(self.path, of: words)
        guard let place = words.firstIndex(of: word), let value = all[place] as? Value else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no such case"))
        }
        return value
    }

    private func cast<Value>(_ value: Any) throws -> Value {
        guard let value = value as? Value else {
            throw DecodingError.typeMismatch(Value.self, .init(codingPath: [], debugDescription: "another type"))
        }
        return value
    }
}

extension CaseIterable {
    fileprivate static var everyCase: [Any] { Array(Self.allCases) }
}

extension Numeric {
    fileprivate static var one: Any { Self(exactly: 1) ?? Self.zero }
}
