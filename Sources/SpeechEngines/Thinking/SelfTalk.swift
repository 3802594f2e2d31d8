/// Whether a text begins as models begin to think, not as anybody begins to talk to a user.
enum SelfTalk {
    enum Verdict: Equatable {
        case yes, no
        /// More words decide.
        case undecided
    }

    private static let fillers: Set<Substring> = [
        "ah", "alright", "first", "hm", "hmm", "now", "oh", "ok", "okay", "right", "so", "well",
    ]
    private static let beginnings = [
        "the user", "user asks", "user says", "user wants", "we need to answer", "we need to respond",
        "we need to reply", "i need to answer", "i need to respond", "i need to reply", "i should answer",
        "i should respond", "i should reply", "we are asked", "we have a user", "thinking process",
        "here s a thinking process", "here is a thinking process", "let s think", "let me think about what",
    ]

    static func verdict(_ text: String) -> Verdict {
        let plain = text.lowercased().map { $0.isLetter || $0.isNumber ? $0 : " " }
        let words = String(plain).split(separator: " ")
        let isCut = plain.last != " "
        var rest = words[...]
        while let first = rest.first, Self.fillers.contains(first), !(isCut && rest.count == 1) {
            rest = rest.dropFirst()
        }
        let begun = rest.joined(separator: " ")
        if Self.beginnings.contains(where: { begun == $0 || begun.hasPrefix($0 + " ") }) { return .yes }
        let mayGoOn =
            Self.beginnings.contains { $0.hasPrefix(begun) }
            || (isCut && rest.count == 1 && Self.fillers.contains { $0.hasPrefix(begun) })
        return mayGoOn ? .undecided : .no
    }
}
