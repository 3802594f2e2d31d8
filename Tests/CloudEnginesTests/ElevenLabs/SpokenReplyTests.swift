import ElevenLabsWire
import SpeechEngines
import SpeechText
import Testing

@testable import CloudEngines

@Suite("A reply spoken by ElevenLabs")
struct SpokenReplyTests {
    private typealias Reply = SpokenReply

    private static let retryable = EngineError(.unreachable, "gone", isRetryable: true)

    private func reply(
        _ form: ElevenLabsSynthesizer.Form = .ours, automatic: Bool = false
    ) throws -> Reply {
        let format = try #require(OutputFormat.pcm(8000))
        return try Reply(
            Reply.Rules(form: form, isAutomatic: automatic, format: format, fault: ElevenLabsFault(hasKey: true)))
    }

    /// What a reply does, in short; sound in milliseconds.
    private func handle(_ reply: inout Reply, _ events: Reply.Event..., at milliseconds: Int = 0) -> [String] {
        events.flatMap { event in
            reply.handle(event, at: .milliseconds(milliseconds)).map { action in
                switch action {
                case .open(let line): "open \(line)"
                case .send(.begin): "begin"
                case .send(.text(let text, let flush, let trigger)):
                    "text \(text)\(flush ? "!" : "")\(trigger ? "?" : "")"
                case .send(.keepAlive): "keep alive"
                case .send(.end): "end"
                case .letGo(let line): "let go \(line)"
                case .abandon(let line): "abandon \(line)"
                case .give(let piece): "\(piece.chunk): \(piece.samples.count / 8) \(piece.times?.text ?? "-")"
                case .finish: "finish"
                case .fail(let error): "fail \(error.code)"
                }
            }
        }
    }

    private func chunk(_ text: String, flush: Bool = true) -> Reply.Event {
        .chunk(SpeechChunk(text: text, source: text, flush: flush))
    }

    /// Sound of 10 ms for each character.
    private func sound(_ text: String, line: Int = 0) -> Reply.Event {
        let alignment = Alignment(text.enumerated().map { .init(String($1), start: $0 * 10, duration: 10) })
        return .output(
            .audio(AudioOutput(audio: [UInt8](repeating: 0, count: text.count * 160), alignment: alignment)), line: line
        )
    }

    private func silentSound(_ milliseconds: Int) -> Reply.Event {
        .output(.audio(AudioOutput(audio: [UInt8](repeating: 0, count: milliseconds * 16))), line: 0)
    }

    @Test("text that came before the line is open is sent when it is, and the end ends the line")
    func order() throws {
        var reply = try self.reply()
        #expect(self.handle(&reply, self.chunk("Hi."), self.chunk("You.")) == [])
        #expect(self.handle(&reply, .opened(line: 0)) == ["begin", "text Hi. !", "text You. !"])
        #expect(self.handle(&reply, .textEnded) == ["end"])
        #expect(self.handle(&reply, self.sound("Hi. Y")) == ["0: 40 Hi.", "1: 10 Y"])
        #expect(self.handle(&reply, self.sound("ou. "), .output(.final, line: 0)) == ["1: 40 ou.", "finish"])
        #expect(self.handle(&reply, .lost(nil, line: 0), .tick, at: 90_000) == [])
    }

    @Test("a reply without text is over at once, whether its line is open or not")
    func empty() throws {
        var early = try self.reply()
        #expect(self.handle(&early, .textEnded, .opened(line: 0)) == ["finish", "let go 0"])
        var late = try self.reply()
        #expect(self.handle(&late, .opened(line: 0), self.chunk(""), .textEnded) == ["begin", "finish"])
    }

    @Test("in their form only sentence ends are flushed, and clauses may be spoken early")
    func theirs() throws {
        var reply = try self.reply(.theirs)
        _ = self.handle(&reply, .opened(line: 0))
        #expect(self.handle(&reply, self.chunk("Well,")) == ["text Well, ?"])
        #expect(self.handle(&reply, self.chunk("I say \"no.\"")) == ["text I say \"no.\" !"])
        #expect(self.handle(&reply, self.chunk("And. ", flush: false)) == ["text And.  ?"])
    }

