internal import ElevenLabsWire
internal import SpeechText

/// What a speech socket was opened with.
struct SpeechRules: Sendable {
    /// Characters of one message at the most.
    static let textLimit = 10_000
    /// How long a text over its threshold waits for the end of its last word.
    static let idle = Duration.milliseconds(250)

    /// How long a stream or context may be without a text.
    var inactivity = Duration.seconds(20)
    /// Every message is spoken at once.
    var isAutomatic = false
    /// Whether markup is removed and numbers are written out.
    var cleansText = true
    var language = SpeechLanguage.english
    /// Why the first message is not taken, for sockets whose handshake showed no key; nil if it is.
    var refusal: @Sendable (SpeechSetup) -> StreamError? = { _ in nil }
}
