/// How sound is written: `codec_samplerate` or `codec_samplerate_kbps`. Always one channel.
public struct OutputFormat: Sendable, Hashable, CustomStringConvertible {
    /// Ways to write sound.
    public enum Codec: String, Sendable, CaseIterable {
        case mp3
        /// 16-bit little-endian without a header.
        case pcm
        /// G.711 µ-law.
        case ulaw
        /// G.711 A-law.
        case alaw
        /// Opus in Ogg.
        case opus
        /// 16-bit PCM with a header; only where the whole sound is known.
        case wav
    }

    public let codec: Codec
    /// Samples a second.
    public let sampleRate: Int
    /// Kilobits a second; nil for codecs that need none.
    public let bitrate: Int?

    /// What text to speech over HTTP gives when nothing is asked for.
    public static let standard = OutputFormat(.mp3, 44_100, 128)

    /// Every format that exists.
    public static let all: [OutputFormat] =
        [OutputFormat(.mp3, 22_050, 32), OutputFormat(.mp3, 24_000, 48)]
        + Self.bitrates.map { OutputFormat(.mp3, 44_100, $0) } + Self.linearRates.map { OutputFormat(.pcm, $0) }
        + [OutputFormat(.ulaw, 8000), OutputFormat(.alaw, 8000)]
        + Self.bitrates.map { OutputFormat(.opus, 48_000, $0) } + Self.linearRates.map { OutputFormat(.wav, $0) }

    private static let bitrates = [32, 64, 96, 128, 192]
    private static let linearRates = [8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000]

    /// Reads a name such as `pcm_16000`; nil for one that does not exist. `mp3_44100` is `mp3_44100_128`.
    public init?(_ name: String) {
        let name = name == "mp3_44100" ? "mp3_44100_128" : name
        guard let format = Self.all.first(where: { $0.name == name }) else { return nil }
        self = format
    }

    private init(_ codec: Codec, _ sampleRate: Int, _ bitrate: Int? = nil) {
        self.codec = codec
        self.sampleRate = sampleRate
        self.bitrate = bitrate
    }

    /// As it is written in a request.
    public var name: String {
        "\(self.codec)_\(self.sampleRate)" + (self.bitrate.map { "_\($0)" } ?? "")
    }

    /// Raw little-endian 16-bit samples at a rate; nil for a rate that has no format.
    public static func pcm(_ sampleRate: Int) -> OutputFormat? { OutputFormat("pcm_\(sampleRate)") }

    /// Whether it can be sent while it is made; `wav` cannot, its header holds the length.
    public var isStreaming: Bool { self.codec != .wav }

    /// The media type of a whole answer in this format.
    public var contentType: String {
        switch self.codec {
        case .mp3: "audio/mpeg"
        case .pcm: "audio/pcm"
        case .ulaw: "audio/basic"
        case .alaw: "audio/x-alaw-basic"
        case .opus: "audio/ogg"
        case .wav: "audio/wav"
        }
    }

    public var description: String { self.name }
}