    @Test("in automatic mode nothing is flushed and nothing triggered in their form")
    func automatic() throws {
        var reply = try self.reply(.theirs, automatic: true)
        #expect(self.handle(&reply, .opened(line: 0), self.chunk("Hi.")) == ["begin", "text Hi. "])
    }

    @Test("a line without text is kept alive, until the end is sent")
    func keepAlive() throws {
        var reply = try self.reply()
        _ = self.handle(&reply, .opened(line: 0))
        #expect(reply.nextDeadline == .seconds(10))
        #expect(self.handle(&reply, .tick, at: 9999) == [])
        #expect(self.handle(&reply, .tick, at: 10_000) == ["keep alive"])
        #expect(reply.nextDeadline == .seconds(20))
    }

    @Test("a silence counts only while words are due, from the text or from the last sound")
    func stall() throws {
        var reply = try self.reply()
        _ = self.handle(&reply, .opened(line: 0))
        _ = self.handle(&reply, self.chunk("Hi you."), at: 5000)
        #expect(reply.nextDeadline == .milliseconds(6500))
        _ = self.handle(&reply, self.sound("Hi y"), at: 6000)
        #expect(reply.nextDeadline == .milliseconds(7500))
        #expect(self.handle(&reply, .tick, at: 7499) == [])
        var other = reply
        _ = self.handle(&other, self.sound("ou. "), at: 7499)
        #expect(other.nextDeadline == .seconds(15))
        #expect(self.handle(&reply, .tick, at: 7500) == ["abandon 0", "open 1"])
        #expect(self.handle(&reply, .opened(line: 1), at: 7600) == ["begin", "text you. !"])
        #expect(self.handle(&reply, .tick, at: 9100) == ["abandon 1", "fail timedOut"])
    }

    @Test("text that is not flushed is not waited for")
    func unflushed() throws {
        var reply = try self.reply(.theirs)
        _ = self.handle(&reply, .opened(line: 0), self.chunk("Well,"))
        #expect(reply.nextDeadline == .seconds(10))
        _ = self.handle(&reply, .textEnded)
        #expect(reply.nextDeadline == .milliseconds(1500))
    }

    @Test("a line that is lost is replaced once, wherever the loss falls, and nothing is said twice", arguments: 0...8)
    func loss(heard: Int) throws {
        var reply = try self.reply()
        _ = self.handle(&reply, .opened(line: 0), self.chunk("Hi."), self.chunk("You."), .textEnded)
        let text = "Hi. You. "
        var said = ""
        func note(_ actions: [String]) {
            for part in actions where part.contains(": ") { said += part.split(separator: " ").last ?? "" }
        }
        if heard > 0 { note(self.handle(&reply, self.sound(String(text.prefix(heard))))) }
        let lost = self.handle(&reply, .lost(Self.retryable, line: 0))
        let isComplete = heard > 6
        #expect(lost.last == (isComplete ? "finish" : "open 1"))
        guard !isComplete else { return }
        let again = self.handle(&reply, .opened(line: 1)).filter { $0.hasPrefix("text") }.map {
            $0.dropFirst(5).dropLast(1)
        }
        let rest = again.joined()
        #expect(text.hasSuffix(rest), "\(rest)")
        note(self.handle(&reply, self.sound(rest, line: 1)))
        #expect(said == "Hi.You.")
        #expect(self.handle(&reply, .output(.final, line: 1)) == ["finish"])
    }

