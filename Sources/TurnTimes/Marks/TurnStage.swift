/// The parts that a turn's time from the end of speech to the ear falls into, one after the other: the only definition
/// for server, laboratory and page.
public enum TurnStage: String, Sendable, CaseIterable, Codable {
    case endpointing
    case recognition
    case model
    /// From the first token to the first chunk that the synthesizer takes; in a sequential turn the whole reply.
    case text
    case synthesis
    /// From the first sound made to the first sent; in a sequential turn the making of all sound.
    case release
    /// From the first sound sent to the first audible, where a client tells of it.
    case delivery

    /// Those up to the first sound sent: their sum is `voice_to_voice`.
    public static var ofServer: [TurnStage] { Self.allCases.filter { $0 != .delivery } }

    /// The mark it begins at: the end of the stage before.
    public var start: Mark {
        switch self {
        case .endpointing: .acousticEnd
        case .recognition: Self.endpointing.end
        case .model: Self.recognition.end
        case .text: Self.model.end
        case .synthesis: Self.text.end
        case .release: Self.synthesis.end
        case .delivery: Self.release.end
        }
    }

    /// The mark that ends it.
    public var end: Mark {
        switch self {
        case .endpointing: .endpointing
        case .recognition: .finalTranscript
        case .model: .firstToken
        case .text: .synthesisRequest
        case .synthesis: .firstAudio
        case .release: .firstByteWritten
        case .delivery: .firstAudible
        }
    }
}
