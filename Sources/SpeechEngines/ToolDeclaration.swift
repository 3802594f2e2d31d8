internal import Foundation

/// A tool that a model may ask for.
public struct ToolDeclaration: Sendable, Equatable {
    /// Bytes of description and schema together at the most.
    public static let limit = 64 << 10

    /// 1…64 letters of English, digits, `_` and `-`.
    public let name: String
    /// What it does and when it is of use, for the model.
    public let description: String
    /// The arguments as a JSON schema: the text of a JSON object.
    public let schema: String

    /// - Throws: `EngineError` with code `unsupported` for a name, a schema or a length that no service takes.
    public init(name: String, description: String, schema: String = #"{"type":"object","properties":{}}"#) throws {
        let isPlain = name.utf8.allSatisfy { byte in
            let scalar = Unicode.Scalar(byte)
            return scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                || scalar == "_" || scalar == "-"
        }
        guard isPlain, (1...64).contains(name.utf8.count) else {
            throw EngineError(.unsupported, "a tool's name has 1 to 64 letters, digits, _ and -: choose another")
        }
        guard description.utf8.count + schema.utf8.count <= Self.limit else {
            throw EngineError(.unsupported, "the tool \(name) is described in more than \(Self.limit) bytes: use fewer")
        }
        guard Self.isObject(schema) else {
            throw EngineError(.unsupported, "the schema of the tool \(name) is not a JSON object: check it")
        }
        self.name = name
        self.description = description
        self.schema = schema
    }

    private struct Anything: Decodable {
        init(from decoder: any Decoder) throws {}
    }

    private static func isObject(_ text: String) -> Bool {
        // Whatever cannot be read is no object.
        (try? JSONDecoder().decode([String: Anything].self, from: Data(text.utf8))) != nil
    }
}
