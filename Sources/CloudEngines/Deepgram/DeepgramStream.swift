internal import SpeechEngines
internal import Synchronization
internal import WebSockets

/// One session's way into the service: hands what happens to a `DeepgramSession` and does what that says.
final class DeepgramStream: RecognizerStream {
    /// Calls and messages that may wait to be handled; more than a minute of sound. Then the stream fails.
    private static let capacity = 4096

    enum Input: Sendable {
        case event(DeepgramSession.Event)
        case opened(WebSocketConnection, number: Int)
        case close
    }

    let transcripts: AsyncThrowingStream<Transcript, any Error>

    private let continuation: AsyncThrowingStream<Transcript, any Error>.Continuation
    private let inputs: AsyncStream<Input>
    private let queue: AsyncStream<Input>.Continuation
    private let rate: Int
    private let clock: EngineClock
    private let connect: @Sendable () async throws -> WebSocketConnection
    private let task = Mutex<Task<Void, Never>?>(nil)

    init(rate: Int, clock: EngineClock, connect: @escaping @Sendable () async throws -> WebSocketConnection) {
        self.rate = rate
        self.clock = clock
        self.connect = connect
        (self.transcripts, self.continuation) = AsyncThrowingStream.makeStream(bufferingPolicy: .bufferingNewest(256))
        (self.inputs, self.queue) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.capacity))
    }

    deinit { self.task.withLock { $0?.cancel() } }

    /// Connects and starts to work.
    func begin() async throws {
        // Before anything else, so that a call to `close` finds it.
        self.queue.yield(.opened(try await self.connect(), number: 0))
        let driver = DeepgramDriver(
            rate: self.rate, inputs: self.inputs, queue: self.queue, transcripts: self.continuation, clock: self.clock,
            connect: self.connect)
        self.task.withLock { $0 = Task { await driver.run() } }
    }

    func append(_ samples: [Float]) { self.put(.event(.append(samples))) }
    func settle() { self.put(.event(.settle)) }
    func finish() { self.put(.event(.finish)) }
    func discard() { self.put(.event(.discard)) }

    func close() async {
        self.put(.close)
        await self.task.withLock { $0 }?.value
        self.continuation.finish()
    }

    private func put(_ input: Input) {
        guard case .dropped = self.queue.yield(input) else { return }
        self.continuation.finish(throwing: DeepgramFault.overloaded)
        self.queue.finish()
    }
}
