public import SpeechEngines

extension EngineConformance {
    /// Checks a turn model; `checkStop` is the last that is asked of it.
    /// - Parameter speech: an utterance at the model's rate.
    public static func check(_ model: any TurnModel, speech: [Float], transcript: String?) async throws -> [String] {
        var broken: [String] = []
        let limit = model.capabilities.sampleRate * Int(model.capabilities.window / .seconds(1))
        let long = speech + [Float](repeating: 0, count: limit) + speech
        let windows = Self.windows([
            ([], nil), (speech, nil), (speech, transcript), (Array(speech.prefix(speech.count / 2)), transcript),
            (long, transcript), (Array(long.suffix(limit)), transcript),
        ])

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

        broken += await Self.cancelled(model, windows, alone)
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

    /// Checks that a turn model which is stopped ends what is under way and takes nothing more.
    /// - Parameter speech: an utterance at the model's rate.
    public static func checkStop(of model: any TurnModel, speech: [Float]) async -> [String] {
        var broken: [String] = []
        let windows = Self.windows([(speech, nil), (speech, nil), (speech, nil)])
        let underWay = windows.map { window in Task { try await model.score(window) } }
        await model.stop()
        await model.stop()
        for score in underWay {
            // What was scored before the stop may be told.
            if case .failure(let error) = await score.result, (error as? EngineError)?.code != .stopped {
                broken.append("work under way fails with `stopped`, not: \(error)")
            }
        }
        let late = await Task { try await model.score(windows[0]) }.result
        guard case .failure(let error) = late, (error as? EngineError)?.code == .stopped else {
            return broken + ["a stopped turn model fails with `stopped`"]
        }
        return broken
    }

    /// Half of the scores under way are cancelled.
    private static func cancelled(
        _ model: any TurnModel, _ windows: [TurnWindow], _ alone: [TurnScore]
    ) async -> [String] {
        var broken: [String] = []
        let underWay = windows.map { window in Task { try await model.score(window) } }
        for score in underWay.indices where score % 2 == 1 { underWay[score].cancel() }
        for (index, score) in underWay.enumerated() {
            switch await score.result {
            // A cancel may come too late.
            case .success(let score):
                if score != alone[index] { broken.append("a cancelled score does not change another") }
            case .failure:
                if index % 2 == 0 { broken.append("a cancelled score does not end another") }
            }
        }
        return broken
    }

    private static func windows(_ contents: [(samples: [Float], transcript: String?)]) -> [TurnWindow] {
        contents.enumerated().map {
            TurnWindow(id: TurnWindow.ID($0), samples: $1.samples, transcript: $1.transcript)
        }
    }
}
