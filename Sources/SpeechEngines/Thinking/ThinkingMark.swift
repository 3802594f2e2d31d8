/// A mark that models write around their thinking, or another token that is none of the answer's words.
enum ThinkingMark: Equatable {
    /// Thinking begins.
    case open(String)
    /// Thinking ends.
    case close(String)
    /// The name of a channel follows.
    case channel
    /// The role of a message follows.
    case role
    /// What follows is the message itself.
    case content
    /// The message ends.
    case end
    /// No words, and nothing changes.
    case nothing

    /// What the beginning of a text is.
    enum Reading: Equatable {
        case mark(ThinkingMark, length: Int)
        /// More text decides.
        case undecided
        case none
    }

    private static let nameLimit = 48
    private static let attributeLimit = 200
    private static let blankLimit = 2

    /// The characters that a mark may begin with.
    static func mayBegin(with scalar: Unicode.Scalar) -> Bool { scalar == "<" || scalar == "[" || scalar == "◁" }

    /// Reads a mark at the beginning of a text.
    static func read(_ text: ArraySlice<Unicode.Scalar>) -> Reading {
        guard let first = text.first else { return .none }
        let rest = text.dropFirst()
        switch (first, rest.first) {
        case ("<", "|"), ("<", "｜"): return Self.readToken(rest.dropFirst(), bar: rest.first ?? "|", before: 2)
        case ("<", _): return Self.readTag(rest)
        case ("[", _): return Self.readBracket(rest)
        case ("◁", _): return Self.readArrow(rest)
        default: return .none
        }
    }

    // MARK: `<think>`

    private static func readTag(_ text: ArraySlice<Unicode.Scalar>) -> Reading {
        var rest = Self.withoutBlanks(text)
        let isClosing = rest.first == "/"
        if isClosing { rest = Self.withoutBlanks(rest.dropFirst()) }
        let name = rest.prefix(Self.nameLimit).prefix(while: Self.isNamePart)
        guard let initial = name.first else { return rest.isEmpty ? .undecided : .none }
        guard initial.properties.isAlphabetic else { return .none }
        let after = rest.dropFirst(name.count)
        let word = ThinkingName(String(String.UnicodeScalarView(name)))
        guard let next = after.first else { return name.count < Self.nameLimit ? .undecided : .none }
        let length = 1 + text.distance(from: text.startIndex, to: after.startIndex)
        switch next {
        case ">":
            if word.isThinking { return .mark(isClosing ? .close(word.text) : .open(word.text), length: length + 1) }
            return word.isEnvelope ? .mark(.nothing, length: length + 1) : .none
        case "|" where word.text == "channel":
            guard let last = after.dropFirst().first else { return .undecided }
            return last == ">" ? .mark(.end, length: length + 2) : .none
        case "/" where word.isThinking:
            guard let last = after.dropFirst().first else { return .undecided }
            return last == ">" ? .mark(.nothing, length: length + 2) : .none
        case _ where next.properties.isWhitespace && word.isThinking:
            return Self.readAttributes(after, of: isClosing ? .close(word.text) : .open(word.text), before: length)
        default: return .none
        }
    }

    private static func readAttributes(
        _ text: ArraySlice<Unicode.Scalar>, of mark: ThinkingMark, before: Int
    ) -> Reading {
        let attributes = text.prefix(Self.attributeLimit).prefix { $0 != ">" && $0 != "<" }
        guard let end = text.dropFirst(attributes.count).first else {
            return attributes.count < Self.attributeLimit ? .undecided : .none
        }
        // "I <think it is> so" is a sentence.
        let isPlain = attributes.allSatisfy(\.properties.isWhitespace) || attributes.contains("=")
        guard end == ">", isPlain else { return .none }
        let closesItself = attributes.last == "/"
        return .mark(closesItself ? .nothing : mark, length: before + attributes.count + 1)
    }

    // MARK: `[THINK]`, `◁think▷`

    private static func readBracket(_ text: ArraySlice<Unicode.Scalar>) -> Reading {
        let isClosing = text.first == "/"
        let rest = isClosing ? text.dropFirst() : text
        let name = rest.prefix(Self.nameLimit).prefix(while: \.properties.isAlphabetic)
        let word = String(String.UnicodeScalarView(name))
        let lowered = word.lowercased()
        guard let next = rest.dropFirst(name.count).first else {
            return ThinkingName.strong.contains { $0.hasPrefix(lowered) } ? .undecided : .none
        }
        // "[thinking]" may be a stage direction.
        let isMark = lowered == "think" || (word == word.uppercased() && ThinkingName.strong.contains(lowered))
        guard next == "]", isMark else { return .none }
        return .mark(isClosing ? .close(lowered) : .open(lowered), length: name.count + (isClosing ? 3 : 2))
    }

    private static func readArrow(_ text: ArraySlice<Unicode.Scalar>) -> Reading {
        let isClosing = text.first == "/"
        let rest = isClosing ? text.dropFirst() : text
        let name = rest.prefix(Self.nameLimit).prefix(while: Self.isNamePart)
        guard let next = rest.dropFirst(name.count).first else { return .undecided }
        let word = ThinkingName(String(String.UnicodeScalarView(name)))
        guard next == "▷", word.isThinking else { return .none }
        return .mark(isClosing ? .close(word.text) : .open(word.text), length: name.count + (isClosing ? 3 : 2))
    }

    // MARK: `<|channel|>`

    private static func readToken(
        _ text: ArraySlice<Unicode.Scalar>, bar: Unicode.Scalar, before: Int
    ) -> Reading {
        let name = text.prefix(Self.nameLimit).prefix { Self.isNamePart($0) || $0 == "/" || $0 == "▁" }
        let after = text.dropFirst(name.count)
        guard let next = after.first else { return name.count < Self.nameLimit ? .undecided : .none }
        let word = String(String.UnicodeScalarView(name)).lowercased().replacing("▁", with: "_")
        if next == ">" {
            return word == "channel" ? .mark(.channel, length: before + name.count + 1) : .none
        }
        guard next == bar, !name.isEmpty else { return .none }
        guard let last = after.dropFirst().first else { return .undecided }
        return last == ">" ? .mark(Self.token(word), length: before + name.count + 2) : .none
    }

    private static func token(_ word: String) -> ThinkingMark {
        switch word {
        case "channel": return .channel
        case "message", "content", "end_header_id": return .content
        case "start", "begin", "im_start", "start_header_id": return .role
        case "end", "return", "call", "im_end", "eot_id", "eom_id", "endoftext", "end_of_text": return .end
        default: break
        }
        let parts = ThinkingName.parts(word)
        guard parts.contains(where: { ThinkingName.strong.contains($0) || $0 == "inner" }) else { return .nothing }
        let ends: Set<String> = ["end", "close", "stop", "suffix"]
        return word.hasPrefix("/") || parts.contains(where: ends.contains) ? .close("|") : .open("|")
    }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            || scalar == "_" || scalar == ":" || scalar == "-" || scalar == "."
    }

    private static func withoutBlanks(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        text.dropFirst(text.prefix(Self.blankLimit).prefix(while: \.properties.isWhitespace).count)
    }
}
