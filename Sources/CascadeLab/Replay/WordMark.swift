/// A place in what the user said: behind so many words of an utterance of the recorded session.
struct WordMark: Hashable {
    /// Counted from 0; an utterance ends with its final transcript, or when its sound was forgotten.
    var utterance = 0
    var words = 0
}
