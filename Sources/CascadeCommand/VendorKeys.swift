internal import CloudEngines

/// The vendors' keys, from the environment and from nowhere else, so that none ends in a file or in a list of processes.
struct VendorKeys: Sendable {
    let openAI: APIKey?
    let anthropic: APIKey?
    let deepgram: APIKey?
    let elevenLabs: APIKey?

    init(environment: [String: String]) {
        self.openAI = environment["OPENAI_API_KEY"].flatMap(APIKey.init)
        self.anthropic = environment["ANTHROPIC_API_KEY"].flatMap(APIKey.init)
        self.deepgram = environment["DEEPGRAM_API_KEY"].flatMap(APIKey.init)
        self.elevenLabs = environment["ELEVENLABS_API_KEY"].flatMap(APIKey.init)
    }
}
