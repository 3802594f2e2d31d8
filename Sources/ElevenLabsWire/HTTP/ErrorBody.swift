/// The body of an HTTP answer that is an error.
public struct ErrorBody: JSONMessage {
    /// The kind of error, for example `validation_error`; nil from older versions of the service.
    public var type: String?
    /// For a program, for example `voice_not_found`.
    public var code: String
    /// For a person.
    public var message: String
    public var requestID: String?
    /// The parameter that is wrong.
    public var parameter: String?

    public init(
        type: String?, code: String, message: String, requestID: String? = nil, parameter: String? = nil
    ) {
        self.type = type
        self.code = code
        self.message = message
        self.requestID = requestID
        self.parameter = parameter
    }

    private enum OuterKeys: String, CodingKey { case detail }

    private enum CodingKeys: String, CodingKey {
        case type, code, message, status, param
        case requestID = "request_id"
        /// Of an entry of a validation error.
        case loc, msg
    }

    /// Reads all three shapes: an object, a list of validation errors (its first is taken), a bare text.
    public init(from decoder: any Decoder) throws {
        let outer = try decoder.container(keyedBy: OuterKeys.self)
        if let text = try? outer.decode(String.self, forKey: .detail) {
            // The shapes are told apart by what can be read.
            self.init(type: nil, code: "error", message: text)
        } else if var list = try? outer.nestedUnkeyedContainer(forKey: .detail) {
            // As above.
            let fields = try list.nestedContainer(keyedBy: CodingKeys.self)
            let place = try? fields.decode([String].self, forKey: .loc)  // It may hold positions, which say little.
            self.init(
                type: "validation_error", code: try fields.decodeIfPresent(String.self, forKey: .type) ?? "error",
                message: try fields.decodeIfPresent(String.self, forKey: .msg) ?? "a parameter is not valid",
                parameter: place?.joined(separator: "."))
        } else {
            let fields = try outer.nestedContainer(keyedBy: CodingKeys.self, forKey: .detail)
            let code =
                try fields.decodeIfPresent(String.self, forKey: .code)
                ?? fields.decodeIfPresent(String.self, forKey: .status) ?? "error"
            self.init(
                type: try fields.decodeIfPresent(String.self, forKey: .type), code: code,
                message: try fields.decodeIfPresent(String.self, forKey: .message) ?? code,
                requestID: try fields.decodeIfPresent(String.self, forKey: .requestID),
                parameter: try fields.decodeIfPresent(String.self, forKey: .param))
        }
    }

    /// Writes the object, with the code under its old name too.
    public func encode(to encoder: any Encoder) throws {
        var outer = encoder.container(keyedBy: OuterKeys.self)
        var fields = outer.nestedContainer(keyedBy: CodingKeys.self, forKey: .detail)
        try fields.encodeIfPresent(self.type, forKey: .type)
        try fields.encode(self.code, forKey: .code)
        try fields.encode(self.message, forKey: .message)
        try fields.encode(self.code, forKey: .status)
        try fields.encodeIfPresent(self.requestID, forKey: .requestID)
        try fields.encodeIfPresent(self.parameter, forKey: .param)
    }
}
