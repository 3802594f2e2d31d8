public import SpeechEngines

/// What speaks the replies of a tune.
public protocol ReplyVoice: Sendable {
    /// Has a model's answer spoken while it is written, cut as a candidate does.
    /// - Throws: what model, synthesizer or service throw.
    func speak(
        _ model: any LanguageModel, _ messages: [Message], _ options: GenerationOptions, _ candidate: ScheduleCandidate
    ) async throws -> VoicedReply

    /// Speaks a text as one piece.
    func speakWhole(_ text: String) async throws -> SpokenClip
}
