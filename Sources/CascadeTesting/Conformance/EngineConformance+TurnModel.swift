public import SpeechEngines

extension EngineConformance {
    /// Checks a turn model.
    /// - Parameter speech: an utterance at the model's rate.
    public static func check(_ model: any TurnModel, speech: [Float], transcript: String?) async throws -> [String] {
        var broken: [String] = []
        let limit = model.capabilities.sampleRate * Int(model.capabilities.window / .seconds(1))
        let long = [Float](repeating: 0, count: limit + 1) + speech
        let windows = [
            ([], nil), (speech, nil), (speech, transcript), (Array(speech.prefix(speech.count / 2)), transcript),
            (long, transcript), (Array(long.suffix(limit)), transcript),
        ].enumerated().map { TurnWindow(id: TurnWindow.ID($0), samples: $1.0, transcript: $1.1) }

        var alone: [TurnScore] = []
        for window in windows { alone.append(try await model.score(window)) }
        if zip(windows, alone).contains(where: { $0.id != $1.window }) { broken.append("a score is of its window") }
        if alone.suffix(2).first?.probability != alone.last?.probability {
            broken.append("sound before the window does not matter")
        }
        let together = try await withThrowingTaskGroup(of: TurnScore.self) { group in
            for window in windows { group.addTask { try await model.score(window) } }
            return try await group.reduce(into: [TurnWindow.ID: TurnScore]()) { $0[$1.window] = $1 }
        }
        if windows.map({ together[$0.id] }) != alone.map(Optional.some) {
            broken.append("windows that are scored at the same time do not change each other")
        }

        let (gate, opening) = AsyncStream.makeStream(of: Void.self)
        let cancelled = Task {
            for await _ in gate {}
            return try await model.score(windows[1])
        }
        cancelled.cancel()
        opening.finish()
        if case .success = await cancelled.result { broken.append("a cancelled score throws") }
        return broken
    }
}
