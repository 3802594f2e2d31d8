internal import SpeechEngines

/// One reply under way, or one reading ahead.
struct LlamaGeneration {
    let prompt: [Int32]
    let options: GenerationOptions
    let job: EngineJob<LlamaOutput>
    /// Nil for reading ahead.
    let sampler: OpaquePointer?
    private let standing: ReplyStanding?
    /// The token to decode next, once the prompt is read.
    var next: Int32?
    private var count = 0
    /// Tokens of which it is not known yet whether they are the answer's.
    private var undecided = 0
    private var text: GeneratedText
    private var filter = ThinkingFilter()
    /// Tokens of thinking so far, and at the most.
    private var thought = 0
    private var thoughtLimit = 0

    init(
        prompt: [Int32], options: GenerationOptions, job: EngineJob<LlamaOutput>, sampler: OpaquePointer?,
        standing: ReplyStanding? = nil
    ) {
        self.prompt = prompt
        self.options = options
        self.job = job
        self.sampler = sampler
        self.standing = standing
        self.text = GeneratedText(stops: options.stops)
    }

    /// Tokens of an answer within which its first sound is made; those that follow are written faster than they are spoken.
    private static let firstWords = 12

    /// What goes before what: a reply that is wanted, a draft, reading ahead.
    enum Rank: Int, CaseIterable {
        case wanted, draft, readingAhead
    }

    var rank: Rank {
        if self.sampler == nil { return .readingAhead }
        return self.standing?.isDraft ?? false ? .draft : .wanted
    }

    /// Whether somebody waits for its first words.
    var isAwaited: Bool { self.rank == .wanted && self.count < Self.firstWords }

    /// Whether the model turned out to begin with thinking that no mark opens.
    var beginsThinking: Bool { self.filter.wasNeverOpened }

    /// The generation begins.
    /// - Parameters:
    ///   - opening: what the model's text begins with.
    ///   - contextTokens: tokens of the conversation, of thinking and of the answer together.
    mutating func begin(_ opening: ThinkingOpening, contextTokens: Int) {
        self.filter = ThinkingFilter(opening)
        self.thoughtLimit = max(0, contextTokens - self.prompt.count - self.options.tokenLimit)
    }

    /// Takes the token that the model chose.
    /// - Parameter bytes: the token's text; nil if it ends the answer.
    /// - Returns: whether the answer goes on.
    mutating func take(_ token: Int32, bytes: [UInt8]?) -> Bool {
        guard let bytes else { return self.end(.complete) }
        let (piece, isStopped) = self.text.append(bytes)
        let wasThinking = self.filter.isThinking
        let answer = self.filter.append(piece, at: .zero)
        if !answer.isEmpty { self.job.yield(.text(answer)) }
        if isStopped { return self.end(.complete, rest: false) }
        self.undecided += 1
        if self.filter.isThinking || (wasThinking && answer.isEmpty) {
            self.thought += self.undecided
            self.undecided = 0
        } else if !answer.isEmpty {
            self.count += self.undecided
            self.undecided = 0
        }
        if self.count + self.undecided >= self.options.tokenLimit || self.thought > self.thoughtLimit {
            return self.end(.tokenLimit)
        }
        self.next = token
        return true
    }

    private mutating func end(_ end: GenerationEnd, rest: Bool = true) -> Bool {
        let tail =
            (rest ? self.filter.append(self.text.finish(), at: .zero) : "")
            + self.filter.finish(isCut: end == .tokenLimit)
        if !tail.isEmpty { self.job.yield(.text(tail)) }
        self.job.yield(.end(end))
        self.job.finish()
        return false
    }
}
