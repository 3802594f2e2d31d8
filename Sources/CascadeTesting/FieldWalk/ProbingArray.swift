/// An array of one element in a message that does not exist.
struct ProbingArray: UnkeyedDecodingContainer {
    let probe: FieldProbe
    let path: FieldPath
    var codingPath: [any CodingKey] { [] }
    var count: Int? { 1 }
    private(set) var currentIndex = 0
    var isAtEnd: Bool { self.currentIndex > 0 }

    init(probe: FieldProbe, path: FieldPath) {
        (self.probe, self.path) = (probe, path)
    }

    mutating func decodeNil() throws -> Bool {
        let isNil = ProbingDecoder(probe: self.probe, path: self.path.appending(.element)).isNil()
        if isNil { self.currentIndex += 1 }
        return isNil
    }
    mutating func decode(_ type: Bool.Type) throws -> Bool { try self.next().value(type) }
    mutating func decode(_ type: String.Type) throws -> String { try self.next().value(type) }
    mutating func decode(_ type: Double.Type) throws -> Double { try self.next().value(type) }
    mutating func decode(_ type: Float.Type) throws -> Float { try self.next().value(type) }
    mutating func decode(_ type: Int.Type) throws -> Int { try self.next().value(type) }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try self.next().value(type) }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try self.next().value(type) }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try self.next().value(type) }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try self.next().value(type) }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try self.next().value(type) }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try self.next().value(type) }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try self.next().value(type) }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try self.next().value(type) }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try self.next().value(type) }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try self.next().value(type) }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> { try self.next().container(keyedBy: type) }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try self.next().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { self.next() }

    private mutating func next() -> ProbingDecoder {
        self.currentIndex += 1
        return ProbingDecoder(probe: self.probe, path: self.path.appending(.element))
    }
}
