internal import AsyncAlgorithms
internal import Cascade
internal import ElevenLabsWire
internal import SpeechEngines
internal import SpeechText
internal import TurnTimes
internal import WebSockets

/// One speech socket: the client's messages to the rules, what they ask for to the synthesizer, its sound to the client.
struct SpeechSocket<Machine: SpeechMachine>: Sendable {
    private enum Input: Sendable {
        case event(SpeechEvent<Machine.Message>)
        case left
    }

    /// A context that is spoken.
    private struct Voicing {
        let queue: SpeechQueue
        let task: Task<Void, Never>
    }

    let connection: WebSocketConnection
    let clock: SessionClock
    /// Who speaks a context with these settings.
    let writer: @Sendable (VoiceSettings) -> SpeechWriter

    /// Serves until the rules close the socket, the client leaves, or the task is cancelled.
    func run(_ rules: Machine) async {
        var machine = rules
        var voicings: [Int: Voicing] = [:]
        let inputs = AsyncChannel<Input>()
        var alarm = Alarm(clock: self.clock) { await inputs.send(.event(.time)) }
        self.connection.start()
        await withTaskGroup { group in
            group.addTask { await self.read(into: inputs) }
            await alarm.set(machine.deadline)
            serving: for await input in inputs {
                guard case .event(let event) = input else { break }
                switch event {
                case .time: alarm.rang()
                case .spoken(let number), .failed(let number, _): voicings[number] = nil
                case .message, .unreadable, .piece: break
                }
                var actions = machine.take(event, at: self.clock.now)[...]
                while let action = actions.popFirst() {
                    if case .close(let code, let reason) = action {
                        await self.connection.close(code: code, reason: reason)
                        break serving
                    }
                    do {
                        if let failure = try await self.perform(action, &voicings, inputs) {
                            actions += machine.take(failure, at: self.clock.now)
                        }
                    } catch {
                        // The client has left.
                        break serving
                    }
                }
                await alarm.set(machine.deadline)
            }
            group.cancelAll()
            inputs.finish()
        }
        for voicing in voicings.values { voicing.task.cancel() }
        for voicing in voicings.values { await voicing.task.value }
        await alarm.stop()
    }

    /// - Returns: what went wrong, for the rules.
    private func perform(
        _ action: SpeechAction, _ voicings: inout [Int: Voicing], _ inputs: AsyncChannel<Input>
    ) async throws -> SpeechEvent<Machine.Message>? {
        switch action {
        case .begin(let number, let settings):
            voicings[number] = self.begin(number, settings, inputs)
        case .speak(let number, let chunk):
            guard let queue = voicings[number]?.queue, !queue.offer(chunk) else { return nil }
            return .failed(number, EngineError(.overloaded, "too much text waits to be spoken", isRetryable: true))
        case .finish(let number): voicings[number]?.queue.finish()
        case .cancel(let number):
            guard let voicing = voicings.removeValue(forKey: number) else { return nil }
            voicing.task.cancel()
            voicing.queue.finish()
            await voicing.task.value
        case .send(let contextID, let output):
            try await self.connection.sendText(Machine.json(contextID: contextID, output))
        case .close: break
        }
        return nil
    }

    private func begin(_ number: Int, _ settings: VoiceSettings, _ inputs: AsyncChannel<Input>) -> Voicing {
        let queue = SpeechQueue()
        let writer = self.writer(settings)
        let task = Task {
            do {
                try await writer.speak(queue) { piece in
                    await inputs.send(.event(.piece(number, AudioOutput(piece))))
                    try Task.checkCancellation()
                }
                await inputs.send(.event(.spoken(number)))
            } catch is CancellationError {
                // The rules have ended the context.
            } catch {
                await inputs.send(.event(.failed(number, EngineError(error))))
            }
        }
        return Voicing(queue: queue, task: task)
    }

    private func read(into inputs: AsyncChannel<Input>) async {
        for await text in self.connection.texts {
            do {
                await inputs.send(.event(.message(try Machine.Message(json: text))))
            } catch {
                await inputs.send(.event(.unreadable(error.message)))
            }
        }
        await inputs.send(.left)
    }
}
