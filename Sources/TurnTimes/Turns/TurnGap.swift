internal import SpeechAudio

/// A stretch in which a client had nothing to play although the reply was under way.
public struct TurnGap: Sendable, Equatable {
    /// Where in the reply's sound.
    public let position: Duration
    public let length: Duration

    public init(position: Duration, length: Duration) {
        self.position = position
        self.length = length
    }
}

extension TurnGap: Codable {
    private enum CodingKeys: String, CodingKey {
        case position = "position_ms"
        case length = "length_ms"
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            position: .limited(milliseconds: try fields.decode(Double.self, forKey: .position)),
            length: .limited(milliseconds: try fields.decode(Double.self, forKey: .length)))
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(self.position.roundedMilliseconds, forKey: .position)
        try fields.encode(self.length.roundedMilliseconds, forKey: .length)
    }
}
