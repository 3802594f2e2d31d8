import CascadeTesting
import SpeechEngines
import Testing

@testable import CloudEngines

/// What servers in use refuse, and how long they take to load.
@Suite("Odd streams: servers", .timeLimit(.minutes(5)))
struct OddServerTests: OddStreams {
    @Test(
        "13, 16: what a server refuses is left out or changed, asked again once and remembered",
        arguments: [
            (422, "stream_options: extra inputs are not permitted", #""stream_options""#),
            (400, "Unsupported parameter: 'max_tokens'. Use max_completion_tokens instead.", #""max_tokens""#),
            (400, "use max_completion_tokens", #""max_tokens""#),
            (400, "Unsupported value: 'temperature' does not support 0 with this model", #""temperature""#),
            (422, #"[{\"loc\":[\"body\",\"stop\"],\"msg\":\"Unsupported 'stop'\"}]"#, #""stop""#),
            (400, "System role not supported", #""role":"system""#),
            (500, "Only user and assistant roles are supported!", #""role":"system""#),
            (400, "Developer instruction is not enabled for models/gemma", #""role":"system""#),
        ])
    func refusedField(status: Int, message: String, field: String) async throws {
        let server = FaultServer { answer in
            if answer.body.contains(field) {
                return try await answer.refuse(
                    status, #"{"error":{"message":"\#(message)","type":"invalid_request_error"}}"#)
            }
            try await answer.tokens(["Yes."])
        }
        try await server.run { base in
            let model = self.model(base)
            let options = GenerationOptions(stops: ["#"])
            #expect(await ChatAnswer.of(model, options: options).text == "Yes.")
            #expect(server.questions == 2)
            #expect(await ChatAnswer.of(model, options: options).text == "Yes.")
            #expect(server.questions == 3)
        }
        #expect(server.bodies.last?.contains("Be brief.") == true)
        #expect(server.bodies.last?.contains("What is a bridge?") == true)
    }

    @Test(
        "16: roles alternate and the user begins where a template wants that",
        arguments: [
            "Conversation roles must alternate user/assistant/user/assistant/...",
            "After the optional system message, conversation roles must alternate user/assistant",
            "First message must be from the user", "Expected role user",
        ])
    func alternate(message: String) async throws {
        let server = FaultServer { answer in
            let rest = answer.roles.filter { $0 != "system" }
            let isInTurn = rest.enumerated().allSatisfy { $1 == ($0 % 2 == 0 ? "user" : "assistant") }
            guard isInTurn else { return try await answer.refuse(400, #"{"error":{"message":"\#(message)"}}"#) }
            try await answer.tokens(["Yes."])
        }
        let greeted = [
            Message(.system, "Be brief."), Message(.assistant, "Hello, how can I help?"), Message(.user, "One."),
            Message(.user, "Two."),
        ]
        try await server.run { base in
            let model = self.model(base)
            for questions in [2, 3] {
                #expect(await ChatAnswer.of(model, greeted).text == "Yes.")
                #expect(server.questions == questions)
            }
        }
    }

    @Test("a server that refuses everything is asked a few times, not for ever")
    func refusesAll() async throws {
        let words = "stream_options max_tokens max_completion_tokens temperature 'stop' alternate 'system'"
        let server = FaultServer { try await $0.refuse(400, #"{"error":{"message":"\#(words)"}}"#) }
        let answer = try await server.run { await ChatAnswer.of(self.model($0)) }
        #expect(answer.engineError?.code == .unsupported)
        #expect((2...8).contains(server.questions))
    }

    @Test("13: a refusal within the stream is one, too")
    func refusedInStream() async throws {
        let server = FaultServer { answer in
            if answer.body.contains("stream_options") {
                let error = #"{"error":{"message":"unknown field stream_options","code":400}}"#
                return try await answer.whole(Server.events([error]))
            }
            try await answer.tokens(["Yes."])
        }
        #expect(try await server.run { await ChatAnswer.of(self.model($0)) }.text == "Yes.")
    }

    @Test("17: the first answer of a server of one's own may take its time, the next ones in measure")
    func cold() async throws {
        let clock = ManualClock()
        let gate = EventLog<Int>()
        let asked = EventLog<Int>()
        let server = FaultServer { answer in
            asked.add(answer.number)
            await gate.wait { $0 == answer.number }
            try await answer.tokens(["Yes."])
        }
        try await server.run { base in
            let model = self.model(base, times: ChatTimes(firstAnswer: .seconds(30), doubt: .zero), clock: clock)
            for number in 0..<2 {
                async let answer = ChatAnswer.of(model)
                await asked.wait { $0 == number }
                clock.advance(by: .seconds(6))
                gate.add(number)
                #expect(await answer.text == "Yes.")
            }
        }
    }

    @Test("17: a server that still loads its model is asked until it has")
    func loading() async throws {
        let clock = ManualClock()
        let server = FaultServer { answer in
            if answer.number < 5 {
                return try await answer.refuse(
                    503, #"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#)
            }
            try await answer.tokens(["Yes."])
        }
        try await server.run { base in
            let model = self.model(base, times: ChatTimes(firstAnswer: .seconds(30), doubt: .zero), clock: clock)
            async let answer = ChatAnswer.of(model)
            let advance = Task {
                while !Task.isCancelled {
                    // The deadline and the wait for the next question.
                    try await clock.sleepers(2)
                    clock.advance(by: .milliseconds(500))
                    await Task.yield()
                }
            }
            #expect(await answer.text == "Yes.")
            advance.cancel()
        }
    }

    @Test("17: loading asks a short question once, which also teaches what the server refuses")
    func load() async throws {
        let server = FaultServer { answer in
            if answer.body.contains("stream_options") {
                return try await answer.refuse(422, #"{"detail":[{"loc":["body","stream_options"],"msg":"Extra"}]}"#)
            }
            try await answer.tokens(["Yes."])
        }
        try await server.run { base in
            let model = self.model(base)
            await model.load()
            #expect(server.questions == 2)
            #expect(server.bodies.last?.contains(#""max_tokens":64"#) == true)
            #expect(await ChatAnswer.of(model).text == "Yes.")
            #expect(server.questions == 3)
        }
    }
}
