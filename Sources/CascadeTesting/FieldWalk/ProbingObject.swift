/// The fields of a message that does not exist.
struct ProbingObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let probe: FieldProbe
    let path: FieldPath
    var codingPath: [any CodingKey] { [] }
    /// A dictionary has one entry.
    var allKeys: [Key] { [Key(stringValue: "key")].compactMap { $0 } }

    func contains(_ key: Key) -> Bool { self.probe.contains(self.inside(key)) }
    func decodeNil(forKey key: Key) throws -> Bool { self.decoder(key).isNil() }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try self.decoder(key).value(type) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try self.decoder(key).value(type) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try self.decoder(key).value(type) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try self.decoder(key).value(type) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try self.decoder(key).value(type) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try self.decoder(key).value(type) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try self.decoder(key).value(type) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try self.decoder(key).value(type) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try self.decoder(key).value(type) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try self.decoder(key).value(type) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try self.decoder(key).value(type) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try self.decoder(key).value(type) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try self.decoder(key).value(type) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try self.decoder(key).value(type) }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try self.decoder(key).value(type) }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> { try self.decoder(key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try self.decoder(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        ProbingDecoder(probe: self.probe, path: self.path.appending(.key("super")))
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { self.decoder(key) }

    private func inside(_ key: Key) -> FieldPath { self.path.appending(.key(key.stringValue)) }

    private func decoder(_ key: Key) -> ProbingDecoder { ProbingDecoder(probe: self.probe, path: self.inside(key)) }
}
