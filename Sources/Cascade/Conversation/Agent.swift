public import ChunkSchedules
public import SpeechEngines
public import SpeechText

/// Who answers and how: what an agent file describes.
public struct Agent: Sendable, Equatable {
    /// Instructions to the language model; one or two sentences serve small models best.
    public var prompt: String
    /// What the agent says first, nil to let the user begin.
    public var greeting: String?
    /// What the agent says when a reply fails, empty to say nothing.
    public var apology: String
    /// What the agent says when an answer is late, empty to say nothing; none of it is remembered.
    public var stopgap: String
    /// What the agent says when nobody has spoken for a while.
    public var reprompt: String
    public var generation: GenerationOptions
    /// How the reply's text is cut and cleaned for the synthesizer.
    public var speech: SpeechChunker.Settings
    /// When set, the pace of replies decides by which schedule each of the model's is cut, within this budget; `speech.mode`
    /// then holds for the greeting alone.
    public var scheduleBudget: ScheduleBudget?
    /// How turns are taken.
    public var turns: TurnSettings
    /// Sound that lasts this long while the agent speaks may be an interruption, 50 ms…5 s; shorter sound is none.
    public var bargeIn: Duration

    public static let standardPrompt =
        "You are a friendly person on the phone. Answer in your own words, in one or two short spoken sentences, "
        + "without lists or markup."

    public static let standardApology = "Sorry, I cannot answer right now."

    public static let standardStopgap = "One moment, please."

    public static let standardReprompt = "Are you still there?"

    /// Whole sentences, but the first clause as soon as it is there.
    public static let standardSpeech = SpeechChunker.Settings(firstPiece: FirstPiece())

    public init(
        prompt: String = Self.standardPrompt, greeting: String? = nil,
        apology: String = Self.standardApology, stopgap: String = Self.standardStopgap,
        reprompt: String = Self.standardReprompt,
        generation: GenerationOptions = GenerationOptions(), speech: SpeechChunker.Settings = Self.standardSpeech,
        scheduleBudget: ScheduleBudget? = nil,
        turns: TurnSettings = TurnSettings(), bargeIn: Duration = .milliseconds(200)
    ) {
        self.prompt = prompt
        self.greeting = greeting
        self.apology = apology
        self.stopgap = stopgap
        self.reprompt = reprompt
        self.generation = generation
        self.speech = speech
        self.scheduleBudget = scheduleBudget
        self.turns = turns
        self.bargeIn = bargeIn
    }
}
