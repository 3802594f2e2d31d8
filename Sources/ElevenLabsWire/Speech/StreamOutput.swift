/// What a speech socket tells its client, without the context's id.
public enum StreamOutput: Sendable, Equatable {
    case audio(AudioOutput)
    /// All sound of the stream or context was sent.
    case final
    case error(StreamError)

    enum CodingKeys: String, CodingKey {
        case audio, alignment, normalizedAlignment, isFinal, message, error, code, param
        /// The other spelling: read anywhere, written to clients with contexts.
        case snakeIsFinal = "is_final"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        if let error = fields.errorName {
            let message = try fields.text(.message, limit: FieldLimit.text)
            // What went wrong is worth more than the code that follows.
            let code = (try? fields.whole(.code, in: 0...9999)) ?? nil
            self = .error(
                StreamError(error, message ?? error, code: code, parameter: try fields.text(.param)))
            return
        }
        let isFinal = try fields.flag(.isFinal) || fields.flag(.snakeIsFinal)
        let audio = try fields.bytes(.audio)
        if isFinal, audio.isEmpty {
            self = .final
        } else {
            self = .audio(
                AudioOutput(
                    audio: audio, alignment: fields.alignment(.alignment),
                    normalizedAlignment: fields.alignment(.normalizedAlignment), isFinal: isFinal))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .audio(let output):
            try fields.encode(base64: output.audio, forKey: .audio)
            try fields.encode(output.isFinal ? true : nil, forKey: .isFinal)
            try fields.encode(output.normalizedAlignment, forKey: .normalizedAlignment)
            try fields.encode(output.alignment, forKey: .alignment)
        case .final:
            try fields.encodeNil(forKey: .audio)
            try fields.encode(true, forKey: .isFinal)
            try fields.encodeNil(forKey: .normalizedAlignment)
            try fields.encodeNil(forKey: .alignment)
        case .error(let error):
            try fields.encode(error.message, forKey: .message)
            try fields.encode(error.error, forKey: .error)
            try fields.encodeIfPresent(error.code, forKey: .code)
            try fields.encodeIfPresent(error.parameter, forKey: .param)
        }
    }
}

extension KeyedDecodingContainer<StreamOutput.CodingKeys> {
    /// Nil if nothing is wrong: the field is absent, null, empty or false.
    fileprivate var errorName: String? {
        guard self.contains(.error) else { return nil }
        // The field's type says which of its shapes it has.
        if let isNull = try? self.decodeNil(forKey: .error), isNull { return nil }
        if let name = try? self.decode(String.self, forKey: .error) { return name.isEmpty ? nil : name }
        if let flag = try? self.decode(Bool.self, forKey: .error), !flag { return nil }
        return "error"
    }
}
