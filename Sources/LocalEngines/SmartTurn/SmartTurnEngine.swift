internal import SpeechEngines

/// The turn model's loop: one step for the features of a window, one for the network.
///
/// The newest window comes first. Its sound is the one that still tells something, and who asks anew has cancelled what it
/// asked before, which is then never scored.
struct SmartTurnEngine: SteppedEngine, ~Copyable {
    private struct Scoring {
        let request: SmartTurnRequest
        /// Nil until the first step.
        var features: [Float]?
    }

    private let probability: ([Float]) throws -> Float
    private var features = LogMelFeatures()
    /// The newest last.
    private var scorings: [Scoring] = []

    /// Takes the network, which makes a probability of features, and runs it once.
    init(probability: @escaping ([Float]) throws -> Float) throws {
        self.probability = probability
        _ = try probability(self.features.features(of: []))
    }

    mutating func accept(_ request: SmartTurnRequest) {
        self.scorings.append(Scoring(request: request))
    }

    mutating func step() -> Bool {
        self.scorings.removeAll { scoring in
            guard scoring.request.job.isCancelled else { return false }
            scoring.request.job.finish()
            return true
        }
        guard var scoring = self.scorings.popLast() else { return false }
        guard let features = scoring.features else {
            scoring.features = self.features.features(of: scoring.request.samples)
            self.scorings.append(scoring)
            return true
        }
        do {
            scoring.request.job.yield(try self.probability(features))
            scoring.request.job.finish()
        } catch {
            scoring.request.job.finish(throwing: error)
        }
        return true
    }

    consuming func stop() {
        for scoring in self.scorings { scoring.request.job.finish(throwing: SmartTurnModel.stopped) }
    }
}
