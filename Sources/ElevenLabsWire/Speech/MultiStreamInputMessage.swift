/// What a client of `multi-stream-input` sends.
public struct MultiStreamInputMessage: JSONMessage {
    /// Nil is the default context, and in a message without text the socket.
    public var contextID: String?
    /// Text to add as it is; empty only keeps the context alive.
    public var text: String?
    /// Generate now even below the schedule's threshold, if there is enough text.
    public var tryTriggerGeneration: Bool
    /// Generate everything that is collected; the context stays open.
    public var flush: Bool
    public var closesContext: Bool
    public var closesSocket: Bool
    /// In the first message of a context.
    public var setup: SpeechSetup

    public init(
        contextID: String? = nil, text: String? = nil, tryTriggerGeneration: Bool = false, flush: Bool = false,
        closesContext: Bool = false, closesSocket: Bool = false, setup: SpeechSetup = SpeechSetup()
    ) {
        self.contextID = contextID
        self.text = text
        self.tryTriggerGeneration = tryTriggerGeneration
        self.flush = flush
        self.closesContext = closesContext
        self.closesSocket = closesSocket
        self.setup = setup
    }

    /// The first message of a context.
    public static func initialize(_ contextID: String?, _ setup: SpeechSetup) -> MultiStreamInputMessage {
        MultiStreamInputMessage(contextID: contextID, text: " ", setup: setup)
    }

    /// Restarts a context's inactivity clock, or the socket's without an id.
    public static func keepAlive(_ contextID: String? = nil) -> MultiStreamInputMessage {
        MultiStreamInputMessage(contextID: contextID, text: "")
    }

    public static func flush(_ contextID: String?) -> MultiStreamInputMessage {
        MultiStreamInputMessage(contextID: contextID, flush: true)
    }

    public static func closeContext(_ contextID: String?) -> MultiStreamInputMessage {
        MultiStreamInputMessage(contextID: contextID, closesContext: true)
    }

    public static let closeSocket = MultiStreamInputMessage(closesSocket: true)

    private enum CodingKeys: String, CodingKey {
        case text, flush
        case contextID = "context_id"
        /// The spelling of one generic schema; written nowhere.
        case camelContextID = "contextId"
        case tryTriggerGeneration = "try_trigger_generation"
        case closesContext = "close_context"
        case closesSocket = "close_socket"
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            contextID: try fields.text(.contextID) ?? fields.text(.camelContextID),
            text: try fields.text(.text, limit: FieldLimit.text),
            tryTriggerGeneration: try fields.flag(.tryTriggerGeneration), flush: try fields.flag(.flush),
            closesContext: try fields.flag(.closesContext), closesSocket: try fields.flag(.closesSocket),
            setup: try SpeechSetup(from: decoder))
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encodeIfPresent(self.contextID, forKey: .contextID)
        try fields.encodeIfPresent(self.text, forKey: .text)
        try fields.encode(ifTrue: self.tryTriggerGeneration, forKey: .tryTriggerGeneration)
        try fields.encode(ifTrue: self.flush, forKey: .flush)
        try fields.encode(ifTrue: self.closesContext, forKey: .closesContext)
        try fields.encode(ifTrue: self.closesSocket, forKey: .closesSocket)
        try self.setup.encode(to: encoder)
    }
}
