/// Thinking that is announced and ended by words rather than by marks.
struct ThinkingLead: Sendable {
    enum Beginning: Equatable {
        /// More text decides.
        case undecided
        /// The first characters announce thinking.
        case thinking(length: Int)
        case none
    }

    private static let announcements = ["here is my thought process:", "here's my thought process:"]
    private static let ends = ["here is my response:", "here's my response:", "assistantfinal"]
    /// What is left of a channel's tokens when a server drops them.
    private static let channel = "analysis"

    private var isDecided = false
    private var isOpen = false
    private var tail = ""

    /// Looks at the beginning of a text.
    mutating func begin(_ text: [Unicode.Scalar], isEnd: Bool) -> Beginning {
        guard !self.isDecided else { return .none }
        let blanks = text.prefix(while: \.properties.isWhitespace).count
        let start = String(String.UnicodeScalarView(text.dropFirst(blanks).prefix(40)))
        let lowered = start.lowercased()
        let mayBecome = (Self.announcements + [Self.channel]).contains { $0.hasPrefix(lowered) }
        if mayBecome, !isEnd { return .undecided }
        self.isDecided = true
        let length = Self.announcements.first { lowered.hasPrefix($0) }?.count
        let followsChannel =
            start.hasPrefix(Self.channel) && start.dropFirst(Self.channel.count).first?.isUppercase == true
        guard let length = length ?? (followsChannel ? Self.channel.count : nil) else { return .none }
        self.isOpen = true
        return .thinking(length: blanks + length)
    }

    /// Takes the next character of the thinking.
    /// - Returns: whether words end it here.
    mutating func ends(with scalar: Unicode.Scalar) -> Bool {
        guard self.isOpen else { return false }
        self.tail = String((self.tail + String(scalar).lowercased()).suffix(24))
        guard Self.ends.contains(where: self.tail.hasSuffix) else { return false }
        self.isOpen = false
        return true
    }
}
