internal import AsyncAlgorithms
internal import Cascade
internal import ElevenLabsWire
internal import SpeechEngines
internal import WebSockets

/// One client of realtime speech to text.
struct TranscriptionSocket: Sendable {
    private enum Input: Sendable {
        case message(TranscriptionInputMessage)
        case event(TranscriptionMachine.Event)
        case unreadable(String)
        case left
    }

    let connection: WebSocketConnection
    let engines: EngineSet
    let sessionID: String
    /// As it stood behind the `?` of the URL.
    let query: String

    /// Serves until the client leaves, an engine cannot go on, or the task is cancelled.
    func run() async {
        self.connection.start()
        do {
            let query = try TranscriptionQuery(self.query)
            let capabilities = self.engines.detector.capabilities
            guard capabilities.sampleRate == self.engines.recognizer.capabilities.sampleRate else {
                throw EngineError(.unsupported, "detector and recognizer must take one sample rate")
            }
            let machine = TranscriptionMachine(
                query, activity: try self.engines.detector.open(), capabilities: capabilities,
                language: self.engines.recognizer.capabilities.languages.first)
            let decoder = try AudioDecoder(query.audioFormat, to: capabilities.sampleRate)
            let recognizer = try await self.engines.recognizer.open()
            await self.serve(query, machine, decoder, recognizer)
            await recognizer.close()
        } catch {
            let message = (error as? ElevenLabsWireError)?.message ?? EngineError(error).message
            let isRequest = error is ElevenLabsWireError || EngineError(error).code == .unsupported
            let failure = TranscriptionError(isRequest ? .invalidRequest : .transcriberError, message)
            await self.refuse(failure)
        }
    }

    private func serve(
        _ query: TranscriptionQuery, _ rules: TranscriptionMachine, _ decoder: consuming AudioDecoder,
        _ recognizer: any RecognizerStream
    ) async {
        var machine = rules
        var decoder = decoder
        var isFirst = true
        let inputs = AsyncChannel<Input>()
        let session = TranscriptionSession(sessionID: self.sessionID, query: query)
        await withTaskGroup { group in
            group.addTask { await self.read(into: inputs) }
            group.addTask { await Self.hear(recognizer, into: inputs) }
            var actions: [TranscriptionAction] = [.send(.sessionStarted(session))]
            var iterator = inputs.makeAsyncIterator()
            serving: while true {
                for action in actions where await !self.perform(action, recognizer) { break serving }
                actions = []
                guard let input = await iterator.next() else { break }
                switch input {
                case .left: break serving
                case .unreadable(let reason):
                    await self.refuse(TranscriptionError(.inputError, reason))
                    break serving
                case .event(let event): actions = machine.take(event)
                case .message(let message):
                    if !isFirst, message.previousText != nil {
                        await self.refuse(
                            TranscriptionError(.inputError, "previous_text is for the first chunk only."))
                        break serving
                    }
                    isFirst = false
                    actions = machine.take(.audio(decoder.append(message.audio)))
                    if message.commit { actions += machine.take(.commit) }
                }
            }
            group.cancelAll()
            inputs.finish()
        }
    }

    /// - Returns: false if the socket is closed.
    private func perform(_ action: TranscriptionAction, _ recognizer: any RecognizerStream) async -> Bool {
        switch action {
        case .append(let samples): recognizer.append(samples)
        case .settle: recognizer.settle()
        case .finish: recognizer.finish()
        case .send(let message):
            do {
                try await self.connection.sendText(message.json)
            } catch {
                // The client has left.
                return false
            }
        case .close(let code, let reason):
            await self.connection.close(code: code, reason: reason)
            return false
        }
        return true
    }

    private func refuse(_ error: TranscriptionError) async {
        // A client that has left needs no reason.
        try? await self.connection.sendText(TranscriptionOutputMessage.error(error).json)
        await self.connection.close(code: .policyViolation, reason: error.message)
    }

    private func read(into inputs: AsyncChannel<Input>) async {
        for await text in self.connection.texts {
            do {
                await inputs.send(.message(try TranscriptionInputMessage(json: text)))
            } catch {
                await inputs.send(.unreadable(error.message))
            }
        }
        await inputs.send(.left)
    }

    private static func hear(_ recognizer: any RecognizerStream, into inputs: AsyncChannel<Input>) async {
        do {
            for try await transcript in recognizer.transcripts { await inputs.send(.event(.transcript(transcript))) }
        } catch {
            await inputs.send(.event(.failed(EngineError(error))))
        }
    }
}
