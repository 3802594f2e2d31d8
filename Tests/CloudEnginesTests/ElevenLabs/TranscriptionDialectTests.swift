import ElevenLabsWire
import SpeechEngines
import Testing

@testable import CloudEngines

@Suite("Realtime transcription as a session understands it")
struct TranscriptionDialectTests {
    private static let second = [Float](repeating: 0.1, count: 16_000)

    private func dialect(times: Bool = false, commit: CommitStrategy = .manual) -> TranscriptionDialect {
        var query = TranscriptionQuery()
        query.includeTimestamps = times
        query.commitStrategy = commit
        query.silenceThreshold = 0.3
        return TranscriptionDialect(query, fault: ElevenLabsFault(hasKey: true))
    }

    /// The messages in short: samples of sound, and whether it commits.
    private func told(_ frames: [SocketLine.Frame]) throws -> [String] {
        try frames.map { frame in
            guard case .text(let json) = frame else { return "binary" }
            let message = try TranscriptionInputMessage(json: json)
            return message.commit ? "commit" : "\(message.audio.count / 2)"
        }
    }

    private func read(_ dialect: inout TranscriptionDialect, _ message: TranscriptionOutputMessage) throws -> [String] {
        try dialect.read(message.json).map { message in
            switch message {
            case .stretch(let stretch):
                let words = stretch.words.map { "\($0.text) \($0.start)-\($0.end)" }.joined(separator: " ")
                return "\(stretch.text) \(stretch.start)-\(stretch.end)\(stretch.isFinal ? " final" : "")"
                    + "\(stretch.isFinalized ? " answer" : "") \(words)"
            case .failed(let error): return "failed \(error.map { "\($0.code)" } ?? "-")"
            }
        }
    }

    @Test("sound goes out in messages of a second at the most, and silence is added before a commit of too little")
    func sending() throws {
        var dialect = self.dialect()
        #expect(try self.told(dialect.audio(Self.second + [0, 0])) == ["16000", "2"])
        #expect(try self.told(dialect.command(.finalize)) == ["commit"])
        #expect(try self.told(dialect.audio([0])) == ["1"])
        #expect(try self.told(dialect.command(.finalize)) == ["4799", "commit"])
        #expect(try self.told(dialect.command(.keepAlive)) == ["0"])
        #expect(try self.told(dialect.command(.closeStream)) == [])
    }

    @Test("segments are answers to the commits in their order, and what stands in between may change")
    func segments() throws {
        var dialect = self.dialect()
        _ = dialect.audio(Self.second)
        #expect(try self.read(&dialect, .partialTranscript("One")) == ["One 0.0-1.0 "])
        _ = dialect.command(.finalize)
        _ = dialect.audio(Self.second)
        #expect(try self.read(&dialect, .partialTranscript("One t")) == ["One t 0.0-1.0 "])
        _ = dialect.command(.finalize)
        #expect(try self.read(&dialect, .committedTranscript("One.")) == ["One. 0.0-1.0 final answer "])
        #expect(try self.read(&dialect, .committedTranscript("Two.")) == ["Two. 1.0-2.0 final answer "])
        _ = dialect.audio(Self.second)
        #expect(try self.read(&dialect, .committedTranscript("Three.")) == ["Three. 2.0-3.0 final "])
    }

