package import WebSockets

/// The URL parameters of text to speech over HTTP.
public struct SpeechQuery: Sendable, Equatable {
    public var outputFormat = OutputFormat.standard
    public var enableLogging = true
    /// 0…4; of no effect today.
    public var optimizeStreamingLatency: Int?

    /// Reads what stands behind the `?`.
    /// - Parameter isStreaming: whether the answer is sent while it is made, which leaves `wav` out.
    ///
    /// Throws for an output format that does not exist there.
    public init(_ query: String, isStreaming: Bool) throws(ElevenLabsWireError) {
        try self.init(reading: QueryParameters(query), isStreaming: isStreaming)
    }

    package init(reading parameters: some QueryReader, isStreaming: Bool) throws(ElevenLabsWireError) {
        self.enableLogging = parameters.flag("enable_logging") ?? true
        self.optimizeStreamingLatency = parameters.whole("optimize_streaming_latency", in: 0...4)
        self.outputFormat = try OutputFormat(parameters, isStreaming: isStreaming)
    }
}
