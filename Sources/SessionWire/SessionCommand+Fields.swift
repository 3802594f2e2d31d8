internal import Foundation

extension SessionCommand {
    /// What any message of a client may hold; each kind takes what it needs, within its bounds.
    package struct Fields: Decodable {
        package let type: String
        private let `protocol`: Int?
        private let sampleRate: Int?
        private let text: String?
        private let reply: UInt32?
        private let position: UInt32?
        private let samples: Int?
        private let delay: Double?
        private let clientTime: Double?
        private let offset: Double?
        private let error: Double?
        private let id: Int?

        private enum CodingKeys: String, CodingKey {
            case type, `protocol`, text, reply, position, samples, id
            case sampleRate = "sample_rate"
            case delay = "delay_ms"
            case clientTime = "client_ms"
            case offset = "offset_ms"
            case error = "error_ms"
        }

        init?(json: String) throws(SessionWireError) {
            let limit = SessionProtocol.messageLimit
            guard json.utf8.count <= limit else {
                throw SessionWireError("a text message may have \(limit) bytes at the most")
            }
            do {
                self = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
            } catch {
                throw SessionWireError(reading: error)
            }
        }

        var start: SessionCommand {
            get throws(SessionWireError) {
                let version = self.protocol ?? SessionProtocol.version
                guard version == SessionProtocol.version else {
                    throw SessionWireError(
                        "protocol \(version) is not spoken here; this server speaks \(SessionProtocol.version)")
                }
                let rate = self.sampleRate ?? SessionProtocol.standardSampleRate
                let range = SessionProtocol.sampleRates
                guard range.contains(rate) else {
                    throw SessionWireError(
                        "sample_rate \(rate) is not allowed; use \(range.lowerBound) to \(range.upperBound)")
                }
                return .start(sampleRate: rate)
            }
        }

        var typed: SessionCommand {
            get throws(SessionWireError) {
                // Bytes first: characters take long to count.
                guard let text, text.utf8.count <= SessionProtocol.textByteLimit,
                    (1...SessionProtocol.textLimit).contains(text.count)
                else {
                    throw SessionWireError(
                        "text must have a field \"text\" of 1 to \(SessionProtocol.textLimit) characters and at most "
                            + "\(SessionProtocol.textByteLimit) bytes")
                }
                return .text(text)
            }
        }

        var playout: SessionCommand {
            get throws(SessionWireError) {
                guard let reply, let position else {
                    throw SessionWireError("playout must have \"reply\" and \"position\", whole numbers from 0")
                }
                return .playout(reply: reply, position: position)
            }
        }

        var microphone: SessionCommand {
            get throws(SessionWireError) {
                guard let delay = Self.time(self.delay, upTo: SessionProtocol.microphoneDelayLimit) else {
                    throw SessionWireError("microphone must have \"delay_ms\" from 0 to 1000")
                }
                return .microphone(delay: delay)
            }
        }

        var audible: SessionCommand {
            get throws(SessionWireError) {
                guard let reply, let delay = Self.time(self.delay, upTo: SessionProtocol.audibleDelayLimit) else {
                    throw SessionWireError("audible must have \"reply\" and \"delay_ms\" from 0 to 60000")
                }
                return .audible(reply: reply, delay: delay, clock: try self.clock)
            }
        }

        var gap: SessionCommand {
            get throws(SessionWireError) {
                let limit = SessionProtocol.gapLimit
                guard let reply, let position, let samples, (1...limit).contains(samples) else {
                    throw SessionWireError("gap must have \"reply\", \"position\", and \"samples\" from 1 to \(limit)")
                }
                return .gap(reply: reply, position: position, samples: samples)
            }
        }

        var pause: SessionCommand {
            get throws(SessionWireError) { .pause(reply: try self.namedReply) }
        }

        var resume: SessionCommand {
            get throws(SessionWireError) { .resume(reply: try self.namedReply) }
        }

        private var namedReply: UInt32 {
            get throws(SessionWireError) {
                guard let reply else {
                    throw SessionWireError("\(self.type) must have \"reply\", a whole number from 0")
                }
                return reply
            }
        }

        var ping: SessionCommand {
            get throws(SessionWireError) {
                let limit = SessionProtocol.pingLimit
                guard let id, (-limit...limit).contains(id) else {
                    throw SessionWireError("ping must have an \"id\", a whole number up to 2^53 either way")
                }
                return .ping(id: id)
            }
        }

        /// Nil without any of its fields.
        private var clock: ClientClock? {
            get throws(SessionWireError) {
                switch (self.clientTime, self.offset, self.error) {
                case (nil, nil, nil): return nil
                case (let time?, let offset?, let error?)
                where (0...SessionProtocol.clockErrorLimit).contains(error)
                    && max(abs(time), abs(offset)) <= SessionProtocol.clockLimit:
                    return ClientClock(time: time, offset: offset, error: error)
                default:
                    throw SessionWireError(
                        "client_ms, offset_ms and error_ms of audible go together, error_ms from 0 to 60000, the others "
                            + "up to 1e15 either way")
                }
            }
        }

        /// Nil if there is no number of milliseconds, or one out of bounds.
        private static func time(_ milliseconds: Double?, upTo limit: Double) -> Duration? {
            guard let milliseconds, (0...limit).contains(milliseconds) else { return nil }
            return .milliseconds(milliseconds)
        }
    }
}
