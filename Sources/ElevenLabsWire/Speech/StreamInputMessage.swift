/// What a client of `stream-input` sends.
public struct StreamInputMessage: JSONMessage {
    /// Text to add as it is; empty ends the stream, a lone blank keeps it alive.
    public var text: String
    /// Generate now even below the schedule's threshold, if there is enough text.
    public var tryTriggerGeneration: Bool
    /// Generate everything that is collected; the stream stays open.
    public var flush: Bool
    /// In the first message.
    public var setup: SpeechSetup

    public init(
        text: String, tryTriggerGeneration: Bool = false, flush: Bool = false, setup: SpeechSetup = SpeechSetup()
    ) {
        self.text = text
        self.tryTriggerGeneration = tryTriggerGeneration
        self.flush = flush
        self.setup = setup
    }

    /// The first message.
    public static func initialize(_ setup: SpeechSetup) -> StreamInputMessage {
        StreamInputMessage(text: " ", setup: setup)
    }

    /// Restarts the inactivity clock, speaks nothing.
    public static let keepAlive = StreamInputMessage(text: " ")

    /// Speak what is collected, then end.
    public static let end = StreamInputMessage(text: "")

    private enum CodingKeys: String, CodingKey {
        case text, flush
        case tryTriggerGeneration = "try_trigger_generation"
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let flush = try fields.flag(.flush)
        // A flush without a text adds nothing, and must not end the stream as an empty text does.
        let text = try fields.text(.text, limit: FieldLimit.text) ?? (flush ? " " : nil)
        self.init(
            // One that is missing is told as missing.
            text: try text ?? fields.decode(String.self, forKey: .text),
            tryTriggerGeneration: try fields.flag(.tryTriggerGeneration), flush: flush,
            setup: try SpeechSetup(from: decoder))
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(self.text, forKey: .text)
        try fields.encode(ifTrue: self.tryTriggerGeneration, forKey: .tryTriggerGeneration)
        try fields.encode(ifTrue: self.flush, forKey: .flush)
        try self.setup.encode(to: encoder)
    }
}
