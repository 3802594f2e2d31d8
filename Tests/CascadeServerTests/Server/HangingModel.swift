import CascadeTesting
import SpeechEngines
import Synchronization

/// A language model that ends neither when it is cancelled nor when it is stopped, until the test lets it.
final class HangingModel: LanguageModel {
    enum Part: Sendable, Equatable { case reply, stop }

    let capabilities = LanguageModelCapabilities(contextTokens: nil)
    /// What has begun to hang.
    let log = EventLog<Part>()
    private let hangs: Set<Part>
    private let waiting = Mutex<(isReleased: Bool, all: [CheckedContinuation<Void, Never>])>((false, []))

    init(_ hangs: Set<Part>) {
        self.hangs = hangs
    }

    func reply(
        to messages: [Message], options: GenerationOptions, emit: @Sendable (MessagePart) async throws -> Void
    ) async throws -> GenerationEnd {
        await self.hang(in: .reply)
        return .complete
    }

    func stop() async { await self.hang(in: .stop) }

    /// Lets everything go on, now and later.
    func release() {
        let all = self.waiting.withLock { waiting in
            defer { waiting = (true, []) }
            return waiting.all
        }
        for continuation in all { continuation.resume() }
    }

    private func hang(in part: Part) async {
        self.log.add(part)
        guard self.hangs.contains(part) else { return }
        await withCheckedContinuation { continuation in
            let isReleased = self.waiting.withLock { waiting in
                if !waiting.isReleased { waiting.all.append(continuation) }
                return waiting.isReleased
            }
            if isReleased { continuation.resume() }
        }
    }
}
