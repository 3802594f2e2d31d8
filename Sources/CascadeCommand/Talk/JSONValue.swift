internal import Cascade

/// A value of a JSON object.
enum JSONValue: Encodable, ExpressibleByStringLiteral {
    case text(String)
    /// Rounded to microseconds when it is not whole.
    case number(Double)
    case object([String: JSONValue])

    init(stringLiteral value: String) { self = .text(value) }

    static func number(_ turn: TurnID) -> JSONValue { .number(Double(turn.number)) }
    static func number(_ reply: ReplyID) -> JSONValue { .number(Double(reply.number)) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number) where number == number.rounded(): try container.encode(Int(number))
        case .number(let number): try container.encode((number * 1000).rounded() / 1000)
        case .object(let fields): try container.encode(fields)
        }
    }
}
