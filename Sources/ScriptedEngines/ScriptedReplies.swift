/// Texts for scripted engines that stand in for whole conversations.
public enum ScriptedReplies {
    /// Thirty words in three sentences, about two seconds of a scripted synthesizer's sound.
    public static let thirtyWords =
        "This is the first sentence of a reply and it says little. "
        + "The second one goes on for as long as the first did. "
        + "And the third one ends it."
}
