internal import SpeechEngines

extension VoiceActivityDetector {
    /// Asks about one frame of each of several sessions in a single call.
    ///
    /// If that fails, each frame is asked about alone: then who is to blame is known, and the others go on.
    /// - Returns: a probability or an error for each frame.
    func hear(
        _ frames: [[Float]], remembering memories: inout [VoiceActivityMemory]
    ) -> [Result<Float, any Error>] {
        do {
            let probabilities = try self.probabilities(of: frames, remembering: &memories)
            guard probabilities.count == frames.count else {
                // What it remembers now is of no use to anybody.
                let error = EngineError(.failed, "the voice-activity detector left out frames: take another one")
                return frames.map { _ in .failure(error) }
            }
            return probabilities.map { .success($0) }
        } catch {
            guard frames.count > 1 else { return frames.map { _ in .failure(error) } }
            return frames.indices.map { place in
                Result { try self.probability(of: frames[place], remembering: &memories[place]) }
            }
        }
    }
}
