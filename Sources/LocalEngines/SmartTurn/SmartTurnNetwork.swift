internal import SpeechEngines

/// Smart Turn's graph: features [1, 80, 800] in, the probability that the turn is over out.
struct SmartTurnNetwork {
    private let session: OnnxSession

    init(engines: LocalRuntime) throws {
        self.session = try OnnxSession(
            path: try engines.folder.file("smart-turn/smart-turn-v3.2-cpu.onnx"), threads: engines.threads.turnModel,
            runtime: engines.onnx)
    }

    func probability(of features: [Float]) throws -> Float {
        let results = try self.session.run([
            "input_features": .float(features, shape: [1, MelBands.count, LogMelFeatures.frames])
        ])
        guard let numbers = try results.first?.floats(), numbers.count == 1 else {
            throw EngineError(.damaged, "the turn model does not give what it should: run `make setup` again")
        }
        return numbers[0]
    }
}
