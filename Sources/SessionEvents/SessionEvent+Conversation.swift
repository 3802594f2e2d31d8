package import Cascade
package import SessionWire
internal import SpeechEngines
internal import TurnTimes

extension SessionEvent {
    /// The event as a client is told; nil for what the transport says itself.
    package init?(_ event: ConversationEvent) {
        switch event {
        case .ready: return nil
        case .speechStarted(let turn): self = .speechStarted(turn: turn.number)
        case .speechStopped(let turn): self = .speechStopped(turn: turn.number)
        case .partialTranscript(let text): self = .partialTranscript(text: text)
        case .finalTranscript(let turn, let text): self = .finalTranscript(turn: turn.number, text: text)
        case .turnResumed(let turn): self = .turnResumed(turn: turn.number)
        case .turnDropped(let turn): self = .turnDropped(turn: turn.number)
        case .replyStarted(let reply, let turn): self = .replyStarted(reply: reply.number, turn: turn.number)
        case .replyText(let reply, let text): self = .replyText(reply: reply.number, text: text)
        case .replyStopgap(let reply, let text): self = .replyStopgap(reply: reply.number, text: text)
        case .replyAudioEnded(let reply, let samples): self = .replyAudioEnded(reply: reply.number, samples: samples)
        case .replyEnded(let reply, let text): self = .replyEnded(reply: reply.number, text: text)
        case .replyInterrupted(let reply, let text): self = .replyInterrupted(reply: reply.number, text: text)
        case .turnEnded(let timeline): self = .turnLatency(timeline)
        case .engineFellBack(let fallback):
            self = .engineFallback(
                stage: fallback.stage.rawValue, failed: fallback.failed, next: fallback.next,
                code: fallback.error.code.rawValue, message: fallback.error.message)
        case .failed(let error):
            self = .error(code: error.code.rawValue, message: error.message, retryable: error.isRetryable)
        }
    }
}
