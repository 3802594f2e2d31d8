import SpeechEngines
import Testing

@testable import CloudEngines

@Suite("A session with a recognition service")
struct RecognizerSessionTests {
    private typealias Session = RecognizerSession

    private static let keepsClosing = EngineError(.unreachable, "closed", isRetryable: true)

    /// A second of sound.
    private static let second = [Float](repeating: 0.1, count: 16_000)

    /// What a session does, in short.
    private func handle(_ session: inout Session, _ events: Session.Event..., at milliseconds: Int = 0) -> [String] {
        events.flatMap { event in
            session.handle(event, at: .milliseconds(milliseconds)).map { action in
                switch action {
                case .connect(let number, let delay): "connect \(number) after \(Int(delay / .milliseconds(1)))"
                case .sendAudio(let samples): "audio \(samples.count)"
                case .send(let command): "\(command)"
                case .hangUp(let number): "hang up \(number)"
                case .give(let transcript): "\(transcript.isFinal ? "final" : "partial") \(transcript.text)"
                case .fail(let error): "fail \(error.code)"
                }
            }
        }
    }

    private func opened() -> Session {
        var session = Session(rate: 16_000, keepsClosing: Self.keepsClosing)
        _ = session.handle(.opened(connection: 0), at: .zero)
        return session
    }

    private func words(
        _ text: String, from start: Double = 0, to end: Double, isFinal: Bool = false, isFinalized: Bool = false,
        words: [RecognizedStretch.Word] = [], connection: Int = 0
    ) -> Session.Event {
        .message(
            .stretch(
                RecognizedStretch(
                    text: text, start: start, end: end, isFinal: isFinal, isFinalized: isFinalized, words: words)),
            connection: connection)
    }

