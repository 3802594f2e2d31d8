internal import SpeechEngines
internal import Synchronization
internal import WebSockets

/// One session's way into the service: hands what happens to a `RecognizerSession` and does what that says.
final class VendorRecognizerStream: RecognizerStream {
    /// Calls and messages that may wait to be handled; more than a minute of sound. Then the stream fails.
    private static let capacity = 4096

    enum Input: Sendable {
        case event(RecognizerSession.Event)
        case opened(WebSocketConnection, number: Int)
        case text(String, connection: Int)
        /// What the dialect holds was held for long enough.
        case release(connection: Int)
        case close
    }

    let transcripts: AsyncThrowingStream<Transcript, any Error>

    private let continuation: AsyncThrowingStream<Transcript, any Error>.Continuation
    private let inputs: AsyncStream<Input>
    private let queue: AsyncStream<Input>.Continuation
    private let rate: Int
    private let service: RecognizerService
    private let task = Mutex<Task<Void, Never>?>(nil)

    init(rate: Int, service: RecognizerService) {
        self.rate = rate
        self.service = service
        (self.transcripts, self.continuation) = AsyncThrowingStream.makeStream(bufferingPolicy: .bufferingNewest(256))
        (self.inputs, self.queue) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.capacity))
    }

    deinit { self.task.withLock { $0?.cancel() } }

    /// Connects and starts to work.
    func begin() async throws {
        // Before anything else, so that a call to `close` finds it.
        self.queue.yield(.opened(try await self.service.connect(), number: 0))
        let driver = RecognizerDriver(
            rate: self.rate, inputs: self.inputs, queue: self.queue, transcripts: self.continuation,
            service: self.service)
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
        self.continuation.finish(throwing: self.service.fault.overloaded)
        self.queue.finish()
    }
}
