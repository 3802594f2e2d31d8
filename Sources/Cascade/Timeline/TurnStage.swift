/// The parts that a turn's time from the end of speech to the first sound falls into, one after the other.
public enum TurnStage: String, Sendable, CaseIterable, Codable {
    case endpointing
    case recognition
    case model
    /// From the first token to the first chunk that the synthesizer takes; in a sequential turn the whole reply.
    case text
    case synthesis
    /// From the first sound made to the first sent; in a sequential turn the making of all sound.
    case release

    /// The mark it begins at: the end of the stage before.
    public var start: Mark {
        switch self {
        case .endpointing: .acousticEnd
        case .recognition: Self.endpointing.end
        case .model: Self.recognition.end
        case .text: Self.model.end
        case .synthesis: Self.text.end
        case .release: Self.synthesis.end
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
        }
    }
}
