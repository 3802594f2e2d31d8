import Cascade
import SpeechAudio
import SpeechEngines
import Testing
import TurnTimes

@Suite("A session's journal")
struct SessionJournalTests {
    private static let head = #"{"schema":1,"session":"s","settings":{"turn.patience":"eager"}}"#

    private static var everyEvent: [TurnEvent] {
        let time = Duration.microseconds(1_234_567)
        let voice = (0..<16_000).map { Float($0 % 100) / 200 }
        return [
            .greet, .speech(.started(at: .milliseconds(-20))), .speech(.held(at: time)), .speech(.stopped(at: time)),
            .transcript(Transcript(text: "A \"b\"\nü", isFinal: false, coverage: time, isSettled: false)),
            .transcript(Transcript(text: "", isFinal: true, coverage: .zero)), .turnScore(0.1, pauseSince: time),
            .waitElapsed, .typed("typed"), .beginTurn(at: time), .endTurn(at: time, isSilent: true), .interrupt,
            .replyAudible(ReplyID(7)), .replyEnded(ReplyID(7)),
        ] + (SpeechEnding(of: voice).map { [.pauseSound($0, pauseSince: time)] } ?? [])
    }

    private static func read(_ lines: String...) throws(JournalError) -> SessionJournal {
        try SessionJournal(text: lines.map { $0 + "\n" }.joined())
    }

    @Test("every event is read as it was written", arguments: [true, false])
    func everyEvent(isWhole: Bool) throws {
        let events = Self.everyEvent
        #expect(events.count == 15)
        let journal = SessionJournal(
            session: "s", settings: ["turn.patience": "eager"],
            entries: events.enumerated().map { JournalEntry(at: .microseconds(1001 * $0.offset), $0.element) },
            isWhole: isWhole)
        #expect(try SessionJournal(text: journal.text()) == journal)
    }

    @Test("a line that was not written to its end is left out")
    func cutLine() throws {
        let journal = try SessionJournal(
            text: Self.head + "\n" + #"{"at_ms":1,"kind":"greet"}"# + "\n" + #"{"at_ms":2,"ki"#)
        #expect(journal.entries == [JournalEntry(at: .milliseconds(1), .greet)])
        #expect(!journal.isWhole)
    }

    @Test(
        "a line that is not allowed is refused by its number",
        arguments: [
            #"{"at_ms":-1,"kind":"greet"}"#, #"{"at_ms":86400001,"kind":"greet"}"#, #"{"at_ms":4,"kind":"greet"}"#,
            #"{"at_ms":1e999,"kind":"greet"}"#, #"{"at_ms":6,"kind":"dance"}"#, #"{"kind":"greet"}"#, "", "[", "null",
            #"{"at_ms":6,"kind":"speech_started"}"#, #"{"at_ms":6,"kind":"speech_held","time_ms":1e300}"#,
            #"{"at_ms":6,"kind":"turn_score","score":1.5,"time_ms":1}"#,
            #"{"at_ms":6,"kind":"turn_score","score":-0.1,"time_ms":1}"#,
            #"{"at_ms":6,"kind":"transcript","time_ms":1}"#, #"{"at_ms":6,"kind":"typed","text":7}"#,
            #"{"at_ms":6,"kind":"reply_ended","reply":0}"#, #"{"at_ms":6,"kind":"reply_ended","reply":1000001}"#,
            #"{"at_ms":6,"kind":"reply_audible","reply":1.5}"#, #"{"at_ms":6,"kind":"pause_sound","time_ms":1}"#,
            #"{"at_ms":6,"kind":"typed","text":"\#(String(repeating: "a", count: 20_001))"}"#,
        ])
    func refused(line: String) {
        let error = #expect(throws: JournalError.self) {
            try Self.read(Self.head, #"{"at_ms":5,"kind":"greet"}"#, line)
        }
        #expect(error?.line == 3)
    }

    @Test(
        "a sound's numbers are those of a measured one",
        arguments: [
            (#""lengthening":1"#, #""lengthening":-1"#), (#""level":0"#, #""level":41"#),
            (#""voiceless":0"#, #""voiceless":2"#), (#""pitch":1"#, #""pitch":1e9"#),
        ])
    func sound(good: String, bad: String) throws {
        let line =
            #"{"at_ms":6,"kind":"pause_sound","time_ms":1,"sound":{"pitch":1,"level":0,"levelSlope":0,"decay":0,"lastVoice":[0,0],"#
            + #""lastSyllable":[0,0],"lengthening":1,"voiceless":0,"silence":[0,0]}}"#
        #expect(try Self.read(Self.head, line).entries.count == 1)
        #expect(line.contains(good))
        #expect(throws: JournalError.self) { try Self.read(Self.head, line.replacing(good, with: bad)) }
    }

    @Test(
        "what does not begin as a journal is none",
        arguments: [
            "", "hello", "{}", #"{"schema":1}"#, #"{"schema":2,"session":"s","settings":{}}"#,
            #"{"schema":1,"session":"s","settings":{"a":1}}"#,
            #"{"schema":1,"session":"\#(String(repeating: "s", count: 1001))","settings":{}}"#,
        ])
    func noJournal(head: String) {
        let error = #expect(throws: JournalError.self) { try Self.read(head, #"{"at_ms":5,"kind":"greet"}"#) }
        #expect(error?.line == 1)
    }

    @Test("nothing stands behind the session's end")
    func behindTheEnd() throws {
        let end = #"{"at_ms":5,"kind":"session_ended"}"#
        #expect(try Self.read(Self.head, end).isWhole)
        let error = #expect(throws: JournalError.self) { try Self.read(Self.head, end, end) }
        #expect(error?.line == 3)
    }

    @Test("of a very long text the beginning is kept")
    func longText() throws {
        let entry = JournalEntry(at: .zero, .typed(String(repeating: "ü", count: 30_000)))
        let journal = try Self.read(Self.head, entry.json())
        #expect(journal.entries.first?.event == .typed(String(repeating: "ü", count: 20_000)))
    }
}
