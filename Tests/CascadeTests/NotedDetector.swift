import Dispatch
import SpeechEngines
import Synchronization

/// A detector of frames of four samples, that notes each call. It remembers the first sample of every frame it heard, as
/// a multiple of `unit`.
final class NotedDetector: VoiceActivityDetector {
    /// Small enough for numbers up to 15 to be samples.
    static let unit: Float = 1 / 16
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

    func hear(_ batch: inout FrameBatch) throws {
        let numbers = (0..<batch.count).map { batch.samples[batch.range(of: $0).lowerBound] / Self.unit }
        self.noted.withLock { $0.calls.append(numbers) }
        if self.isClosed.exchange(false, ordering: .relaxed) { self.gate.wait() }
        if numbers.contains(Self.unheard) { throw EngineError(.failed, "no ears") }
        for (place, number) in numbers.enumerated() {
            batch.memories[place].numbers.append(number)
            let memory = batch.memories[place].numbers
            self.noted.withLock { $0.memories[number.rounded(.down)] = memory }
            batch.probabilities.append(1)
        }
    }
}
