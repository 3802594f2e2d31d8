internal import SpeechEngines

/// One reply under way, or one reading ahead.
struct LlamaGeneration {
    let prompt: [Int32]
    let options: GenerationOptions
    let job: EngineJob<LlamaOutput>
    /// Nil for reading ahead.
    let sampler: OpaquePointer?
    /// The token to decode next, once the prompt is read.
    var next: Int32?
    private var count = 0
    private var text: GeneratedText

    init(
        prompt: [Int32], options: GenerationOptions, job: EngineJob<LlamaOutput>, sampler: OpaquePointer?
    ) {
        self.prompt = prompt
        self.options = options
        self.job = job
        self.sampler = sampler
        self.text = GeneratedText(stops: options.stops)
    }

    /// Takes the token that the model chose.
    /// - Parameter bytes: the token's text; nil if it ends the answer.
    /// - Returns: whether the answer goes on.
    mutating func take(_ token: Int32, bytes: [UInt8]?) -> Bool {
        guard let bytes else { return self.end(.complete) }
        self.count += 1
        let (piece, isStopped) = self.text.append(bytes)
        if !piece.isEmpty { self.job.yield(.text(piece)) }
        if isStopped { return self.end(.complete, rest: false) }
        if self.count >= self.options.tokenLimit { return self.end(.tokenLimit) }
        self.next = token
        return true
    }

    private mutating func end(_ end: GenerationEnd, rest: Bool = true) -> Bool {
        let tail = rest ? self.text.finish() : ""
        if !tail.isEmpty { self.job.yield(.text(tail)) }
        self.job.yield(.end(end))
        self.job.finish()
        return false
    }
}
