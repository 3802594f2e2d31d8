/// A piece of sound from a speech socket.
public struct AudioOutput: Sendable, Equatable {
    /// In the format of the socket's URL.
    public var audio: [UInt8]
    /// Times of the characters that the client sent.
    public var alignment: Alignment?
    /// Times of the characters that are spoken: numbers written out, a blank in front and behind.
    public var normalizedAlignment: Alignment?
    /// Whether the stream or context ends with it; the service sends the end by itself.
    public var isFinal: Bool

    public init(
        audio: [UInt8], alignment: Alignment? = nil, normalizedAlignment: Alignment? = nil, isFinal: Bool = false
    ) {
        self.audio = audio
        self.alignment = alignment
        self.normalizedAlignment = normalizedAlignment
        self.isFinal = isFinal
    }
}
