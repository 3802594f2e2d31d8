public import SpeechEngines

/// Texts for scripted engines that stand in for whole conversations.
public enum ScriptedReplies {
    /// Thirty words in three sentences, about two seconds of a scripted synthesizer's sound.
    public static let thirtyWords =
        "This is the first sentence of a reply and it says little. "
        + "The second one goes on for as long as the first did. "
        + "And the third one ends it."

    /// What stands in front of words that are to be said again.
    private static let repetition = "Repeat: "

    /// The words that a conversation's last message wants repeated, else thirty.
    @Sendable public static func answer(to messages: [Message]) -> String {
        guard let last = messages.last, last.role == .user, last.text.hasPrefix(Self.repetition) else {
            return Self.thirtyWords
        }
        return String(last.text.dropFirst(Self.repetition.count))
    }
}
