/// Leaves a model's thinking out of its text, however it is marked and wherever the text is cut.
///
/// Pure: text in, the answer's text out. Marks are tags (`<think>` and its kin in any capitals), `[THINK]`, `◁think▷`,
/// channels and other tokens (`<|channel|>analysis<|message|>`), and a few first words. Thinking that is never closed
/// lasts to the end; a mark in quotes or in code is a word. Tokens of chat templates are left out too.
public struct ThinkingFilter: Sendable {
    /// Text that waits for a mark at the most, in Unicode scalars; more is thinking.
    private static let holdLimit = 20_000
    /// The same while nothing but time speaks for thinking.
    private static let doubtLimit = 2000
    private static let headerLimit = 200

    /// Whether anything was thinking.
    public private(set) var hasThought = false
    /// Whether thinking ended that no mark had opened: the model's texts begin with it.
    public private(set) var wasNeverOpened = false

    /// Whether the text was cut off within thinking that no mark had opened.
    public private(set) var wasCutInside = false

    private let opening: ThinkingOpening
    /// Text that may be the beginning of a mark.
    private var pending: [Unicode.Scalar] = []
    /// The marks whose thinking is open, the outermost first.
    private var open: [String] = []
    /// What stands between a mark and the message that it announces.
    private var header: (isChannel: Bool, text: String)?
    /// Text from the beginning that may turn out to be thinking.
    private var held: String.UnicodeScalarView?
    private var heldSince: Duration?
    private var isOverfull = false
    /// Text after thinking that was closed within other thinking.
    private var rest: String.UnicodeScalarView?
    private var lead = ThinkingLead()
    /// Backticks in a row, and whether a block of code is open.
    private var ticks = 0
    private var isCode = false
    private var last: Unicode.Scalar?

    public init(_ opening: ThinkingOpening = .answer) {
        self.opening = opening
        self.held = opening == .answer ? nil : String.UnicodeScalarView()
    }

    /// Whether what comes now is not for the user, or not yet.
    public var isThinking: Bool { !self.open.isEmpty || self.header != nil || self.held != nil }

    /// Whether a mark has opened thinking that no other has closed.
    public var isOpen: Bool { !self.open.isEmpty }

    /// Adds text.
    /// - Parameter time: when it came, by any clock.
    /// - Returns: the answer's text that is certain now; may be empty.
    public mutating func append(_ text: String, at time: Duration) -> String {
        self.pending += text.unicodeScalars
        var answer = String.UnicodeScalarView()
        self.advance(into: &answer, isEnd: false)
        self.doubt(at: time, into: &answer)
        return String(answer)
    }

    /// The text has ended.
    /// - Parameter isCut: whether it was cut off rather than finished.
    /// - Returns: the rest of the answer.
    public mutating func finish(isCut: Bool) -> String {
        var answer = String.UnicodeScalarView()
        self.advance(into: &answer, isEnd: true)
        if let held, !self.isOverfull {
            let isAnswer =
                switch self.opening {
                case .answer: true
                // A model that finishes without closing what its template has opened has not thought.
                case .thinking: !isCut
                case .unknown: !(isCut && SelfTalk.verdict(String(held)) == .yes)
                }
            if isAnswer { answer += held } else { self.wasCutInside = true }
        }
        // The inner mark was a word about marks, and the outer one is closed.
        if !self.open.isEmpty, let rest, !isCut { answer += rest }
        (self.held, self.rest) = (nil, nil)
        return String(answer)
    }

    /// The model's thinking comes by another way than its text.
    /// - Returns: text that waited for a mark.
    public mutating func isSetApart() -> String {
        defer { (self.held, self.heldSince) = (nil, nil) }
        return self.held.map { String($0) } ?? ""
    }

    // MARK: Text

    private mutating func advance(into answer: inout String.UnicodeScalarView, isEnd: Bool) {
        switch self.lead.begin(self.pending, isEnd: isEnd) {
        case .undecided: return
        case .thinking(let length):
            self.pending.removeFirst(length)
            self.begin("lead", into: &answer)
        case .none: break
        }
        var place = 0
        loop: while place < self.pending.count {
            let scalar = self.pending[place]
            if ThinkingMark.mayBegin(with: scalar) {
                switch ThinkingMark.read(self.pending[place...]) {
                case .mark(let mark, let length):
                    let next = place + length
                    let mayBeWord = self.isCode && self.open.isEmpty || self.last.map(Self.isQuote) ?? false
                    if mayBeWord, !self.isCode, next == self.pending.count, !isEnd { break loop }
                    let isWord =
                        self.isCode && self.open.isEmpty
                        || (mayBeWord && next < self.pending.count && Self.isQuote(self.pending[next]))
                    guard !isWord else { break }
                    self.take(mark, into: &answer)
                    place = next
                    continue
                case .undecided where !isEnd: break loop
                case .undecided where Self.isBroken(self.pending[place...]):
                    place = self.pending.count
                    continue
                case .undecided, .none: break
                }
            }
            self.take(scalar, into: &answer)
            place += 1
        }
        self.pending.removeFirst(min(place, self.pending.count))
    }

