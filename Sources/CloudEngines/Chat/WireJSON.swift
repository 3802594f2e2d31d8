internal import Foundation

/// JSON as servers write it: halves of characters are dropped, and numbers that JSON does not have are read.
enum WireJSON {
    /// - Throws: `UnreadableEvent`.
    static func decode<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
        let data = Data(Self.repaired(Array(text.utf8)))
        do {
            return try JSONDecoder.snakeCase.decode(type, from: data)
        } catch is DecodingError {
            let decoder = JSONDecoder.snakeCase
            decoder.allowsJSON5 = true
            do {
                return try decoder.decode(type, from: data)
            } catch {
                throw UnreadableEvent()
            }
        } catch {
            throw UnreadableEvent()
        }
    }

    /// The text without escapes of surrogates that have no partner.
    static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "\\")) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "\\"), place + 1 < bytes.count else {
                result.append(bytes[place])
                place += 1
                continue
            }
            guard let unit = Self.unit(bytes, at: place), (0xD800...0xDFFF).contains(unit) else {
                result += bytes[place...(place + 1)]
                place += 2
                continue
            }
            let next = Self.unit(bytes, at: place + 6)
            if unit < 0xDC00, let next, (0xDC00...0xDFFF).contains(next) {
                result += bytes[place..<(place + 12)]
                place += 12
            } else {
                place += 6
            }
        }
        return result
    }

    /// The UTF-16 unit that `\uXXXX` at a place stands for.
    private static func unit(_ bytes: [UInt8], at place: Int) -> UInt16? {
        guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
            return nil
        }
        return UInt16(String(decoding: bytes[(place + 2)..<(place + 6)], as: UTF8.self), radix: 16)
    }
}
