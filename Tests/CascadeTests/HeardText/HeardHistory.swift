import Cascade
import SpeechEngines
import TurnTimes

/// What the history must be by what was told, and by the sound that was played.
struct HeardHistory {
    private var utterances: [Message] = []
    /// The play-out cursor of each reply, as its client told it.
    var cursors: [ReplyID: Int] = [:]
    private(set) var interruptions = 0
    /// Promises that were broken.
    private(set) var broken: [String] = []

    /// As a model is given them: utterances of one speaker without the other's in between are one.
    var messages: [Message] {
        self.utterances.reduce(into: []) { messages, next in
            if let last = messages.last, last.role == next.role {
                messages[messages.count - 1].text += " " + next.text
            } else {
                messages.append(next)
            }
        }
    }

    /// - Parameter sound: all sound of a reply that left.
    mutating func take(_ event: ConversationEvent, sound: (ReplyID) -> [Float]) {
        switch event {
        case .finalTranscript(_, let text):
            self.utterances.append(Message(.user, text))
        case .turnResumed:
            guard let question = self.utterances.lastIndex(where: { $0.role == .user }) else { return }
            self.utterances.remove(at: question)
        case .replyInterrupted(let reply, let text):
            self.interruptions += 1
            let heard = WordTones.words(in: sound(reply), before: self.cursors[reply] ?? 0)
            if heard != WordTones.words(of: text) {
                self.broken.append("reply \(reply): told “\(text)”, heard \(heard ?? ["what is no word"])")
            }
            let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if !words.isEmpty { self.utterances.append(Message(.assistant, words)) }
        case .replyEnded(let reply, _):
            self.broken.append("reply \(reply) ended by itself")
        default:
            break
        }
    }

    mutating func fault(_ promise: String) { self.broken.append(promise) }
}
