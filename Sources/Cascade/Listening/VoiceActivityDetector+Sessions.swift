internal import SpeechEngines

extension VoiceActivityDetector {
    /// Hears one frame of each of several sessions in a single call.
    ///
    /// If that fails, each frame is heard alone: then who is to blame is known, and the others go on.
    /// - Returns: the error of each frame that cannot be heard, by its place. The others have a probability, those have 0.
    func hearEach(_ batch: inout FrameBatch) -> [Int: any Error] {
        do {
            try self.hear(&batch)
            // What is remembered after leaving some out is of no use to anybody.
            return batch.probabilities.count == batch.count ? [:] : batch.fail(EngineError.framesLeftOut)
        } catch {
            return batch.count > 1 ? self.hearAlone(&batch) : batch.fail(error)
        }
    }

    private func hearAlone(_ batch: inout FrameBatch) -> [Int: any Error] {
        var failures: [Int: any Error] = [:]
        batch.probabilities.removeAll(keepingCapacity: true)
        for place in 0..<batch.count {
            do {
                let probability = try self.probability(
                    of: Array(batch.frame(place)), remembering: &batch.memories[place])
                batch.probabilities.append(probability)
            } catch {
                failures[place] = error
                batch.probabilities.append(0)
            }
        }
        return failures
    }
}

extension FrameBatch {
    fileprivate mutating func fail(_ error: any Error) -> [Int: any Error] {
        self.probabilities = [Float](repeating: 0, count: self.count)
        return (0..<self.count).reduce(into: [:]) { $0[$1] = error }
    }
}
