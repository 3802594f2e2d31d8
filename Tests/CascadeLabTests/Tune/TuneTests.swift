import Cascade
import CascadeServer
import CascadeTesting
import ChunkSchedules
import Logging
import ScriptedEngines
import SpeechAudio
import SpeechEngines
import SpeechText
import Testing
import TurnTimes

@testable import CascadeLab

@Suite("A tune on scripted engines", .timeLimit(.minutes(2)))
struct TuneTests {
    private static let texts = [
        "This is the first sentence of a reply and it says little. The second one goes on.",
        "Here is another reply. It has two sentences.",
    ]

    /// Notes what it is asked, and speaks through the stages of a session without any delay.
    private struct NotedVoice: ReplyVoice {
        let log = EventLog<String>()
        let voice: SynthesizerVoice

        init() {
            let engines = EngineSet(
                recognizer: ScriptedRecognizer(script: ["x"]), detector: ScriptedDetector(),
                model: ScriptedLanguageModel { _ in "" }, synthesizer: ScriptedSynthesizer())
            self.voice = SynthesizerVoice(engines, clock: ManualClock())
        }

        func speak(
            _ model: any LanguageModel, _ messages: [Message], _ options: GenerationOptions,
            _ candidate: ScheduleCandidate
        ) async throws -> VoicedReply {
            self.log.add("\(candidate.name): \(messages.last?.text.prefix(4) ?? "")")
            // The clock stands still, so that the text comes at once.
            let atOnce = ScriptedLanguageModel { $0.last?.text ?? "" }
            return try await self.voice.speak(atOnce, messages, options, candidate)
        }

        func speakWhole(_ text: String) async throws -> SpokenClip {
            self.log.add("whole: \(text.prefix(4))")
            return try await self.voice.speakWhole(text)
        }
    }

    @Test("each candidate speaks each text as often as asked, in changing order, and each whole text is spoken once")
    func plan() async throws {
        let voice = NotedVoice()
        let candidates = [ScheduleCandidate(.schedule(.fast)), ScheduleCandidate(.schedule(.quality))]
        let tune = try Tune(
            candidates: candidates, source: .paced(Self.texts, rate: 30), repeats: 3, voice: voice, clock: ManualClock()
        )
        let kept = EventLog<String>()
        let (runs, _) = try await tune.run { clip in
            kept.add("\(clip.candidate ?? "whole") \(clip.text)")
            #expect(!clip.clip.samples.isEmpty)
        }
        #expect(runs.count == 12 && tune.runCount == 12)
        for candidate in candidates {
            for text in 0..<2 { #expect(runs.count { $0.candidate == candidate.name && $0.text == text } == 3) }
        }
        // Two warm-ups; prosody and clips in first repetitions only.
        #expect(voice.log.events.count == 2 + 12 + 2)
        #expect(voice.log.events.count { $0.hasPrefix("whole") } == 2)
        #expect(runs.allSatisfy { ($0.prosody != nil) == ($0.repetition == 0) })
        #expect(
            Set(kept.events) == ["fast 0", "fast 1", "quality 0", "quality 1", "whole 0", "whole 1"])
        #expect(kept.events.count == 6)
        let order = runs.map(\.candidate)
        #expect(order.prefix(4) == ["fast", "quality", "quality", "fast"])
    }

    @Test("a session's stages cut and speak what the candidate says, and the clip has the text's characters")
    func synthesizer() async throws {
        let voice = NotedVoice().voice
        let model = ScriptedLanguageModel { $0.last?.text ?? "" }
        let messages = [Message(.assistant, Self.texts[0])]
        let fast = try await voice.speak(model, messages, GenerationOptions(), ScheduleCandidate(.schedule(.fast)))
        let flushed = try await voice.speak(
            model, messages, GenerationOptions(), ScheduleCandidate(.schedule(.quality), flush: true))
        #expect(fast.pieces.map(\.characters) == [49, 31])
        #expect(flushed.pieces.map(\.characters) == [57, 23])
        for reply in [fast, flushed] {
            #expect(reply.text == Self.texts[0])
            #expect(reply.clip.times?.text == Self.texts[0])
            #expect(reply.clip.clip.samples.count == reply.pieces.reduce(0) { $0 + $1.characters } * 336)
            #expect(reply.pieces.map(\.arrival).first == 0)
        }
        let whole = try await voice.speakWhole(fast.text)
        #expect(whole.times?.text == fast.text)
        #expect(try TuneProsody(of: fast.clip, from: whole).byTimes)
    }

