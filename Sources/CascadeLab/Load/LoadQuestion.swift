internal import Foundation

/// What a caller asks in a turn: to hear words again that nobody else is told.
struct LoadQuestion: Sendable, Equatable {
    /// Whose the words of a reply are.
    enum Owner: Sendable, Equatable {
        case own
        /// They name no question, as those of a model that does not repeat.
        case nobody
        /// They are of another caller or of another turn.
        case other
    }

    /// About two seconds of a scripted voice, with what names the question.
    private static let rest =
        "These are the words of one caller and of no other, and whoever hears them knows that they are his own."
    /// What stands in front of the numbers.
    private static let marks = ["caller", "question"]

    let caller: Int
    /// Counts from 1 in each call.
    let number: Int

    /// What is typed.
    var text: String { "Repeat: Caller \(self.caller) asks question \(self.number). \(Self.rest)" }

    /// Whose words a reply has. A reply of which less was heard than the numbers is nobody's.
    func owner(of reply: String) -> Owner {
        let words = reply.lowercased().split { !$0.isLetter && !$0.isNumber }
        var numbers: [Int?] = []
        for mark in Self.marks {
            let place = words.firstIndex { $0 == mark }
            numbers.append(place.flatMap { $0 + 1 < words.count ? Int(words[$0 + 1]) : nil })
        }
        guard let caller = numbers[0] else { return .nobody }
        return caller == self.caller && (numbers[1] ?? self.number) == self.number ? .own : .other
    }
}
