internal import SpeechEngines

/// What a model's prompt is told apart by: the control tokens of its vocabulary, and what its chat template writes around
/// messages, which in some families is ordinary text. Nobody's words may read as one of them.
struct PromptMarks: Sendable, Equatable {
    private enum Probe {
        static let system = Message(.system, "qwisystem")
        static let user = Message(.user, "qwiuser")
        static let assistant = Message(.assistant, "qwiassistant")
        static let all = [Self.system, Self.user, Self.assistant]
        /// From all that a template may have a place for to what every one has.
        static let conversations = [
            [Self.system, Self.user, Self.assistant, Self.user], [Self.user, Self.assistant, Self.user], [Self.user],
        ]
    }

    /// A place behind the beginnings that some marks share.
    private struct Step: Sendable, Equatable {
        var next: [Unicode.Scalar: Int] = [:]
        var endsMark = false
    }

    private var steps = [Step()]

    /// - Parameters:
    ///   - controls: the texts of the vocabulary's control tokens.
    ///   - render: a conversation as the template writes it, nil if it refuses.
    init(controls: [String], render: ([Message]) -> String?) {
        for text in controls { self.add(Array(text.unicodeScalars)) }
        for conversation in Probe.conversations {
            guard var written = render(conversation) else { continue }
            for probe in Probe.all { written.replace(probe.text, with: " ") }
            for mark in Self.marks(in: written) { self.add(mark) }
        }
    }

    /// The text with a blank in every mark, so that none is left.
    func harmless(_ text: String) -> String {
        // NUL goes first, or what it stands between would close up behind the check.
        let scalars = text.unicodeScalars.filter { $0 != "\0" }
        var harmless = String.UnicodeScalarView()
        for index in scalars.indices {
            harmless.append(scalars[index])
            if self.beginsMark(scalars[index...]) { harmless.append(" ") }
        }
        return String(harmless)
    }

    private func beginsMark(_ scalars: Substring.UnicodeScalarView) -> Bool {
        var place = 0
        for scalar in scalars {
            guard let next = self.steps[place].next[scalar] else { return false }
            if self.steps[next].endsMark { return true }
            place = next
        }
        return false
    }

    private mutating func add(_ mark: [Unicode.Scalar]) {
        // What is a single sign cannot be broken, and is none that a family could be told by.
        guard mark.count > 1 else { return }
        var place = 0
        for scalar in mark {
            if let next = self.steps[place].next[scalar] {
                place = next
            } else {
                self.steps[place].next[scalar] = self.steps.count
                place = self.steps.count
                self.steps.append(Step())
            }
        }
        self.steps[place].endsMark = true
    }

    /// The marks of what a template writes: what stands in brackets, behind which other words may follow at once, words
    /// before a colon, and signs alone. The rest are words that anybody may say.
    private static func marks(in written: String) -> [[Unicode.Scalar]] {
        var parts: [[Unicode.Scalar]] = [[]]
        var last: Unicode.Scalar = " "
        for scalar in written.unicodeScalars {
            // "<<SYS>>" is one, "</s><s>" are two.
            let opens = (scalar == "<" || scalar == "[") && last != scalar
            let isClosed = (last == ">" || last == "]") && last != scalar
            if opens || isClosed || scalar.properties.isWhitespace { parts.append([]) }
            if !scalar.properties.isWhitespace { parts[parts.count - 1].append(scalar) }
            last = scalar
        }
        return parts.filter { part in
            guard let first = part.first, let last = part.last else { return false }
            return first == "<" || first == "[" || last == ":"
                || part.allSatisfy { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
        }
    }
}
