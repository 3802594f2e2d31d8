internal import Foundation
internal import SpeechEngines

/// Any JSON value, for texts of JSON that stand as values in a message: arguments and schemas of tools. Names stay as they
/// are.
enum JSONTree: Codable, Equatable {
    case nothing
    case flag(Bool)
    case whole(Int)
    case number(Double)
    case text(String)
    case list([JSONTree])
    case object([String: JSONTree])

    /// Values within values at the most, those around the tree included.
    private static let depth = 64

    /// Nil for what is no JSON object, or is nested more deeply than anything that is meant.
    init?(object text: String) {
        // What cannot be read is no object.
        guard let tree = try? JSONDecoder().decode(JSONTree.self, from: Data(text.utf8)), case .object = tree else {
            return nil
        }
        self = tree
    }

    /// - Throws: `EngineError` with code `unsupported` for a schema that cannot be sent.
    init(schemaOf tool: ToolDeclaration) throws {
        guard let tree = JSONTree(object: tool.schema) else {
            throw EngineError(
                .unsupported, "the schema of the tool \(tool.name) is nested too deeply: make it simpler")
        }
        self = tree
    }

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        guard decoder.codingPath.count <= Self.depth else {
            throw DecodingError.dataCorruptedError(in: value, debugDescription: "nested too deeply")
        }
        if value.decodeNil() {
            self = .nothing
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let whole = try? value.decode(Int.self) {
            self = .whole(whole)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([JSONTree].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: JSONTree].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .nothing: try value.encodeNil()
        case .flag(let flag): try value.encode(flag)
        case .whole(let whole): try value.encode(whole)
        case .number(let number): try value.encode(number)
        case .text(let text): try value.encode(text)
        case .list(let list): try value.encode(list)
        case .object(let fields): try value.encode(fields)
        }
    }
}