    @Test("with times the copy that has them is the answer, and added silence does not move them")
    func times() throws {
        var dialect = self.dialect(times: true)
        _ = dialect.audio([Float](repeating: 0, count: 1600))
        _ = dialect.command(.finalize)
        #expect(try self.read(&dialect, .committedTranscript("A")) == ["A 0.0-0.1 "])
        let words = [
            TranscribedWord(text: "A", start: 0.05, end: 0.25),
            TranscribedWord(text: " ", start: 0, end: 0, kind: .spacing),
        ]
        #expect(
            try self.read(&dialect, .committedTranscriptWithTimestamps("A", languageCode: nil, words: words))
                == ["A 0.0-0.1 final answer A 0.05-0.1"])
        _ = dialect.audio(Self.second)
        _ = dialect.command(.finalize)
        _ = try self.read(&dialect, .committedTranscript("B"))
        let later = [TranscribedWord(text: "B", start: 0.5, end: 0.75)]
        #expect(
            try self.read(&dialect, .committedTranscriptWithTimestamps("B", languageCode: nil, words: later))
                == ["B 0.1-1.1 final answer B 0.3-0.55"])
    }

    @Test("times that count from the segment's beginning are understood too")
    func restartingTimes() throws {
        var dialect = self.dialect(times: true)
        for _ in 0..<2 {
            _ = dialect.audio(Self.second)
            _ = dialect.command(.finalize)
            _ = try self.read(&dialect, .committedTranscript("A"))
            _ = try dialect.read(
                TranscriptionOutputMessage.committedTranscriptWithTimestamps("A", languageCode: nil, words: nil).json)
        }
        _ = dialect.audio(Self.second)
        _ = dialect.command(.finalize)
        let words = [TranscribedWord(text: "A", start: 0.25, end: 0.5), TranscribedWord(text: "B", start: 0.5, end: 1)]
        #expect(
            try self.read(&dialect, .committedTranscriptWithTimestamps("A B", languageCode: nil, words: words))
                == ["A B 2.0-3.0 final answer A 2.25-2.5 B 2.5-3.0"])
    }

    @Test("a service that sends no copy with times costs no transcript")
    func noTimes() throws {
        var dialect = self.dialect(times: true)
        for _ in 0..<3 {
            _ = dialect.audio(Self.second)
            _ = dialect.command(.finalize)
        }
        #expect(try self.read(&dialect, .committedTranscript("One.")) == ["One. 0.0-1.0 "])
        #expect(
            try self.read(&dialect, .committedTranscript("Two."))
                == ["One. 0.0-1.0 final answer ", "Two. 1.0-2.0 final answer "])
        #expect(try self.read(&dialect, .committedTranscript("Three.")) == ["Three. 2.0-3.0 final answer "])
    }

    @Test("a copy that is late is not waited for, and changes nothing when it comes")
    func lateTimes() throws {
        var dialect = self.dialect(times: true)
        _ = dialect.audio(Self.second)
        _ = dialect.command(.finalize)
        #expect(!dialect.isHolding)
        _ = try self.read(&dialect, .committedTranscript("One."))
        #expect(dialect.isHolding)
        let released = dialect.release()
        #expect(released.count == 1)
        #expect(!dialect.isHolding)
        _ = dialect.audio(Self.second)
        _ = dialect.command(.finalize)
        #expect(
            try self.read(&dialect, .committedTranscriptWithTimestamps("One.", languageCode: nil, words: nil)) == [])
        #expect(try self.read(&dialect, .committedTranscript("Two.")) == ["Two. 1.0-2.0 final answer "])
    }

    @Test("where the service commits, it is sent the silence that makes it")
    func voiceActivity() throws {
        var dialect = self.dialect(commit: .vad)
        _ = dialect.audio(Self.second)
        #expect(try self.told(dialect.command(.finalize)) == ["8000"])
        #expect(try self.read(&dialect, .committedTranscript("One.")) == ["One. 0.0-1.0 final answer "])
    }

    @Test("a commit that is ignored is answered with what is known, other errors end the connection")
    func errors() throws {
        var dialect = self.dialect()
        _ = dialect.audio(Self.second)
        _ = try self.read(&dialect, .partialTranscript("One"))
        _ = dialect.command(.finalize)
        #expect(
            try self.read(&dialect, .error(TranscriptionError(.commitThrottled, "x"))) == ["One 0.0-1.0 final answer "])
        #expect(try self.read(&dialect, .error(TranscriptionError(.commitThrottled, "x"))) == [])
        for (kind, outcome) in [
            (TranscriptionError.Kind.authError, "unauthorized"), (.quotaExceeded, "rateLimited"),
            (.unacceptedTerms, "unauthorized"), (.rateLimited, "rateLimited"), (.invalidRequest, "unsupported"),
            (.inputError, "unsupported"), (.sessionTimeLimitExceeded, "-"), (.transcriberError, "-"), (.error, "-"),
        ] {
            #expect(try self.read(&dialect, .error(TranscriptionError(kind, "x"))) == ["failed \(outcome)"])
        }
        #expect(throws: UnreadableEvent.self) { try dialect.read("{") }
    }
}
