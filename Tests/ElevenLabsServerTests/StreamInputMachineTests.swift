import CascadeTesting
import ElevenLabsWire
import SpeechEngines
import SpeechText
import Testing

@testable import ElevenLabsServer

@Suite("Rules of stream-input")
struct StreamInputMachineTests {
    private static let first = StreamInputMessage.initialize(SpeechSetup())

    private func machine(_ change: (inout SpeechRules) -> Void = { _ in }) -> StreamInputMachine {
        var rules = SpeechRules()
        change(&rules)
        return StreamInputMachine(rules)
    }

    @Test("text waits for the schedule, an end speaks the rest, then come the final message and 1000")
    func wholeStream() {
        var machine = self.machine()
        #expect(machine.told(.message(Self.first)) == ["begin 0"])
        #expect(machine.told(.message(StreamInputMessage(text: "Hello "))) == [])
        #expect(machine.told(.message(.end)) == ["speak 0 Hello", "finish 0"])
        #expect(machine.told(.piece(0, AudioOutput(audio: [1]))) == ["audio"])
        #expect(machine.told(.spoken(0)) == ["final", "close 1000"])
        #expect(machine.deadline == nil)
    }

    @Test("a generation begins at each threshold of the schedule, and the last threshold repeats")
    func schedule() {
        var machine = self.machine()
        let setup = SpeechSetup(generationConfig: GenerationConfig(chunkLengthSchedule: [50, 100]))
        _ = machine.told(.message(.initialize(setup)))
        var lengths: [Int] = []
        var held = 0
        for _ in 0..<40 {
            held += 10
            for action in machine.take(.message(StreamInputMessage(text: "ninechars ")), at: .zero) {
                guard case .speak(0, let chunk) = action else { continue }
                lengths.append(chunk.source.count)
            }
        }
        #expect(lengths == [50, 100, 100, 100])
        #expect(held == 400)
    }

    @Test("a flush speaks what is there, and no final message follows it")
    func flush() {
        var machine = self.machine()
        _ = machine.told(.message(Self.first))
        #expect(machine.told(.message(StreamInputMessage(text: "Yes. ", flush: true))) == ["speak 0 Yes."])
        #expect(machine.told(.piece(0, AudioOutput(audio: [1]))) == ["audio"])
        #expect(machine.told(.message(StreamInputMessage(text: " ", flush: true))) == [])
        #expect(machine.told(.message(.end)) == ["finish 0"])
    }

