/// A value, or nothing where something else stands: servers differ.
struct Lenient<Value: Decodable>: Decodable {
    let value: Value?

    init(from decoder: any Decoder) throws {
        // Whatever stands there is not what is looked for.
        self.value = try? Value(from: decoder)
    }
}

/// Whether anything stands somewhere: a text, an array or an object that is not empty.
struct Presence: Decodable {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    let isThere: Bool

    init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self.isThere = !text.isEmpty
        } else if let list = try? decoder.unkeyedContainer() {
            self.isThere = !list.isAtEnd
        } else if let object = try? decoder.container(keyedBy: Name.self) {
            self.isThere = !object.allKeys.isEmpty
        } else {
            self.isThere = false
        }
    }
}

extension KeyedDecodingContainer {
    /// Nil if absent, null, or of another type.
    func lenient<Value: Decodable>(_ type: Value.Type, _ key: Key) -> Value? {
        // What is of another type is as good as absent.
        (try? self.decodeIfPresent(type, forKey: key)) ?? nil
    }

    /// The elements that are of a type; empty if there is no array.
    func all<Value: Decodable>(_ type: Value.Type, _ key: Key) -> [Value] {
        self.lenient([Lenient<Value>].self, key)?.compactMap(\.value) ?? []
    }

    /// A count of 0 to a billion; nil for anything else.
    func count(_ key: Key) -> Int? {
        self.lenient(Double.self, key).flatMap { (0...1e9).contains($0) ? Int($0) : nil }
    }

    /// A word that is not empty, however many blanks stand around it.
    func word(_ key: Key) -> String? {
        let word = self.lenient(String.self, key)?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return word.flatMap { $0.isEmpty || $0 == "null" ? nil : $0 }
    }

    /// Whether any of the fields says something.
    func says(_ keys: [Key]) -> Bool { keys.contains { self.lenient(Presence.self, $0)?.isThere ?? false } }
}
