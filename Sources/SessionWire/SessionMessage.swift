internal import Foundation
internal import TurnTimes

/// An event as it arrives at a client: with the session's time.
public struct SessionMessage: Sendable, Equatable {
    public let event: SessionEvent
    /// Milliseconds since the session began.
    public let time: Double

    /// Reads a text message; unknown fields are ignored.
    /// - Returns: nil for a type that this version does not know.
    public init?(json: String) throws(SessionWireError) {
        let received: Received
        do {
            received = try JSONDecoder().decode(Received.self, from: Data(json.utf8))
        } catch {
            throw SessionWireError(reading: error)
        }
        let event =
            if let timeline = received.timeline { SessionEvent.turnLatency(timeline) } else {
                try received.fields.event()
            }
        guard let event else { return nil }
        self.event = event
        let limit = SessionProtocol.clockLimit
        self.time = min(max(received.fields.time ?? 0, -limit), limit)
    }

    /// The fields of all events, and the timeline of the one whose fields are a timeline's.
    private struct Received: Decodable {
        let fields: Fields
        let timeline: Timeline?

        init(from decoder: any Decoder) throws {
            self.fields = try Fields(from: decoder)
            self.timeline = self.fields.type == "turn_latency" ? try Timeline(from: decoder) : nil
        }
    }

    package struct Fields: Decodable {
        var type: String
        var time: Double?
        var session: String?
        var sampleRate: UInt32?
        var engines: [String: String]?
        var turn: UInt32?
        var reply: UInt32?
        var samples: UInt32?
        var text: String?
        var stage: String?
        var failed: String?
        var next: String?
        var code: String?
        var message: String?
        var retryable: Bool?
        var id: Int?

        private enum CodingKeys: String, CodingKey {
            case type, session, engines, turn, reply, samples, text, stage, failed, next, code, message, retryable, id
            case time = "at_ms"
            case sampleRate = "sample_rate"
        }

        func event() throws(SessionWireError) -> SessionEvent? {
            switch self.type {
            case "session.ready":
                .ready(
                    session: try self.need(self.session), sampleRate: try self.number(self.sampleRate),
                    engines: self.engines ?? [:])
            case "speech_started": .speechStarted(turn: try self.number(self.turn))
            case "speech_stopped": .speechStopped(turn: try self.number(self.turn))
            case "partial_transcript": .partialTranscript(text: try self.need(self.text))
            case "final_transcript": .finalTranscript(turn: try self.number(self.turn), text: try self.need(self.text))
            case "turn_dropped": .turnDropped(turn: try self.number(self.turn))
            case "reply_started": .replyStarted(reply: try self.number(self.reply), turn: try self.number(self.turn))
            case "reply_text": .replyText(reply: try self.number(self.reply), text: try self.need(self.text))
            case "reply_stopgap": .replyStopgap(reply: try self.number(self.reply), text: try self.need(self.text))
            case "reply_audio_ended":
                .replyAudioEnded(reply: try self.number(self.reply), samples: try self.number(self.samples))
            case "turn_resumed": .turnResumed(turn: try self.number(self.turn))
            case "reply_lowered": .replyLowered(reply: try self.number(self.reply))
            case "reply_raised": .replyRaised(reply: try self.number(self.reply))
            case "reply_paused": .replyPaused(reply: try self.number(self.reply))
            case "reply_resumed": .replyResumed(reply: try self.number(self.reply))
            case "reply_ended": .replyEnded(reply: try self.number(self.reply), text: try self.need(self.text))
            case "reply_interrupted":
                .replyInterrupted(reply: try self.number(self.reply), text: try self.need(self.text))
            case "engine_fallback":
                .engineFallback(
                    stage: try self.need(self.stage), failed: try self.need(self.failed),
                    next: try self.need(self.next), code: try self.need(self.code),
                    message: try self.need(self.message))
            case "error":
                .error(
                    code: try self.need(self.code), message: try self.need(self.message),
                    retryable: self.retryable ?? false)
            case "pong": .pong(id: try self.need(self.id))
            default: nil
            }
        }

        private func number(_ value: UInt32?) throws(SessionWireError) -> Int { Int(try self.need(value)) }

        private func need<Value>(_ value: Value?) throws(SessionWireError) -> Value {
            guard let value else { throw SessionWireError("\(self.type) lacks a field that it must have") }
            return value
        }
    }
}
