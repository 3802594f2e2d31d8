/// Turns the tokens of a reply into speech chunks: finds the pieces and cleans them for speech.
///
/// The chunks do not depend on how the reply is cut into tokens. Their sources together are the reply.
public struct SpeechChunker: Sendable {
    /// How a reply becomes chunks.
    public struct Settings: Sendable, Equatable {
        public var mode: Mode
        /// Whether a schedule's piece also ends where a sentence does, whichever comes first. Other modes always do so.
        public var flushesSentences: Bool
        /// When set, the first clause of the reply is released early.
        public var firstPiece: FirstPiece?
        public var language: SpeechLanguage
        /// Whether markup is removed and numbers are spelled out; else chunks are spoken as written.
        public var cleansText: Bool

        /// Makes settings: without any, sentences of an English reply, cleaned, no early first piece.
        public init(
            mode: Mode = .sentences, flushesSentences: Bool = false, firstPiece: FirstPiece? = nil,
            language: SpeechLanguage = .english, cleansText: Bool = true
        ) {
            self.mode = mode
            self.flushesSentences = flushesSentences
            self.firstPiece = firstPiece
            self.language = language
            self.cleansText = cleansText
        }
    }

    private static let longestPart = 1_024

    /// How the reply is cut and cleaned.
    public let settings: Settings
    private var pieces: ReplyPieces
    private var cleaner: SpeechCleaner
    private var clause: ClauseReader?
    private var isBehindFirst = false
    /// Words in the early pieces.
    private var releasedWords = 0
    /// Source that was cut but holds nothing to speak; it goes with the next chunk.
    private var silent = ""

    /// Makes a chunker for one reply.
    public init(_ settings: Settings = Settings()) {
        self.settings = settings
        pieces = ReplyPieces(settings)
        cleaner = SpeechCleaner(language: settings.language)
        clause = settings.firstPiece.map { ClauseReader(limits: $0, lexicon: settings.language.lexicon, at: 0) }
    }

    /// Whether a possible sentence end waits for more text. The caller may set a deadline and then call `release()`.
    public var isDoubtful: Bool { pieces.isDoubtful }

    /// Takes the next token; returns the chunks that are certain now.
    public mutating func append(_ token: String) -> [SpeechChunk] {
        var chunks: [SpeechChunk] = []
        var rest = Substring(token).unicodeScalars
        // Until the first pieces are out, characters go in one by one: a clause may end between two of them.
        while clause != nil, let scalar = rest.popFirst() {
            for piece in pieces.append(Substring(String(scalar))) { addEarly(piece, to: &chunks) }
            while var reader = clause {
                let piece = pieces.cut(by: &reader)
                clause = reader
                guard let piece else { break }
                addEarly(piece, to: &chunks)
            }
        }
        // A long token goes in by parts, so that what is pending stays short.
        while !rest.isEmpty {
            let part = rest.prefix(Self.longestPart)
            rest = rest[part.endIndex...]
            for piece in pieces.append(Substring(part)) { add(piece, to: &chunks) }
        }
        return chunks
    }

    /// The caller's deadline passed: gives what is doubtful but plausible.
    public mutating func release() -> [SpeechChunk] {
        var chunks: [SpeechChunk] = []
        for piece in pieces.release() { addEarly(piece, to: &chunks) }
        return chunks
    }

    /// Ends the reply; returns the rest. The last chunk has `flush` set; its text may be empty.
    /// The chunker can be used for a new reply afterwards.
    public mutating func finish() -> [SpeechChunk] {
        var chunks: [SpeechChunk] = []
        for piece in pieces.finish() { add(piece, to: &chunks) }
        if chunks.isEmpty || !silent.isEmpty {
            chunks.append(SpeechChunk(text: "", source: silent, flush: true))
        }
        chunks[chunks.count - 1].flush = true
        self = SpeechChunker(settings)
        return chunks
    }

    /// Adds a piece while a clause is looked for, and says where the next search begins.
    private mutating func addEarly(_ piece: ReplyPieces.Piece, to chunks: inout [SpeechChunk]) {
        let count = chunks.count
        add(piece, to: &chunks)
        guard let clause else { return }
        // A piece without sound is no piece: the search begins anew behind it.
        self.clause =
            chunks.count == count
            ? clause.restarted(at: pieces.begin)
            : nextClause(behind: chunks[count...], endsSentence: piece.endsSentence)
    }

    /// Looks for the end of another early piece: once behind a first piece inside a sentence, and behind sentences until they
    /// sound long enough. Nil when whole sentences follow, and where a schedule decides.
    private mutating func nextClause(behind released: ArraySlice<SpeechChunk>, endsSentence: Bool) -> ClauseReader? {
        releasedWords += released.reduce(0) { $0 + $1.text.split(whereSeparator: \.isWhitespace).count }
        if case .schedule = settings.mode { return nil }
        guard endsSentence ? releasedWords < FirstPiece.fewestBeforeSentence : !isBehindFirst else { return nil }
        isBehindFirst = true
        return ClauseReader(
            limits: endsSentence ? .behindShortSentence : .second, lexicon: settings.language.lexicon,
            at: pieces.begin)
    }

    /// Makes a chunk of the next piece.
    private mutating func add(_ piece: ReplyPieces.Piece, to chunks: inout [SpeechChunk]) {
        let text = settings.cleansText ? cleaner.append(piece.source) + cleaner.endSentence() : piece.source
        let spoken = text.trimmed
        guard spoken.unicodeScalars.contains(where: \.isSpeakable) else {
            silent += piece.source
            return
        }
        let isScheduled = if case .schedule = settings.mode { clause == nil } else { false }
        chunks.append(
            SpeechChunk(text: spoken, source: silent + piece.source, flush: !isScheduled || piece.endsSentence))
        silent = ""
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmed: String {
        guard let first = unicodeScalars.firstIndex(where: { !$0.isBlank }),
            let last = unicodeScalars.lastIndex(where: { !$0.isBlank })
        else { return "" }
        return String(unicodeScalars[first...last])
    }
}
