/// The latencies of a turn, each between two marks; `docs/latency.md` defines them.
public enum LatencyName: String, Sendable, CaseIterable, Codable {
    case speechToFirstToken = "speech_to_first_token"
    case firstTokenToAudio = "first_token_to_audio"
    case voiceToVoice = "voice_to_voice"
    case transcriptToFirstAudio = "transcript_to_first_audio"
    case voiceToEar = "voice_to_ear"
    case endpointingDelay = "endpointing_delay"
    case transcriptDelay = "transcript_delay"
    case tokenToChunk = "token_to_chunk"
    case chunkToAudio = "chunk_to_audio"
    case gateWait = "gate_wait"

    /// The mark it starts at.
    public var start: Mark {
        switch self {
        case .speechToFirstToken, .voiceToVoice, .voiceToEar, .endpointingDelay, .transcriptDelay: .acousticEnd
        case .firstTokenToAudio, .tokenToChunk: .firstToken
        case .transcriptToFirstAudio: .finalTranscript
        case .chunkToAudio: .synthesisRequest
        case .gateWait: .firstAudio
        }
    }

    /// The mark it ends at.
    public var end: Mark {
        switch self {
        case .speechToFirstToken: .firstToken
        case .firstTokenToAudio, .voiceToVoice, .transcriptToFirstAudio: .firstByteWritten
        case .voiceToEar: .firstAudible
        case .endpointingDelay: .endpointing
        case .transcriptDelay: .finalTranscript
        case .tokenToChunk: .firstChunk
        case .chunkToAudio: .firstAudio
        case .gateWait: .committed
        }
    }
}
