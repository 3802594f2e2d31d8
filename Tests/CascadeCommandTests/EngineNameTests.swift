import Testing

@testable import CascadeCommand

@Suite("Names of engines")
struct EngineNameTests {
    @Test(
        "a name is read, and written as it was",
        arguments: [
            ("openai:gpt-4.1", "gpt-4.1", nil), ("openai:a@https://h/v1", "a", "https://h/v1"),
            ("openai:qwen2.5:7b@http://127.0.0.1:11434/v1", "qwen2.5:7b", "http://127.0.0.1:11434/v1"),
            ("openai:@cf/meta/llama@https://h/v1", "@cf/meta/llama", "https://h/v1"),
            ("openai:org/model@http://[::1]:8000/v1", "org/model", "http://[::1]:8000/v1"),
        ] as [(String, String, String?)])
    func vendor(text: String, model: String, base: String?) throws {
        let name = try EngineName(text)
        guard case .openAI(let vendor) = name else {
            Issue.record("\(name)")
            return
        }
        #expect(vendor.name == model)
        #expect(vendor.base == base)
        #expect(name.text == text)
        #expect(name.label == "openai:\(model)")
    }

    @Test("words stand for themselves")
    func words() throws {
        #expect(try EngineName.list("local") == [.local])
        #expect(try EngineName.list("elevenlabs,local") == [.elevenLabs(nil), .local])
        #expect(try EngineName.list("deepgram , scripted") == [.deepgram(nil), .scripted])
        #expect(try EngineName("anthropic:m").text == "anthropic:m")
        #expect(try EngineName("deepgram:nova-3@ws://127.0.0.1:1/v1").label == "deepgram:nova-3")
        let voice = try EngineName("elevenlabs:joe@http://127.0.0.1:1")
        #expect(voice.label == "elevenlabs:joe")
        #expect(voice.text == "elevenlabs:joe@http://127.0.0.1:1")
        #expect(voice.stages == [.recognizer, .synthesizer])
    }

    @Test("a slash at the end of an address makes no difference")
    func slash() throws {
        #expect(try EngineName("openai:m@http://h/v1/") == EngineName("openai:m@http://h/v1"))
    }

    @Test(
        "what means nothing is refused, with what to write",
        arguments: [
            ("", "name is missing"), ("local,", "name is missing"), (",local", "name is missing"),
            ("cloud", "there is no engine \"cloud\""), ("Local", "there is no engine"), ("local:x", "takes no model"),
            ("openai", "needs a model"), ("openai:", "model is missing"), ("openai:@http://h", "model is missing"),
            ("openai:m@ftp://h", "begins with https:// or http://"), ("openai:http://h/v1", "begins with"),
            ("openai:m@", "address is missing"), ("openai:m@http://", "no host"), ("openai:m@http://:80", "no host"),
            ("openai:m@http://me:pw@h", "without user name"), ("openai:m@http://h/v1?key=x", "key belongs"),
            ("openai:a b", "no blanks"), ("deepgram:m@http://h", "begins with wss:// or ws://"),
            ("local,scripted,local", "named twice"),
        ])
    func bad(text: String, reason: String) {
        do {
            let names = try EngineName.list(text)
            Issue.record("\(names)")
        } catch {
            #expect("\(error)".contains(reason), "\(error)")
        }
    }
}
