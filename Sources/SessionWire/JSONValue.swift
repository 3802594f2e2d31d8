/// A value of a JSON object that this module writes.
enum JSONValue: Encodable {
    case text(String)
    /// Rounded to three places where it is not whole.
    case number(Double)
    case flag(Bool)
    case object([String: JSONValue])

    static func number(_ value: Int) -> JSONValue { .number(Double(value)) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number) where number == number.rounded() && abs(number) <= Double(SessionProtocol.pingLimit):
            try container.encode(Int(number))
        case .number(let number): try container.encode((number * 1000).rounded() / 1000)
        case .flag(let flag): try container.encode(flag)
        case .object(let fields): try container.encode(fields)
        }
    }
}
