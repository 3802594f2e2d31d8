internal import NIOCore
internal import SpeechAudio
internal import WebSockets

/// One connection to the service: sends in order without holding anybody up, and tells what comes back.
struct DeepgramLine: Sendable {
    /// Frames that may wait to be sent; a connection that lets more wait is given up.
    private static let capacity = 512

    private enum Frame: Sendable {
        case audio([Float])
        case command(DeepgramSession.Command)
    }

    let number: Int
    private let connection: WebSocketConnection
    private let frames: AsyncStream<Frame>
    private let outbox: AsyncStream<Frame>.Continuation

    init(_ connection: WebSocketConnection, number: Int) {
        self.number = number
        self.connection = connection
        (self.frames, self.outbox) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.capacity))
    }

    /// Serves until the connection ends or the task is cancelled.
    func run(_ report: @escaping @Sendable (DeepgramSession.Event) -> Void) async {
        do {
            try await self.connection.run { connection in
                connection.start()
                await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await self.send() }
                    for await text in connection.texts {
                        do {
                            report(.message(try DeepgramMessage(json: text), connection: self.number))
                        } catch {
                            // A broken message may have been the one that is waited for: begin anew.
                            report(.message(.error(name: nil), connection: self.number))
                        }
                    }
                    group.cancelAll()
                }
            }
        } catch {
            // However it ended, it is lost.
        }
        report(.lost(nil, connection: self.number))
    }

    func send(_ samples: [Float]) { self.put(.audio(samples)) }
    func send(_ command: DeepgramSession.Command) { self.put(.command(command)) }

    /// Closes after everything was sent.
    func hangUp() { self.outbox.finish() }

    /// Says good-bye; returns when the connection has ended.
    func close() async {
        guard self.connection.isWritable else { return }
        self.put(.command(.closeStream))
        self.hangUp()
        _ = await self.connection.closure
    }

    private func put(_ frame: Frame) {
        if case .dropped = self.outbox.yield(frame) {
            self.outbox.finish()
            self.connection.requestClose(code: .goingAway)
        }
    }

    private func send() async throws {
        for await frame in self.frames {
            switch frame {
            case .audio(let samples):
                try await self.connection.sendBinary(ByteBuffer(bytes: PCM16.encode(samples)))
            case .command(let command):
                try await self.connection.sendText(#"{"type":"\#(command.rawValue)"}"#)
            }
        }
        self.connection.requestClose()
    }
}
