import SpeechEngines

@testable import LocalEngines

/// An utterance queue as a reference, so that its changing calls may stand inside expectations.
final class SharedUtteranceQueue {
    /// Small limits for tests: blocks have 320 samples, and cuts are allowed from block 2 to block 10.
    static let limits = UtteranceAudio.Limits(partialInterval: 320, longest: 3200, shortestFront: 640, capacity: 9600)

    private var queue = UtteranceQueue(limits: SharedUtteranceQueue.limits)

    var hasWork: Bool { self.queue.hasWork }

    func append(_ samples: [Float]) { self.queue.append(samples) }
    func settle() -> [Transcript] { self.queue.settle() }
    func finish() -> [Transcript] { self.queue.finish() }
    func discard() { self.queue.discard() }
    func nextWork() -> MoonshineWork? { self.queue.nextWork() }
    func wants(_ work: MoonshineWork) -> Bool { self.queue.wants(work) }

    func complete(_ work: MoonshineWork, tokens: [Int64], text: String) -> [Transcript] {
        self.queue.complete(work, tokens: tokens, text: text)
    }
}