    @Test("the second loss fails the reply with the reason of the loss")
    func secondLoss() throws {
        var reply = try self.reply()
        _ = self.handle(&reply, .opened(line: 0), self.chunk("Hi."), .textEnded, .lost(Self.retryable, line: 0))
        _ = self.handle(&reply, .opened(line: 1))
        #expect(
            self.handle(&reply, .lost(EngineError(.malformed, "x", isRetryable: true), line: 1)) == ["fail malformed"])
    }

    @Test("a line that cannot be opened is tried again only if nobody answers at all")
    func refusals() throws {
        for (error, outcome) in [
            (Self.retryable, "open 1"), (EngineError(.unauthorized, "x"), "fail unauthorized"),
            (EngineError(.rateLimited, "x", isRetryable: true), "fail rateLimited"),
            (EngineError(.timedOut, "x", isRetryable: true), "fail timedOut"),
            (EngineError(.overloaded, "x", isRetryable: true), "fail overloaded"),
        ] {
            var reply = try self.reply()
            #expect(self.handle(&reply, .lost(error, line: 0)) == [outcome])
        }
    }

    @Test("what an old line still says is not heard, and a line that opens too late is let go")
    func oldLine() throws {
        var reply = try self.reply()
        _ = self.handle(&reply, .opened(line: 0), self.chunk("Hi you."), .lost(Self.retryable, line: 0))
        #expect(self.handle(&reply, self.sound("Hi"), .output(.final, line: 0), .lost(nil, line: 0)) == [])
        #expect(self.handle(&reply, .opened(line: 0)) == ["let go 0"])
        #expect(self.handle(&reply, .opened(line: 1)) == ["begin", "text Hi you. !"])
    }

    @Test("a proper close after the end is the end, even without a final message; before it, it is a loss")
    func closeWithoutFinal() throws {
        var ended = try self.reply()
        _ = self.handle(&ended, .opened(line: 0), self.chunk("Hi."), .textEnded, self.sound("Hi. "))
        #expect(self.handle(&ended, .lost(nil, line: 0)) == ["finish"])
        var early = try self.reply()
        _ = self.handle(&early, .opened(line: 0), self.chunk("Hi."))
        #expect(self.handle(&early, .lost(nil, line: 0)) == ["open 1"])
    }

    @Test("a final message that never comes does not fail a reply that was heard, with times or without")
    func noFinal() throws {
        for sound in [self.sound("Hi. "), self.silentSound(40)] {
            var reply = try self.reply()
            _ = self.handle(&reply, .opened(line: 0), self.chunk("Hi."), .textEnded, sound)
            #expect(self.handle(&reply, .tick, at: 1500) == ["finish"])
        }
    }

    @Test("a loss in the last chunk without times is told, as nobody knows what was heard")
    func lossWithoutTimes() throws {
        var reply = try self.reply()
        _ = self.handle(&reply, .opened(line: 0), self.chunk("Hi."), .textEnded, self.silentSound(10))
        #expect(self.handle(&reply, .lost(Self.retryable, line: 0)) == ["fail unreachable"])
    }

    @Test("a message that cannot be read costs the line, sound of another format the reply")
    func unreadable() throws {
        var reply = try self.reply()
        _ = self.handle(&reply, .opened(line: 0), self.chunk("Hi."))
        var other = reply
        #expect(self.handle(&reply, .unreadable(line: 0)) == ["abandon 0", "open 1"])
        let file = AudioOutput(audio: Array("ID3".utf8))
        #expect(self.handle(&other, .output(.audio(file), line: 0)) == ["abandon 0", "fail malformed"])
    }

    @Test(
        "each of the service's errors has its own code, and only those that may pass are tried again",
        arguments: [
            ("invalid_api_key", "fail unauthorized"), ("authentication_required", "fail unauthorized"),
            ("detected_unusual_activity", "fail unauthorized"), ("quota_exceeded", "fail rateLimited"),
            ("too_many_concurrent_requests", "fail rateLimited"), ("max_active_conversations", "fail rateLimited"),
            ("rate_limit_exceeded", "fail rateLimited"), ("concurrent_limit_exceeded", "fail rateLimited"),
            ("voice_not_found", "fail unsupported"), ("model_not_found", "fail unsupported"),
            ("max_character_limit_exceeded", "fail unsupported"), ("only_for_creator+", "fail unsupported"),
            ("system_busy", "open 1"), ("input_timeout_exceeded", "open 1"), ("whatever", "open 1"),
        ])
    func errors(name: String, outcome: String) throws {
        var reply = try self.reply()
        _ = self.handle(&reply, .opened(line: 0), self.chunk("Hi."))
        #expect(
            self.handle(&reply, .output(.error(StreamError(name, "the key sk-1 is wrong")), line: 0))
                == ["abandon 0", outcome])
    }
}
