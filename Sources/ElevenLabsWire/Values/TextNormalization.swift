/// Whether numbers and the like are written out before they are spoken.
public enum TextNormalization: String, Sendable, Codable, CaseIterable {
    case auto, on, off

    /// A value that does not exist is `auto`.
    public init(from decoder: any Decoder) throws {
        self = Self(rawValue: try decoder.singleValueContainer().decode(String.self)) ?? .auto
    }
}
