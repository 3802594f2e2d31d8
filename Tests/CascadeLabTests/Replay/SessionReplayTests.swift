import Cascade
import CascadeTesting
import SpeechEngines
import Testing
import TurnTimes

@testable import CascadeLab

@Suite("Replay of a session", .timeLimit(.minutes(5)))
struct SessionReplayTests {
    private typealias Phrase = SimulatedSession.Phrase

    private static func settings(_ patience: Endpointing.Patience) -> ReplaySettings {
        var settings = ReplaySettings()
        settings.turns.endpointing.patience = patience
        return settings
    }

    private static func replay(
        _ journal: SessionJournal, from session: ReplaySettings, to replay: ReplaySettings
    ) -> SessionReplay {
        SessionReplay(journal, session: session, replay: replay)
    }

    /// Two sentences with a pause of a second within the first one, which wants more, and a long one before the second.
    private static let hesitation = [
        Phrase(start: .seconds(1), end: .seconds(3), words: "I would like a table for"),
        Phrase(start: .milliseconds(4000), end: .seconds(5), words: "two people please."),
        Phrase(start: .seconds(12), end: .seconds(13), words: "Thank you."),
    ]

    /// Typed text behind all that is said: its answer is no draft, so it tells how long answers take.
    private static let later: [(Duration, TurnEvent)] = [(.seconds(300), .typed("How long does it take?"))]

    /// Phrases, pauses and other events of any length.
    private static func random(_ seed: UInt64) -> (phrases: [Phrase], events: [(Duration, TurnEvent)]) {
        var random = SeededGenerator(seed: seed)
        var phrases: [Phrase] = []
        var time = 500
        let words = ["Mm-hm.", "Yes.", "I want to", "and then", "What is it?", "", "Two people at seven.", "Stop"]
        for _ in 0..<12 {
            let start = time + Int.random(in: 100...4000, using: &random)
            time = start + Int.random(in: 80...2500, using: &random)
            phrases.append(
                Phrase(
                    start: .milliseconds(start), end: .milliseconds(time),
                    words: words.randomElement(using: &random) ?? ""))
        }
        let events: [TurnEvent] = [.typed("typed words"), .interrupt, .greet]
        return (
            phrases,
            (0..<3).map { _ in
                (
                    .milliseconds(Int.random(in: 0...time, using: &random)),
                    events.randomElement(using: &random) ?? .interrupt
                )
            }
        )
    }

    @Test("with the session's own settings nothing is changed, whatever happened and however late", arguments: 0..<60)
    func unchanged(seed: Int) {
        let (phrases, events) = Self.random(UInt64(seed))
        var delays = SimulatedSession.Delays()
        delays.jitter = 400_000
        for patience in Endpointing.Patience.allCases {
            let settings = Self.settings(patience)
            let journal = SimulatedSession.journal(
                phrases, settings.turns, delays: delays, events: events, seed: UInt64(seed),
                until: seed.isMultiple(of: 2) ? .seconds(600) : .seconds(20))
            let replay = Self.replay(journal, from: settings, to: settings)
            #expect(replay.replayed == replay.recorded)
            #expect(!replay.isChanged)
            #expect(replay.changes.allSatisfy { if case .same = $0 { true } else { false } })
        }
    }

    @Test("the same journal and settings give the same", arguments: 0..<10)
    func determinism(seed: Int) {
        let (phrases, events) = Self.random(UInt64(seed))
        let journal = SimulatedSession.journal(phrases, Self.settings(.eager).turns, events: events)
        let replays = (0..<3).map { _ in
            Self.replay(journal, from: Self.settings(.eager), to: Self.settings(.patient))
        }
        #expect(replays[0] == replays[1] && replays[1] == replays[2])
    }

