internal import Foundation

/// A JSON object of the ElevenLabs protocols. Unknown keys are ignored and `null` is as good as absent.
public protocol JSONMessage: Codable, Sendable, Equatable {}

extension JSONMessage {
    /// Reads one JSON object. Throws `ElevenLabsWireError` with the field that is wrong; its text holds no value that came.
    public init(json: String) throws(ElevenLabsWireError) {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
        } catch let error as DecodingError {
            throw ElevenLabsWireError(error)
        } catch {
            throw ElevenLabsWireError("the message is not JSON")
        }
    }

    /// The object on one line, keys in alphabetical order, slashes as they are.
    public var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        do {
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        } catch {
            // Texts, flags and numbers always encode, those that are not finite as texts.
            return "{}"
        }
    }
}

extension Array: JSONMessage where Element: JSONMessage {}
