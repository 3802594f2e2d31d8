internal import AsyncAlgorithms
internal import Cascade
internal import ElevenLabsWire
internal import SpeechAudio
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

    /// Bytes of a message that are decoded in one go: half a second of the slowest PCM.
    private static let slice = 8192

    let connection: WebSocketConnection
    let engines: EngineSet
    let listening: ListeningLoop
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
                query, capabilities: capabilities, language: self.engines.recognizer.capabilities.languages.first)
            let ear = TranscriptionEar(self.engines.detector, listening: self.listening)
            let decoder = try AudioDecoder(AudioFormat(query.audioFormat), to: capabilities.sampleRate)
            let recognizer = try await self.engines.recognizer.open()
            await self.serve(query, machine, ear, decoder, recognizer)
            await recognizer.close()
        } catch {
            let message = (error as? ElevenLabsWireError)?.message ?? EngineError(error).message
            let isRequest = error is ElevenLabsWireError || EngineError(error).code == .unsupported
            let failure = TranscriptionError(isRequest ? .invalidRequest : .transcriberError, message)
            await self.refuse(failure)
        }
    }

    private func serve(
        _ query: TranscriptionQuery, _ rules: TranscriptionMachine, _ hearing: TranscriptionEar,
        _ decoder: consuming AudioDecoder, _ recognizer: any RecognizerStream
    ) async {
        var machine = rules
        var ear = hearing
        var decoder = decoder
        var isFirst = true
        let inputs = AsyncChannel<Input>()
        // One grant lets one message be read, so that a client which sends faster than is transcribed waits.
        let (grants, grant) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingOldest(1))
        var isReading = true
        let session = TranscriptionSession(sessionID: self.sessionID, query: query)
        await withTaskGroup { group in
            group.addTask { await self.read(into: inputs, grants) }
            group.addTask { await Self.hear(recognizer, into: inputs) }
            grant.yield()
            var actions: [TranscriptionAction] = [.send(.sessionStarted(session))]
            var iterator = inputs.makeAsyncIterator()
            serving: while true {
                guard await self.perform(actions, recognizer) else { break }
                if !isReading, machine.hasRoom {
                    isReading = true
                    grant.yield()
                }
                guard let input = await iterator.next() else { break }
                switch input {
                case .left: break serving
                case .unreadable(let reason):
                    await self.refuse(TranscriptionError(.inputError, reason))
                    break serving
                case .event(let event): actions = machine.take(event)
                case .message(let message):
                    isReading = false
                    if !isFirst, message.previousText != nil {
                        await self.refuse(
                            TranscriptionError(.inputError, "previous_text is for the first chunk only."))
                        break serving
                    }
                    isFirst = false
                    do {
                        let isOpen = try await self.take(
                            message, query.audioFormat, &decoder, &ear, &machine
                        ) {
                            await self.perform($0, recognizer)
                        }
                        guard isOpen else { break serving }
                        actions = message.commit ? machine.take(.commit) : []
                    } catch let error as ElevenLabsWireError {
                        await self.refuse(TranscriptionError(.inputError, error.message))
                        break serving
                    } catch {
                        actions = machine.take(.failed(EngineError(error)))
                    }
                }
            }
            group.cancelAll()
            grant.finish()
            inputs.finish()
        }
    }

    /// Hears a chunk's sound, a little at a time.
    /// - Returns: false if the socket is closed.
    /// - Throws: `ElevenLabsWireError` for a rate that cannot be; the detector's error.
    private func take(
        _ message: TranscriptionInputMessage, _ format: OutputFormat, _ decoder: inout AudioDecoder,
        _ ear: inout TranscriptionEar, _ machine: inout TranscriptionMachine,
        perform: ([TranscriptionAction]) async -> Bool
    ) async throws -> Bool {
        let sound = message.audio
        guard !sound.isEmpty else { return true }
        var samples = try message.sampleRate.map { try decoder.change(to: $0, of: format) } ?? []
        for start in stride(from: 0, to: sound.count, by: Self.slice) {
            samples += decoder.append(sound[start..<min(sound.count, start + Self.slice)])
            let frames = machine.frames(with: samples)
            samples = []
            for first in stride(from: 0, to: frames.count, by: TranscriptionEar.portion) {
                let heard = try await ear.listen(
                    to: frames[first..<min(frames.count, first + TranscriptionEar.portion)])
                guard await perform(machine.take(.heard(heard))) else { return false }
            }
        }
        return true
    }

    /// - Returns: false if the socket is closed.
    private func perform(_ actions: [TranscriptionAction], _ recognizer: any RecognizerStream) async -> Bool {
        for action in actions where await !self.perform(action, recognizer) { return false }
        return true
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

    private func read(into inputs: AsyncChannel<Input>, _ grants: AsyncStream<Void>) async {
        for await _ in grants {
            var texts = self.connection.texts.makeAsyncIterator()
            guard let text = await texts.next() else { break }
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
