@testable import CloudEngines

extension FaultServer {
    /// The key that is shown, and must be told nowhere.
    static let secret = "sk-very-secret"
}

extension ChatTimes {
    /// No test whose server answers fails on a slow machine.
    static let patient = ChatTimes(firstToken: .seconds(60), stall: .seconds(60), retries: .seconds(60), doubt: .zero)
}

extension OpenAILanguageModel {
    /// The model of a server with faults.
    static func faulty(
        _ base: String, times: ChatTimes = .patient, clock: some Clock<Duration> = ContinuousClock(),
        observe: @escaping @Sendable (ChatStreamEvent) -> Void = { _ in }
    ) -> OpenAILanguageModel {
        OpenAILanguageModel(
            model: "m", base: base, key: APIKey(FaultServer.secret), times: times, clock: clock, observe: observe)
    }
}