    private mutating func take(_ scalar: Unicode.Scalar, into answer: inout String.UnicodeScalarView) {
        defer { self.last = scalar }
        if self.header != nil {
            if scalar.properties.isWhitespace, scalar == "\n" {
                self.endHeader(into: &answer)
            } else if (self.header?.text.unicodeScalars.count ?? 0) < Self.headerLimit {
                self.header?.text.unicodeScalars.append(scalar)
            }
            return
        }
        guard self.open.isEmpty else {
            if self.lead.ends(with: scalar) { self.open = [] }
            if (self.rest?.count ?? Self.holdLimit) < Self.holdLimit { self.rest?.append(scalar) }
            return
        }
        self.ticks = scalar == "`" ? self.ticks + 1 : 0
        if self.ticks == 3 { self.isCode.toggle() }
        self.put(scalar, into: &answer)
    }

    private mutating func put(_ scalar: Unicode.Scalar, into answer: inout String.UnicodeScalarView) {
        guard let count = self.held?.count else { return answer.append(scalar) }
        if count < Self.holdLimit { self.held?.append(scalar) } else { self.isOverfull = true }
    }

    // MARK: Marks

    private mutating func take(_ mark: ThinkingMark, into answer: inout String.UnicodeScalarView) {
        self.last = nil
        let isInChannel = self.open.last == "channel"
        switch mark {
        case .nothing: break
        case .open(let name):
            self.header = nil
            self.begin(name, into: &answer)
        case .close(let name):
            self.close(name)
        case .channel where self.open.isEmpty || isInChannel:
            self.settle(into: &answer)
            (self.open, self.header) = ([], (true, ""))
        case .role where self.open.isEmpty || isInChannel:
            self.settle(into: &answer)
            (self.open, self.header) = ([], (false, ""))
        case .content:
            if self.header != nil { self.endHeader(into: &answer) }
        case .end:
            (self.open, self.header, self.rest) = ([], nil, nil)
        case .channel, .role: break
        }
    }

    private mutating func begin(_ name: String, into answer: inout String.UnicodeScalarView) {
        if self.open.isEmpty { self.settle(into: &answer) }
        self.hasThought = true
        self.open.append(name)
    }

    private mutating func close(_ name: String) {
        guard !self.open.isEmpty else {
            // What came before was thinking, or at least what will come before next time.
            if self.held != nil || !self.hasThought { self.wasNeverOpened = true }
            self.hasThought = true
            (self.held, self.heldSince) = (nil, nil)
            return
        }
        let place = self.open.lastIndex(of: name) ?? self.open.count - 1
        self.open.removeSubrange(place...)
        self.rest = self.open.isEmpty ? nil : String.UnicodeScalarView()
    }

    private mutating func endHeader(into answer: inout String.UnicodeScalarView) {
        guard let header = self.header else { return }
        self.header = nil
        let name = header.text.lowercased().split { !$0.isLetter }.first ?? ""
        let isAnswer = header.isChannel ? name == "final" : name.isEmpty || name == "assistant" || name == "model"
        if !isAnswer { self.begin("channel", into: &answer) }
    }

    // MARK: Doubt

    /// A mark at the beginning tells: what was held is the answer's, or nothing.
    private mutating func settle(into answer: inout String.UnicodeScalarView) {
        guard let held else { return }
        let isBlank = held.allSatisfy(\.properties.isWhitespace)
        // Within thinking that a template has opened, other marks open more of it.
        if self.opening == .thinking, !isBlank { return }
        answer += held
        (self.held, self.heldSince) = (nil, nil)
    }

    private mutating func doubt(at time: Duration, into answer: inout String.UnicodeScalarView) {
        guard let held, case .unknown(let patience) = self.opening, self.open.isEmpty, !held.isEmpty else { return }
        let since = self.heldSince ?? time
        self.heldSince = since
        guard SelfTalk.verdict(String(held.prefix(120))) == .no else { return }
        guard time - since >= patience || held.count > Self.doubtLimit else { return }
        answer += held
        (self.held, self.heldSince) = (nil, nil)
    }

    private static func isQuote(_ scalar: Unicode.Scalar) -> Bool { "`\"'“”‘’«»".unicodeScalars.contains(scalar) }

    /// Whether the end of a text is a mark that was cut off.
    private static func isBroken(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        let letters = String(String.UnicodeScalarView(text.filter(\.properties.isAlphabetic))).lowercased()
        return letters.count > 1 && ThinkingName.strong.contains { $0.hasPrefix(letters) || letters.hasPrefix($0) }
    }
}
