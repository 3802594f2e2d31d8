/// A message as a type reads it, with a harmless value in every field.
public indirect enum FieldShape: Sendable, Hashable {
    /// Fields in the order in which they were asked for.
    case object([Field])
    case array(FieldShape)
    case text(String)
    case number
    case flag

    public struct Field: Sendable, Hashable {
        public var name: String
        public var shape: FieldShape
    }

    /// The message as JSON.
    public var json: String { self.json(replacing: nil, by: "") }

    /// The message with one field's value replaced; every element of an array is replaced alike.
    /// - Parameters:
    ///   - path: nil to replace nothing.
    ///   - value: JSON, or what somebody takes for it; nil leaves the field out.
    public func json(replacing path: FieldPath?, by value: String?) -> String {
        self.text(at: FieldPath(), { $0 == path ? .some(value) : nil }) ?? ""
    }

    /// The message with every number replaced.
    public func json(everyNumber value: String) -> String {
        let numbers = Set(self.paths.filter { $0.isNumber }.map(\.path))
        return self.text(at: FieldPath(), { numbers.contains($0) ? .some(value) : nil }) ?? ""
    }

    /// Every field, those that hold others too, the message itself first.
    public var paths: [(path: FieldPath, isNumber: Bool)] { self.paths(at: FieldPath()) }

    private func paths(at path: FieldPath) -> [(path: FieldPath, isNumber: Bool)] {
        switch self {
        case .object(let fields):
            [(path, false)] + fields.flatMap { $0.shape.paths(at: path.appending(.key($0.name))) }
        case .array(let element): [(path, false)] + element.paths(at: path.appending(.element))
        case .number: [(path, true)]
        case .text, .flag: [(path, false)]
        }
    }

    /// - Parameter replacement: what stands at a path instead; the outer nil for what the shape itself has.
    private func text(at path: FieldPath, _ replacement: (FieldPath) -> String??) -> String? {
        if let other = replacement(path) { return other }
        switch self {
        case .object(let fields):
            let texts = fields.compactMap { field in
                field.shape.text(at: path.appending(.key(field.name)), replacement).map {
                    "\(Self.quoted(field.name)):\($0)"
                }
            }
            return "{\(texts.joined(separator: ","))}"
        case .array(let element):
            return "[\(element.text(at: path.appending(.element), replacement) ?? "")]"
        case .text(let text): return Self.quoted(text)
        case .number: return "1"
        case .flag: return "true"
        }
    }

    /// A JSON text.
    static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case _ where scalar.value < 0x20:
                "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
