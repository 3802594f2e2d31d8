public import ElevenLabsWire
internal import SpeechEngines

extension ElevenLabsSynthesizer {
    /// Which kind of socket replies are spoken through.
    public enum Socket: String, Sendable, CaseIterable {
        /// `stream-input`: a connection for each reply, opened when the reply begins.
        case single
        /// `multi-stream-input`: connections that stay open, five replies in each at the most.
        case multi
    }

    /// Who decides when collected text is spoken.
    public enum Form: String, Sendable, CaseIterable {
        /// We do: every chunk is spoken when it comes.
        case ours
        /// The service does, by its chunk schedule; sentence ends are spoken when they come.
        case theirs
    }

    /// What to ask for and how.
    public struct Settings: Sendable, Equatable {
        /// The voice's id.
        public var voice = standardVoice
        public var model = standardModel
        /// `wss:` or `https:`, for local services also `ws:` or `http:`; the service's address without a path.
        public var base = standardBase
        /// `pcm_` of any rate, `ulaw_8000` or `alaw_8000`.
        public var format: OutputFormat
        /// How the voice speaks; nil leaves it to the voice.
        public var voiceSettings: VoiceSettings?
        public var socket = Socket.multi
        /// Shared sockets at the most, five replies in each.
        public var socketLimit = 8
        public var form = Form.ours
        /// Characters to collect before each generation, each 50…500, for their form; nil is the service's own schedule.
        public var schedule: [Int]?
        /// Whether the service speaks each message at once, without schedule.
        public var isAutomatic = false
        /// Whether every message has the times of its own characters; else the first of each stretch has them all.
        public var syncsAlignment = true
        /// How long the service may be silent while text is to be spoken; then the connection counts as lost.
        public var stall = Duration.milliseconds(800)
        /// How long opening a connection may take.
        public var opening = Duration.milliseconds(1500)
        /// A BCP 47 code, told to models that can be told.
        public var language = "en"

        public init(format: OutputFormat = .pcm(24_000) ?? .standard) {
            self.format = format
        }

        var setup: SpeechSetup {
            SpeechSetup(
                voiceSettings: self.voiceSettings,
                generationConfig: self.form == .theirs && !self.isAutomatic
                    ? self.schedule.map { GenerationConfig(chunkLengthSchedule: $0) } : nil)
        }

        /// - Throws: `EngineError` with code `unsupported` for an address that is none.
        func url() throws -> String {
            let base = try ElevenLabsAddress(self.base)
            var query = StreamInputQuery()
            query.modelID = self.model
            query.outputFormat = self.format
            query.syncAlignment = self.syncsAlignment
            query.autoMode = self.isAutomatic
            // Only these models take a language; others refuse it.
            if self.model.contains("_v2_5") { query.languageCode = String(self.language.prefix { $0 != "-" }) }
            let path =
                switch self.socket {
                case .single: ElevenLabsPath.streamInput(voice: self.voice)
                case .multi: ElevenLabsPath.multiStreamInput(voice: self.voice)
                }
            return base.socket + path + "?" + query.encoded
        }
    }
}
