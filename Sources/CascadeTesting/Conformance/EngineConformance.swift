public import SpeechEngines
internal import SpeechText

/// Checks that engines keep the promises of their protocols; for the engines of users too.
///
/// Each check returns the promises that were broken, in words; an empty list is a pass.
public enum EngineConformance {
    /// Checks a recognizer on recorded speech.
    /// - Parameter speech: an utterance at the recognizer's rate, in which something is understood.
    public static func check(_ recognizer: any Recognizer, speech: [Float]) async throws -> [String] {
        var broken: [String] = []
        let stream = try await recognizer.open()
        var transcripts = stream.transcripts.makeAsyncIterator()

        stream.append(speech)
        stream.settle()
        let settled = try await transcripts.next { !$0.isFinal && !$0.text.isEmpty }
        if settled == nil { broken.append("settle is answered by a partial transcript") }
        stream.finish()
        let first = try await transcripts.next { $0.isFinal }
        if first?.text.isEmpty ?? true { broken.append("finish is answered by a final transcript with words") }

        stream.finish()
        let empty = try await transcripts.next { $0.isFinal }
        if empty?.text != "" { broken.append("finish without audio is answered by an empty final transcript") }

        stream.append(speech)
        stream.discard()
        stream.append(speech)
        stream.finish()
        let second = try await transcripts.next { $0.isFinal }
        if second?.text.isEmpty ?? true { broken.append("an utterance after a discarded one has its own transcript") }
        if let second, let first, second.coverage > first.coverage * 3 / 2 {
            broken.append("audio of a discarded utterance is not part of the next")
        }

        await stream.close()
        if try await transcripts.next() != nil { broken.append("a closed stream gives no transcripts") }
        return broken
    }

    /// Checks a synthesizer.
    public static func check(_ synthesizer: any Synthesizer) async throws -> [String] {
        var broken: [String] = []
        let texts = ["Hello there.", "This is the second one."]
        let pieces = Pieces()
        try await synthesizer.speak(Self.chunks(texts)) { pieces.add($0) }
        let chunks = pieces.all.map(\.chunk)
        if Set(chunks) != [0, 1] { broken.append("every chunk is spoken") }
        if chunks != chunks.sorted() { broken.append("chunks are spoken in order") }
        if synthesizer.capabilities.hasCharacterTimes {
            for (index, text) in texts.enumerated() {
                let own = pieces.all.filter { $0.chunk == index }
                let times = own.compactMap(\.times)
                if times.map(\.text).joined() != text { broken.append("character times cover the text of a chunk") }
                let length = own.reduce(0) { $0 + $1.samples.count }
                if times.reduce(0, { $0 + $1.length }) != length {
                    broken.append("character times end with the sound of a chunk")
                }
            }
        }
        let none = Pieces()
        try await synthesizer.speak(Self.chunks([])) { none.add($0) }
        if !none.all.isEmpty { broken.append("no text makes no sound") }

        let stopped = Pieces()
        do {
            try await synthesizer.speak(Self.chunks(texts)) { piece in
                stopped.add(piece)
                throw Stop()
            }
            broken.append("an error of the listener ends the speech")
        } catch is Stop {
            if stopped.all.count != 1 { broken.append("nothing follows an error of the listener") }
        }

        let (endless, continuation) = AsyncStream.makeStream(of: SpeechChunk.self)
        let cancelled = Task { try await synthesizer.speak(endless) { _ in } }
        cancelled.cancel()
        if case .success = await cancelled.result { broken.append("cancelled speech throws") }
        continuation.finish()
        return broken
    }

    struct Stop: Error {}

    private static func chunks(_ texts: [String]) -> AsyncStream<SpeechChunk> {
        AsyncStream { continuation in
            for text in texts { continuation.yield(SpeechChunk(text: text, source: text, flush: true)) }
            continuation.finish()
        }
    }
}

private typealias Pieces = Collected<SpokenPiece>

extension AsyncThrowingStream<Transcript, any Error>.Iterator {
    /// The next transcript of a kind.
    fileprivate mutating func next(where matches: (Transcript) -> Bool) async throws -> Transcript? {
        while let transcript = try await self.next() {
            if matches(transcript) { return transcript }
        }
        return nil
    }
}
