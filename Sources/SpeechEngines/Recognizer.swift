/// Speech to text. Shared by all sessions of a process.
public protocol Recognizer: Sendable {
    var capabilities: RecognizerCapabilities { get }

    /// Starts listening for one session.
    func open() async throws -> any RecognizerStream

    /// The same engine, for a session that wants to be told when one of a list takes over.
    func telling(_ observer: @escaping @Sendable (EngineFallback) -> Void) -> any Recognizer

    /// Shuts the engine down; returns when its thread has ended. Work under way fails with `stopped`. A process must
    /// not exit before: libraries in the middle of a step would lose their memory.
    func stop() async
}

extension Recognizer {
    /// Of an engine that is no list nothing is to be told.
    public func telling(_ observer: @escaping @Sendable (EngineFallback) -> Void) -> any Recognizer { self }

    /// Engines without a thread of their own have nothing to end.
    public func stop() async {}
}

/// What a recognizer can do.
public struct RecognizerCapabilities: Sendable, Equatable {
    /// Sound of one utterance that an engine on this machine keeps whole while it waits, however fast it came: who cuts sound
    /// into utterances cuts them before this, as of longer ones the front may be lost.
    public static let keptUtterance = Duration.seconds(93)

    /// Sound of one utterance that is kept to be given to an engine once more, when a connection or an engine was lost: more
    /// than the minute that may come at once.
    public static let repeatableSound = Duration.seconds(75)

    /// Samples a second that `append` takes.
    public var sampleRate: Int
    /// BCP 47 codes.
    public var languages: [String]
    /// Whether `settle` costs only this machine's time and changes nothing of the words to come, so that it may be called
    /// wherever the voice goes out for a moment.
    public var settlesFreely: Bool

    public init(sampleRate: Int, languages: [String], settlesFreely: Bool = false) {
        self.sampleRate = sampleRate
        self.languages = languages
        self.settlesFreely = settlesFreely
    }
}

/// One session's way into a recognizer: utterance after utterance.
///
/// `append`, `settle`, `finish` and `discard` return at once, may be called from any thread, and take effect in the
/// order of the calls.
public protocol RecognizerStream: Sendable {
    /// The transcripts of all utterances, in order. For one consumer; ends with `close`, throws if the recognizer
    /// cannot go on. Holds at most 256 transcripts; then the oldest are dropped, as newer ones replace them anyway.
    var transcripts: AsyncThrowingStream<Transcript, any Error> { get }

    /// Adds audio to the utterance, beginning one if there is none.
    /// - Parameter samples: -1…1 at the declared rate.
    func append(_ samples: [Float])

    /// Asks for a partial transcript of everything appended, urgently: the user seems to have stopped.
    func settle()

    /// Ends the utterance: a final transcript follows, at once if the last partial covers all audio.
    /// Exactly one final transcript answers each call, empty if nothing was appended.
    func finish()

    /// Forgets the utterance; no transcript of it follows.
    func discard()

    /// Ends the stream; returns when no work of it is left.
    func close() async
}