    @Test("partials grow, a pause finalizes, and the final transcript then needs no more waiting")
    func utterance() {
        var session = self.opened()
        #expect(self.handle(&session, .append(Self.second)) == ["audio 16000"])
        #expect(self.handle(&session, self.words("what is", to: 0.8)) == ["partial what is"])
        #expect(self.handle(&session, .settle) == ["finalize"])
        #expect(
            self.handle(&session, self.words("What is it?", to: 1, isFinal: true, isFinalized: true))
                == ["partial What is it?"])
        #expect(self.handle(&session, .settle) == ["partial What is it?"])
        #expect(self.handle(&session, .finish) == ["final What is it?"])
        #expect(self.handle(&session, .finish) == ["final "])
    }

    @Test("final parts are joined, and sound after a pause is waited for")
    func parts() {
        var session = self.opened()
        _ = self.handle(
            &session, .append(Self.second), .settle, self.words("One.", to: 1, isFinal: true, isFinalized: true))
        #expect(self.handle(&session, .append(Self.second), .finish) == ["audio 16000", "finalize"])
        #expect(self.handle(&session, self.words("two", from: 1, to: 1.9)) == [])
        #expect(
            self.handle(&session, self.words("Two.", from: 1, to: 2, isFinal: true, isFinalized: true))
                == ["final One. Two."])
    }

    @Test("an answer to an earlier finalize does not end a later utterance")
    func earlierAnswer() {
        var session = self.opened()
        _ = self.handle(&session, .append(Self.second), .settle, .append(Self.second), .finish)
        #expect(self.handle(&session, self.words("One.", to: 1, isFinal: true, isFinalized: true)) == [])
        #expect(
            self.handle(&session, self.words("Two.", from: 1, to: 2, isFinal: true, isFinalized: true))
                == ["final One. Two."])
    }

    @Test("utterances are answered in their order, each with its own words, whenever results come")
    func order() {
        var session = self.opened()
        _ = self.handle(&session, .append(Self.second), .finish, .append(Self.second), .finish, .finish)
        #expect(
            self.handle(&session, self.words("One.", to: 1, isFinal: true, isFinalized: true)) == ["final One."])
        #expect(
            self.handle(&session, self.words("Two.", from: 1, to: 2, isFinal: true, isFinalized: true))
                == ["final Two.", "final "])
    }

    @Test("words of a discarded utterance never enter the next, even in one stretch with it")
    func discard() {
        var session = self.opened()
        _ = self.handle(&session, .append(Self.second))
        #expect(self.handle(&session, .discard) == ["finalize"])
        #expect(self.handle(&session, self.words("gone", to: 0.9)) == [])
        _ = self.handle(&session, .append(Self.second), .finish)
        #expect(self.handle(&session, self.words("gone", to: 1, isFinal: true, isFinalized: true)) == [])
        let both = [
            RecognizedStretch.Word(text: "gone", start: 0.2, end: 0.8),
            RecognizedStretch.Word(text: "Here.", start: 1.2, end: 1.9),
        ]
        let result = session.handle(
            self.words("gone Here.", to: 2, isFinal: true, isFinalized: true, words: both), at: .zero)
        guard case .give(let transcript)? = result.first else {
            Issue.record("no transcript: \(result)")
            return
        }
        #expect(transcript.text == "Here.")
        #expect(
            transcript.words == [TimedWord(text: "Here.", start: .milliseconds(200), end: .milliseconds(900))])
        #expect(transcript.coverage == .seconds(1))
    }

    @Test("a service that does not answer a finish is not waited for, and what comes late is dropped")
    func impatience() {
        var session = self.opened()
        _ = self.handle(&session, .append(Self.second), self.words("what is", to: 0.8), .finish, at: 100)
        #expect(session.nextDeadline == .milliseconds(1100))
        #expect(self.handle(&session, .tick, at: 1099) == [])
        #expect(self.handle(&session, .tick, at: 1100) == ["final what is"])
        _ = self.handle(&session, .append(Self.second), at: 1200)
        #expect(self.handle(&session, self.words("What is it?", to: 1, isFinal: true), at: 1300) == [])
    }

    @Test("a silent connection is kept alive every four seconds")
    func keepAlive() {
        var session = self.opened()
        #expect(session.nextDeadline == .seconds(4))
        #expect(self.handle(&session, .tick, at: 3999) == [])
        #expect(self.handle(&session, .tick, at: 4000) == ["keepAlive"])
        #expect(session.nextDeadline == .seconds(8))
        _ = self.handle(&session, .append(Self.second), at: 5000)
        #expect(session.nextDeadline == .seconds(9))
    }

    @Test("after a loss the sound without final words is sent again, on a connection that counts from zero")
    func loss() {
        var session = self.opened()
        _ = self.handle(
            &session, .append(Self.second), self.words("One.", to: 0.5, isFinal: true), .append(Self.second))
        #expect(self.handle(&session, .lost(nil, connection: 0)) == ["connect 1 after 100"])
        #expect(self.handle(&session, .append(Self.second), .finish) == [])
        #expect(self.handle(&session, .opened(connection: 1)) == ["audio 40000", "finalize"])
        #expect(self.handle(&session, self.words("late", to: 1, isFinal: true, connection: 0)) == [])
        #expect(
            self.handle(
                &session, self.words("Two.", to: 2.5, isFinal: true, isFinalized: true, connection: 1))
                == ["final One. Two."])
    }

    @Test("utterances that were finished before and during a loss are all answered once, in order")
    func lossOfSeveral() {
        var session = self.opened()
        _ = self.handle(&session, .append(Self.second), .finish, .lost(nil, connection: 0))
        _ = self.handle(&session, .append(Self.second), .finish, .append(Self.second))
        #expect(
            self.handle(&session, .opened(connection: 1))
                == ["audio 16000", "finalize", "audio 16000", "finalize", "audio 16000"])
        #expect(
            self.handle(&session, self.words("One.", to: 1, isFinal: true, isFinalized: true, connection: 1))
                == ["final One."])
        #expect(
            self.handle(&session, self.words("Two.", from: 1, to: 2, isFinal: true, isFinalized: true, connection: 1))
                == ["final Two."])
        #expect(
            self.handle(&session, self.words("thr", from: 2, to: 2.6, connection: 1)) == ["partial thr"])
    }

    @Test("without a connection a finish is answered with what is known after four seconds")
    func noConnection() {
        var session = self.opened()
        _ = self.handle(&session, .append(Self.second), self.words("One.", to: 0.9, isFinal: true))
        _ = self.handle(&session, .lost(nil, connection: 0), .finish, at: 1000)
        #expect(session.nextDeadline == .seconds(5))
        #expect(self.handle(&session, .tick, at: 5000) == ["final One."])
        #expect(self.handle(&session, .opened(connection: 1), at: 5100) == [])
    }

    @Test("connections that come to nothing are tried again ever more slowly, then the session fails")
    func giveUp() {
        var session = self.opened()
        var actions: [String] = []
        let broken = EngineError(.unreachable, "gone", isRetryable: true)
        for number in 0...6 { actions += self.handle(&session, .lost(number == 0 ? nil : broken, connection: number)) }
        #expect(
            actions == [
                "connect 1 after 100", "connect 2 after 200", "connect 3 after 400", "connect 4 after 800",
                "connect 5 after 1600", "connect 6 after 2000", "fail unreachable",
            ])
    }

    @Test("a refused key fails the session at once, and a service that works again starts the count anew")
    func failures() {
        var session = self.opened()
        #expect(
            self.handle(&session, .lost(nil, connection: 0), .opened(connection: 1)) == ["connect 1 after 100"])
        _ = self.handle(&session, .append(Self.second), self.words("a", to: 1, isFinal: true, connection: 1))
        #expect(self.handle(&session, .lost(nil, connection: 1)) == ["connect 2 after 100"])
        #expect(
            self.handle(&session, .lost(EngineError(.unauthorized, "no"), connection: 2)) == ["fail unauthorized"])
    }

    @Test("an error of the service means a new connection")
    func error() {
        var session = self.opened()
        #expect(
            self.handle(&session, .message(.failed(nil), connection: 0)) == ["hang up 0", "connect 1 after 100"])
        #expect(self.handle(&session, .lost(nil, connection: 0)) == [])
    }

    @Test("a minute of sound loses nothing while a connection is opened, in one piece or in many")
    func minute() {
        for pieces in [[960_000], Array(repeating: 16_000, count: 60)] {
            var session = Session(rate: 16_000, keepsClosing: Self.keepsClosing)
            for count in pieces { _ = self.handle(&session, .append([Float](repeating: 0.1, count: count))) }
            #expect(self.handle(&session, .finish) == [])
            #expect(self.handle(&session, .opened(connection: 0)) == ["audio 960000", "finalize"])
            #expect(
                self.handle(&session, self.words("All.", to: 60, isFinal: true, isFinalized: true)) == ["final All."])
        }
    }

    @Test("sound beyond seventy-five seconds without a final word drops the oldest")
    func bound() {
        var session = Session(rate: 16_000, keepsClosing: Self.keepsClosing)
        for _ in 0..<90 { _ = self.handle(&session, .append(Self.second)) }
        #expect(self.handle(&session, .opened(connection: 0)) == ["audio 1200000"])
    }

    @Test(
        "no time that a service names ends the process, and what follows is understood",
        arguments: [
            Double.nan, .infinity, -.infinity, 1e300, -1e300, -1, -0.0, .leastNonzeroMagnitude, 86_400, 1e18,
            .greatestFiniteMagnitude,
        ])
    func extremeTimes(time: Double) {
        for (start, end) in [(time, time), (0, time), (time, 1), (time, -time), (-time, time)] {
            for isFinal in [false, true] {
                var session = self.opened()
                _ = self.handle(&session, .append(Self.second), .settle)
                let word = RecognizedStretch.Word(text: "odd", start: start, end: end)
                let odd = self.words(
                    "odd", from: start, to: end, isFinal: isFinal, isFinalized: isFinal, words: [word])
                _ = self.handle(&session, odd, .append(Self.second), .finish, odd)
                // Whatever it was taken for, the session goes on.
                _ = self.handle(&session, .append(Self.second), .finish, at: 3000)
                _ = self.handle(&session, .tick, at: 5000)
                _ = self.handle(&session, .lost(nil, connection: 0), .append(Self.second), .finish, at: 6000)
                _ = self.handle(&session, .opened(connection: 1), at: 6100)
                #expect(
                    self.handle(
                        &session, self.words("Here.", to: 1, isFinal: true, isFinalized: true, connection: 1), at: 6200)
                        == ["final Here."])
            }
        }
    }
}
