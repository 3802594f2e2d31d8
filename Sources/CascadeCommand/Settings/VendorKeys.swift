/// The vendors' keys.
struct VendorKeys: Sendable {
    var openAI = EnvironmentKey("OPENAI_API_KEY")
    var anthropic = EnvironmentKey("ANTHROPIC_API_KEY")
    var deepgram = EnvironmentKey("DEEPGRAM_API_KEY")
    var elevenLabs = EnvironmentKey("ELEVENLABS_API_KEY")
}
