import Dispatch
import SpeechEngines
import Synchronization

/// A detector of frames of four samples, that notes each call. It remembers the first sample of every frame it heard.
final class NotedDetector: VoiceActivityDetector {
    /// A frame that begins with this cannot be heard.
    static let unheard: Float = 9

    private struct Noted {
        var calls: [[Float]] = []
        var memories: [Float: [Float]] = [:]
    }

    let capabilities = VoiceActivityCapabilities(sampleRate: 16_000, frameLength: 4)
    private let noted = Mutex(Noted())
    private let gate = DispatchSemaphore(value: 0)
    private let isClosed: Atomic<Bool>

    /// - Parameter isClosed: whether the first call waits until the detector is opened.
    init(isClosed: Bool = false) {
        self.isClosed = Atomic(isClosed)
    }

    /// The first samples of the frames of each call.
    var calls: [[Float]] { self.noted.withLock { $0.calls } }

    /// What is remembered of the sound whose frames begin with a whole number and a growing fraction.
    func memory(of sound: Float) -> [Float] { self.noted.withLock { $0.memories[sound] ?? [] } }

    func open() { self.gate.signal() }

    func probabilities(
        of frames: [[Float]], remembering memories: inout [VoiceActivityMemory]
    ) throws -> [Float] {
        self.noted.withLock { $0.calls.append(frames.map { $0[0] }) }
        if self.isClosed.exchange(false, ordering: .relaxed) { self.gate.wait() }
        if frames.contains(where: { $0[0] == Self.unheard }) { throw EngineError(.failed, "no ears") }
        for (place, frame) in frames.enumerated() {
            memories[place].numbers.append(frame[0])
            self.noted.withLock { $0.memories[frame[0].rounded(.down)] = memories[place].numbers }
        }
        return frames.map { _ in 1 }
    }
}