    @Test("a more patient setting takes away a cut-in that an eager one has, and the words are one turn")
    func patience() throws {
        var eager = Self.settings(.eager)
        eager.turns.endpointing.most = .milliseconds(400)
        let journal = SimulatedSession.journal(Self.hesitation, eager.turns)
        let replay = Self.replay(journal, from: eager, to: Self.settings(.patient))
        #expect(ReplaySummary(replay.recorded).cutIns == 1)
        #expect(ReplaySummary(replay.replayed).cutIns == 0)
        let turn = try #require(replay.replayed.first)
        #expect(turn.words == "I would like a table for two people please.")
        #expect(turn.outcome == .answered)
        let waits = try (#require(replay.recorded.last?.wait), #require(replay.replayed.last?.wait))
        #expect(waits.0 < waits.1)
        let lines = ReplayLines.all(replay, words: false).joined(separator: "\n")
        #expect(lines.contains("cut-ins 1 → 0"))
        #expect(!lines.contains("table"), "words are told only where they are asked for")
        #expect(ReplayLines.all(replay, words: true).joined().contains("table for two"))
    }

    @Test("an eager setting has the cut-in that a patient one had not")
    func eagerness() {
        var eager = Self.settings(.eager)
        eager.turns.endpointing.most = .milliseconds(400)
        let patient = Self.settings(.patient)
        let journal = SimulatedSession.journal(Self.hesitation, patient.turns, events: Self.later)
        let replay = Self.replay(journal, from: patient, to: eager)
        #expect(ReplaySummary(replay.recorded).cutIns == 0)
        #expect(ReplaySummary(replay.replayed).cutIns == 1)
    }

    @Test(
        "where engines are even, a replay finds the turns that the other settings really make, in 19 of 20 sessions",
        arguments: [
            (Endpointing.Patience.eager, Endpointing.Patience.patient), (.patient, .eager), (.normal, .eager),
            (.normal, .patient),
        ])
    func truth(from: Endpointing.Patience, to: Endpointing.Patience) {
        let (before, after) = (Self.settings(from), Self.settings(to))
        let found = (0..<20).count { seed in
            let phrases = Self.random(UInt64(seed)).phrases.filter { $0.words.contains(" ") }
            let replay = Self.replay(
                SimulatedSession.journal(phrases, before.turns, events: Self.later), from: before, to: after)
            let truth = Self.replay(
                SimulatedSession.journal(phrases, after.turns, events: Self.later), from: after, to: after)
            return replay.replayed.map(\.began) == truth.recorded.map(\.began)
                && replay.replayed.map(\.words) == truth.recorded.map(\.words)
                && replay.replayed.map(\.cutIns) == truth.recorded.map(\.cutIns)
                && replay.replayed.map(\.wait) == truth.recorded.map(\.wait)
        }
        #expect(found >= 19)
    }

    @Test("a setting that matters to no turn changes none")
    func idleSetting() {
        let session = Self.settings(.normal)
        var other = session
        other.turns.takeBack = .seconds(1)
        let journal = SimulatedSession.journal([Self.hesitation[2]], session.turns)
        #expect(!Self.replay(journal, from: session, to: other).isChanged)
    }

    @Test("without drafts an answer comes later by what they brought")
    func drafts() throws {
        let session = Self.settings(.normal)
        var other = session
        other.turns.drafts = .off
        let journal = SimulatedSession.journal([Self.hesitation[2]], session.turns)
        let replay = Self.replay(journal, from: session, to: other)
        let (before, after) = (try #require(replay.recorded.first), try #require(replay.replayed.first))
        #expect(before.usedDraft && !after.usedDraft)
        #expect(after.drafts == 0)
        #expect(try #require(before.latency) < (try #require(after.latency)))
        #expect(before.wait == after.wait)
    }

    @Test("sound too short for a longer barge-in interrupts no more")
    func bargeIn() {
        let session = Self.settings(.normal)
        var other = session
        other.bargeIn = .milliseconds(900)
        let phrases = [
            Self.hesitation[2], Phrase(start: .seconds(16), end: .milliseconds(16_600), words: "No, wait a moment."),
        ]
        var delays = SimulatedSession.Delays()
        delays.length = .seconds(8)
        let journal = SimulatedSession.journal(phrases, session.turns, delays: delays)
        let replay = Self.replay(journal, from: session, to: other)
        #expect(replay.recorded.map(\.outcome) == [.interrupted, .answered])
        #expect(replay.replayed.map(\.outcome) == [.answered])
        #expect(ReplayLines.all(replay, words: false).contains { $0.contains("turn at 16.0 s") })
    }

    @Test("the JSON file holds words only where they are asked for")
    func json() throws {
        let settings = Self.settings(.normal)
        let journal = SimulatedSession.journal(Self.hesitation, settings.turns)
        let replay = Self.replay(journal, from: settings, to: settings)
        for words in [true, false] {
            let text = try replay.json(
                session: "s", settings: (["turn.patience": "normal"], ["turn.patience": "normal"]), words: words)
            #expect(text.contains("Thank you.") == words)
            #expect(text.contains(#""median_wait_ms""#))
        }
    }

    @Test("a session without events has no turns")
    func empty() {
        let journal = SessionJournal(session: "s", settings: [:], entries: [])
        let replay = Self.replay(journal, from: Self.settings(.normal), to: Self.settings(.eager))
        #expect(replay.recorded.isEmpty && replay.replayed.isEmpty && !replay.isChanged)
        #expect(ReplayLines.all(replay, words: false).count == 1)
    }
}
