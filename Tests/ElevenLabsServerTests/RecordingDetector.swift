import SpeechEngines
import Synchronization

/// A detector that takes all for speech, and notes what it is asked and from where.
final class RecordingDetector: VoiceActivityDetector {
    let capabilities = VoiceActivityCapabilities(sampleRate: 16_000, frameLength: 320)

    private let heard = Mutex((samples: [Float](), callsInTasks: 0, calls: 0))
    private let failsAfter: Int

    /// - Parameter failsAfter: calls that succeed.
    init(failsAfter: Int = .max) {
        self.failsAfter = failsAfter
    }

    /// All that it was given.
    var samples: [Float] { self.heard.withLock { $0.samples } }
    /// Calls made by a task, so on the threads of Swift's pool or a task's own.
    var callsInTasks: Int { self.heard.withLock { $0.callsInTasks } }

    func hear(_ batch: inout FrameBatch) throws {
        let isInTask = withUnsafeCurrentTask { $0 != nil }
        let samples = batch.samples
        let calls = self.heard.withLock { heard in
            heard.samples += samples
            heard.callsInTasks += isInTask ? 1 : 0
            heard.calls += 1
            return heard.calls
        }
        if calls > self.failsAfter { throw EngineError(.failed, "no ears") }
        batch.probabilities = [Float](repeating: 1, count: batch.count)
    }
}
