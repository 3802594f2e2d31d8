internal import SpeechEngines
internal import SpeechText

/// Performs what a spoken reply says, until it is spoken, fails or is cancelled; then nothing of it is left.
struct ReplyDriver: Sendable {
    /// Chunks and messages that may wait to be handled, which takes no time; a reply that has more fails.
    private static let capacity = 4096

    private enum Input: Sendable {
        case event(SpokenReply.Event)
        case opened(any SpeechLine, Int)
    }

    let rules: SpokenReply.Rules
    let source: any SpeechLineSource
    let clock: EngineClock
    let queue: PieceQueue

    func run<Chunks: AsyncSequence & Sendable>(_ chunks: Chunks) async
    where Chunks.Element == SpeechChunk, Chunks.Failure == Never {
        let (inputs, input) = AsyncStream.makeStream(of: Input.self, bufferingPolicy: .bufferingOldest(Self.capacity))
        let put: @Sendable (Input) -> Void = { [queue, rules] in
            if case .dropped = input.yield($0) { queue.finish(throwing: rules.fault.socket.overloaded) }
        }
        await withDiscardingTaskGroup { group in
            group.addTask {
                for await chunk in chunks { put(.event(.chunk(chunk))) }
                put(.event(.textEnded))
            }
            do {
                try await self.drive(inputs, put, &group)
            } catch {
                self.queue.finish(throwing: error)
            }
            group.cancelAll()
        }
        // A line that was opened meanwhile has nobody to close it.
        input.finish()
        for await case .opened(let line, _) in inputs { line.close(isBroken: false) }
    }

    private func drive(
        _ inputs: AsyncStream<Input>, _ put: @escaping @Sendable (Input) -> Void, _ group: inout DiscardingTaskGroup
    ) async throws {
        var reply = try SpokenReply(self.rules)
        var lines: [Int: any SpeechLine] = [:]
        var current = 0
        var alarm = EngineAlarm()
        group.addTask { await self.open(0, put) }
        loop: for await input in inputs {
            let event: SpokenReply.Event
            switch input {
            case .event(let happened): event = happened
            case .opened(let opened, let number):
                group.addTask { await opened.run() }
                lines[number] = opened
                event = .opened(line: number)
            }
            for action in reply.handle(event, at: self.clock.now) {
                switch action {
                case .open(let number):
                    current = number
                    group.addTask { await self.open(number, put) }
                case .send(let command): lines[current]?.send(command)
                case .letGo(let number): lines[number]?.close(isBroken: false)
                case .abandon(let number): lines[number]?.close(isBroken: true)
                case .give(let piece): self.queue.give(piece)
                case .finish: break loop
                case .fail(let error):
                    self.queue.finish(throwing: error)
                    break loop
                }
            }
            alarm.set(reply.nextDeadline, on: self.clock) { put(.event(.tick)) }
        }
        self.queue.finish()
        for line in lines.values { line.close(isBroken: false) }
        await alarm.end()
    }

    private func open(_ number: Int, _ put: @escaping @Sendable (Input) -> Void) async {
        do {
            put(.opened(try await self.source.open(number) { put(.event($0)) }, number))
        } catch let error as EngineError {
            put(.event(.lost(error, line: number)))
        } catch {
            // Cancelled: the reply is over.
        }
    }
}