    @Test("a try to trigger speaks 50 characters or more, and fewer wait")
    func trigger() {
        var machine = self.machine()
        _ = machine.told(.message(Self.first))
        #expect(machine.told(.message(StreamInputMessage(text: "Short. ", tryTriggerGeneration: true))) == [])
        let long = "This is a text of more than fifty characters in one. "
        #expect(
            machine.told(.message(StreamInputMessage(text: long, tryTriggerGeneration: true)))
                == ["speak 0 Short. \(long.dropLast())"])
    }

    @Test("in automatic mode every message is spoken at once")
    func automatic() {
        var machine = self.machine { $0.isAutomatic = true }
        _ = machine.told(.message(Self.first))
        #expect(machine.told(.message(StreamInputMessage(text: "One."))) == ["speak 0 One."])
        #expect(machine.told(.message(.keepAlive)) == [])
        #expect(machine.told(.message(StreamInputMessage(text: "Two."))) == ["speak 0 Two."])
    }

    @Test("a tag and a number that are split over messages are read as whole ones")
    func splitMarkup() {
        var machine = self.machine { $0.isAutomatic = true }
        _ = machine.told(.message(Self.first))
        let told = ["One. ", "<break ", "time=\"1.5s\" ", "/> ", "Two. "].map {
            machine.told(.message(StreamInputMessage(text: $0)))
        }
        #expect(told == [["speak 0 One."], [], [], [], ["speak 0 Two."]])
        let amounts = ["It costs $20 ", "million for 5 ", "km. "].map {
            machine.told(.message(StreamInputMessage(text: $0)))
        }
        #expect(
            amounts == [["speak 0 It costs"], ["speak 0 twenty million dollars for"], ["speak 0 five kilometers."]])
    }

    @Test("what waits for the next message is spoken after a short silence")
    func heldWord() {
        var machine = self.machine { $0.isAutomatic = true }
        _ = machine.told(.message(Self.first))
        #expect(machine.told(.message(StreamInputMessage(text: "I am 5"))) == ["speak 0 I am"])
        #expect(machine.deadline == SpeechRules.idle)
        #expect(machine.told(.time, at: 0.3) == ["speak 0 five"])
        #expect(machine.told(.message(.end)) == ["finish 0"])
    }

    @Test("a threshold that falls into a tag does not cut it")
    func thresholdInTag() {
        var machine = self.machine()
        _ = machine.told(
            .message(.initialize(SpeechSetup(generationConfig: GenerationConfig(chunkLengthSchedule: [50])))))
        var told: [String] = []
        for word in [
            "This is a text of nearly fifty letters ", "<break ", "time=\"1.5s\" ", "strength=\"weak\" ", "/> ", "so. ",
        ] {
            told += machine.told(.message(StreamInputMessage(text: word)))
        }
        told += machine.told(.message(.end))
        #expect(told.allSatisfy { !$0.contains("time") && !$0.contains("break") })
    }

    @Test("numbers are written out unless that is turned off")
    func normalization() {
        var machine = self.machine()
        _ = machine.told(.message(Self.first))
        #expect(machine.told(.message(StreamInputMessage(text: "**5** cats. ", flush: true))) == ["speak 0 five cats."])
        var plain = self.machine { $0.cleansText = false }
        _ = plain.told(.message(Self.first))
        #expect(plain.told(.message(StreamInputMessage(text: "5 cats. ", flush: true))) == ["speak 0 5 cats."])
    }

    @Test("silence ends the stream with an error and 1008, and any text restarts its clock")
    func inactivity() {
        var machine = self.machine()
        #expect(machine.deadline == .seconds(20))
        #expect(machine.told(.message(Self.first), at: 5) == ["begin 0"])
        #expect(machine.deadline == .seconds(25))
        #expect(machine.told(.message(.keepAlive), at: 24) == [])
        #expect(machine.told(.time, at: 43.9) == [])
        #expect(machine.told(.time, at: 44) == ["cancel 0", "error input_timeout_exceeded", "close 1008"])
        #expect(machine.told(.message(.end), at: 45) == [])
    }

    @Test("a client that says nothing at all is let go")
    func neverSpeaks() {
        var machine = self.machine { $0.inactivity = .seconds(3) }
        #expect(machine.told(.time, at: 2.9) == [])
        #expect(machine.told(.time, at: 3) == ["error input_timeout_exceeded", "close 1008"])
    }

    @Test("a client that has ended its text may be silent while it listens")
    func silentListener() {
        var machine = self.machine()
        _ = machine.told(.message(Self.first))
        _ = machine.told(.message(.end))
        #expect(machine.deadline == nil)
        #expect(machine.told(.time, at: 100) == [])
    }

    @Test("a last word over the threshold is spoken after a short silence")
    func unfinishedWord() {
        var machine = self.machine()
        let setup = SpeechSetup(generationConfig: GenerationConfig(chunkLengthSchedule: [50]))
        _ = machine.told(.message(.initialize(setup)))
        let word = String(repeating: "a", count: 60)
        #expect(machine.told(.message(StreamInputMessage(text: word)), at: 1) == [])
        #expect(machine.deadline == .milliseconds(1250))
        #expect(machine.told(.time, at: 1.25) == ["speak 0 \(word)"])
        #expect(machine.deadline == .seconds(21))
    }

    @Test(
        "what the rules forbid ends the stream with 1008",
        arguments: [
            (
                StreamInputMessage(text: "a ", setup: SpeechSetup(voiceSettings: VoiceSettings(speed: 1.1))),
                "invalid_voice_settings"
            ),
            (StreamInputMessage(text: String(repeating: "a", count: 10_001)), "max_character_limit_exceeded"),
        ])
    func forbidden(message: StreamInputMessage, code: String) {
        var machine = self.machine()
        _ = machine.told(.message(Self.first))
        #expect(machine.told(.message(message)) == ["cancel 0", "error \(code)", "close 1008"])
        #expect(machine.told(.spoken(0)) == [])
    }

    @Test("the same settings again are no change, and neither are none")
    func sameSettings() {
        var machine = self.machine()
        let setup = SpeechSetup(voiceSettings: VoiceSettings(stability: 0.5))
        _ = machine.told(.message(.initialize(setup)))
        #expect(machine.told(.message(StreamInputMessage(text: "a ", setup: setup))) == [])
        #expect(machine.told(.message(StreamInputMessage(text: "a "))) == [])
    }

    @Test("a schedule out of range is refused")
    func badSchedule() {
        var machine = self.machine()
        let setup = SpeechSetup(generationConfig: GenerationConfig(chunkLengthSchedule: [10]))
        #expect(
            machine.told(.message(.initialize(setup))) == ["error invalid_generation_config", "close 1008"])
    }

    @Test("without a right key in the first message nothing is spoken")
    func authentication() {
        let rules: (inout SpeechRules) -> Void = { $0.refusal = { $0.apiKey == "k" ? nil : .authentication } }
        var machine = self.machine(rules)
        #expect(machine.told(.message(Self.first)) == ["error authentication_required", "close 1008"])
        var known = self.machine(rules)
        #expect(known.told(.message(.initialize(SpeechSetup(apiKey: "k")))) == ["begin 0"])
        #expect(known.told(.message(StreamInputMessage(text: "No key now. "))) == [])
    }

    @Test("a synthesizer that fails ends the stream with an error")
    func failure() {
        var machine = self.machine()
        _ = machine.told(.message(Self.first))
        _ = machine.told(.message(.end))
        #expect(
            machine.told(.failed(0, EngineError(.failed, "no"))) == [
                "cancel 0", "error generation_failed", "close 1008",
            ])
    }

    @Test("in any order of events a stream closes once, and nothing follows; a final message comes only before 1000")
    func anyOrder() {
        var numbers = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            var machine = self.machine { $0.isAutomatic = Bool.random(using: &numbers) }
            var done: [String] = []
            var now = 0.0
            for _ in 0..<12 {
                now += Double.random(in: 0...6, using: &numbers)
                let event: SpeechEvent<StreamInputMessage> =
                    switch Int.random(in: 0..<9, using: &numbers) {
                    case 0: .message(Self.first)
                    case 1: .message(StreamInputMessage(text: "Some words. ", flush: true))
                    case 2: .message(StreamInputMessage(text: "word "))
                    case 3: .message(.end)
                    case 4: .spoken(0)
                    case 5: .piece(0, AudioOutput(audio: [1]))
                    case 6: .failed(0, EngineError(.failed, "no"))
                    case 7: .unreadable("no")
                    default: .time
                    }
                done += machine.told(event, at: now)
            }
            // After the last event plus time every stream has closed.
            for event in [SpeechEvent<StreamInputMessage>.message(.end), .spoken(0), .time] {
                now += 300
                done += machine.told(event, at: now)
            }
            #expect(done.count { $0.hasPrefix("close") } == 1 && done.last?.hasPrefix("close") == true, "\(done)")
            #expect(machine.deadline == nil)
            for index in done.indices where done[index] == "final" { #expect(done[index + 1] == "close 1000") }
            #expect(done.count { $0 == "begin 0" } <= 1)
        }
    }
}
