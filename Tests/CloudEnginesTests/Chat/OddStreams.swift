import SpeechEngines

@testable import CloudEngines

/// What suites about the streams of servers in use share.
protocol OddStreams: Sendable {}

extension OddStreams {
    typealias Server = FaultServer.Answer

    static var words: String { "The office opens at nine in the morning. On Sunday it is closed." }
    static var stop: String { #"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"# }
    static var length: String { #"{"choices":[{"index":0,"delta":{},"finish_reason":"length"}]}"# }

    /// No test whose server answers fails on a slow machine.
    static var patience: ChatTimes {
        ChatTimes(
            firstToken: .seconds(60), stall: .seconds(60), retries: .seconds(60), thinking: .seconds(60),
            doubt: .seconds(60))
    }

    static func content(_ text: String) -> String {
        #"{"choices":[{"index":0,"delta":{"content":\#(FieldText.json(text))}}]}"#
    }

    static func delta(_ fields: String) -> String { #"{"choices":[{"index":0,"delta":{\#(fields)}}]}"# }

    func model(
        _ base: String, times: ChatTimes = Self.patience, clock: some Clock<Duration> = ContinuousClock(),
        observe: @escaping @Sendable (ChatStreamEvent) -> Void = { _ in }
    ) -> OpenAILanguageModel {
        OpenAILanguageModel(model: "m", base: base, key: nil, times: times, clock: clock, observe: observe)
    }

    /// - Parameter doubt: how long the first text waits, as nothing is known of the server.
    func answer(
        _ text: String, type: String? = "text/event-stream", options: GenerationOptions = GenerationOptions(),
        doubt: Duration = .seconds(60)
    ) async throws -> ChatAnswer {
        let server = FaultServer { try await $0.whole(text, type: type) }
        var times = Self.patience
        times.doubt = doubt
        return try await server.run { [times] in await ChatAnswer.of(self.model($0, times: times), options: options) }
    }

    func said(_ datas: [String], doubt: Duration = .seconds(60)) async throws -> ChatAnswer {
        try await self.answer(Server.events(datas), doubt: doubt)
    }

    /// Words with the blank behind them.
    static func pieces(_ text: String) -> [String] {
        text.split(separator: " ", omittingEmptySubsequences: false).map { "\($0) " }
    }
}
