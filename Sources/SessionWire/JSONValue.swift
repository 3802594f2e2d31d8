/// A value that this module writes as JSON: on one line, keys in order.
///
/// By hand, as an encoder takes as long for one event as the rest of its way.
enum JSONValue {
    case text(String)
    /// Rounded to three places where it is not whole; `null` if it is not finite.
    case number(Double)
    case flag(Bool)
    case object([String: JSONValue])

    static func number(_ value: Int) -> JSONValue { .number(Double(value)) }

    var json: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(128)
        self.append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func append(to bytes: inout [UInt8]) {
        switch self {
        case .text(let text): Self.append(text, to: &bytes)
        case .number(let number): bytes += Self.digits(of: number).utf8
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
        case .object(let fields):
            bytes.append(UInt8(ascii: "{"))
            for (place, field) in fields.sorted(by: { $0.key < $1.key }).enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.append(field.key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                field.value.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func digits(of number: Double) -> String {
        guard number.isFinite else { return "null" }
        if number == number.rounded(), abs(number) <= Double(SessionProtocol.pingLimit) { return "\(Int(number))" }
        // A number so large has no places, and its thousandfold may have no value.
        return abs(number) < 1e12 ? "\((number * 1000).rounded() / 1000)" : "\(number)"
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x08: bytes += "\\b".utf8
            case 0x09: bytes += "\\t".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0C: bytes += "\\f".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0..<0x20: bytes += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