    @Test("sound cannot come before its text, at the text's own rate")
    func paced() async throws {
        let clock = ManualClock()
        let engines = EngineSet(
            recognizer: ScriptedRecognizer(script: ["x"]), detector: ScriptedDetector(),
            model: ScriptedLanguageModel { _ in "" }, synthesizer: ScriptedSynthesizer(clock: clock))
        let time = SessionClock(clock)
        let reply = try await withThrowingTaskGroup(of: VoicedReply?.self) { group in
            group.addTask {
                try await SynthesizerVoice(engines, clock: clock).speak(
                    PacedTokens(rate: 30, clock: time), [Message(.assistant, Self.texts[0])], GenerationOptions(),
                    ScheduleCandidate(.schedule(.fast)))
            }
            group.addTask {
                while !Task.isCancelled {
                    clock.advanceToNextSleeper()
                    await Task.yield()
                }
                return nil
            }
            defer { group.cancelAll() }
            for try await reply in group { if let reply { return reply } }
            throw CancellationError()
        }
        // The 50th character comes with the twelfth token, the 81st with the eighteenth.
        #expect((reply.playOut.start ?? .zero) >= .milliseconds(11 * 1000 / 30))
        #expect((reply.playOut.complete ?? .zero) >= .milliseconds(17 * 1000 / 30))
        #expect(reply.pace ?? .infinity < 136)
    }

    @Test("a tune of nothing is refused")
    func nothing() {
        let voice = NotedVoice()
        #expect(throws: LabError.self) {
            try Tune(source: .paced([], rate: 30), repeats: 1, voice: voice, clock: ManualClock())
        }
        #expect(throws: LabError.self) {
            try Tune(source: .paced(["x"], rate: 0), repeats: 1, voice: voice, clock: ManualClock())
        }
    }

    @Test("our endpoint speaks every candidate, whole text and pieces known", arguments: ScheduleCandidate.all)
    func endpoint(candidate: ScheduleCandidate) async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let server = try CascadeServer(
            settings: ServerSettings(port: 0), agent: Agent(), engineNames: [:], logger: logger
        ) {
            EngineSet(
                recognizer: ScriptedRecognizer(script: ["x"]), detector: ScriptedDetector(),
                model: ScriptedLanguageModel { _ in "" }, synthesizer: ScriptedSynthesizer())
        }
        let (ports, found) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await server.run { found.yield($0) }
                } catch is CancellationError {
                    // The test is over.
                }
            }
            defer { group.cancelAll() }
            for await port in ports {
                let voice = try EndpointVoice(
                    base: "ws://127.0.0.1:\(port)", sampleRate: 24_000, clock: ContinuousClock())
                try await voice.waitUntilReady()
                let model = PacedTokens(rate: 1000, clock: SessionClock(ContinuousClock()))
                let reply = try await voice.speak(
                    model, [Message(.assistant, Self.texts[0])], GenerationOptions(), candidate)
                #expect(reply.text == Self.texts[0])
                #expect(reply.clip.times?.text == Self.texts[0])
                let cuts = ScheduleCuts(candidate.settings, of: Self.texts[0])
                #expect(reply.pieces.count == cuts.pieces.count)
                #expect(reply.pieces.allSatisfy { $0.arrival != nil })
                #expect(reply.pieces.first?.arrival == 0)
                #expect(reply.tailWait != nil)
                let whole = try await voice.speakWhole(reply.text)
                #expect(whole.times?.text == Self.texts[0])
                break
            }
        }
    }
}
