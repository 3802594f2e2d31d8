import CascadeTesting
import ElevenLabsWire
import SpeechEngines
import Testing

@testable import ElevenLabsServer

@Suite("Rules of multi-stream-input")
struct MultiStreamInputMachineTests {
    private func machine(_ change: (inout SpeechRules) -> Void = { _ in }) -> MultiStreamInputMachine {
        var rules = SpeechRules()
        change(&rules)
        return MultiStreamInputMachine(rules)
    }

    private func text(_ id: String?, _ text: String, flush: Bool = false) -> SpeechEvent<MultiStreamInputMessage> {
        .message(MultiStreamInputMessage(contextID: id, text: text, flush: flush))
    }

    @Test("what pipecat sends for a turn is spoken, and ends with one final message of its context")
    func pipecatTurn() {
        var machine = self.machine { $0.isAutomatic = true }
        let setup = SpeechSetup(voiceSettings: VoiceSettings(stability: 0.4, similarityBoost: 0.7))
        #expect(machine.told(.message(.initialize("c", setup))) == ["begin 0"])
        #expect(machine.told(self.text("c", "Hello there.")) == ["speak 0 Hello there."])
        #expect(machine.told(self.text("c", "How are you?")) == ["speak 0 How are you?"])
        #expect(machine.told(.message(.flush("c"))) == [])
        #expect(machine.told(.message(.closeContext("c"))) == ["finish 0"])
        #expect(machine.told(.piece(0, AudioOutput(audio: [1]))) == ["audio c"])
        #expect(machine.told(.spoken(0)) == ["final c"])
        #expect(machine.told(.message(.closeSocket)) == ["close 1000"])
    }

    @Test("a close without a flush stops the speech at once: the interruption")
    func interruption() {
        var machine = self.machine { $0.isAutomatic = true }
        _ = machine.told(self.text("c", "Hello there."))
        #expect(machine.told(.message(.closeContext("c"))) == ["cancel 0", "final c"])
        #expect(machine.told(.piece(0, AudioOutput(audio: [1]))) == [])
        #expect(machine.told(.spoken(0)) == [])
    }

    @Test("a second close of a context that is still heard stops it")
    func secondClose() {
        var machine = self.machine()
        _ = machine.told(self.text("c", "Hello. ", flush: true))
        #expect(machine.told(.message(.closeContext("c"))) == ["finish 0"])
        #expect(machine.told(.message(.closeContext("c"))) == ["cancel 0", "final c"])
        #expect(machine.told(.message(.closeContext("c"))) == [])
    }

    @Test("a text that comes with the close, or a flush, is heard to its end")
    func closeWithText() {
        var machine = self.machine()
        _ = machine.told(self.text("c", "One "))
        let last = MultiStreamInputMessage(contextID: "c", text: "two.", closesContext: true)
        #expect(machine.told(.message(last)) == ["speak 0 One two.", "finish 0"])
        _ = machine.told(self.text("d", "Three "))
        let flush = MultiStreamInputMessage(contextID: "d", flush: true, closesContext: true)
        #expect(machine.told(.message(flush)) == ["speak 1 Three", "finish 1"])
    }

    @Test("contexts are apart: each has its text, its flush and its end")
    func apart() {
        var machine = self.machine()
        _ = machine.told(self.text("a", "Apples. "))
        _ = machine.told(self.text("b", "Pears. "))
        #expect(machine.told(.message(.flush("b"))) == ["speak 1 Pears."])
        #expect(machine.told(.message(.closeContext("a"))) == ["cancel 0", "final a"])
        #expect(machine.told(.piece(1, AudioOutput(audio: [1]))) == ["audio b"])
        #expect(machine.told(.message(.closeContext("b"))) == ["finish 1"])
        #expect(machine.told(.spoken(1)) == ["final b"])
    }

    @Test("five contexts may be open, a sixth ends the socket; closed ones make room")
    func limit() {
        var machine = self.machine()
        for number in 0..<5 { #expect(machine.told(self.text("\(number)", " ")) == ["begin \(number)"]) }
        _ = machine.told(.message(.closeContext("0")))
        #expect(machine.told(self.text("5", " ")) == ["begin 5"])
        #expect(
            machine.told(self.text("6", " "))
                == [
                    "cancel 0", "cancel 1", "cancel 2", "cancel 3", "cancel 4", "cancel 5",
                    "error max_active_conversations",
                    "close 1008",
                ])
        #expect(machine.told(self.text("7", " ")) == [])
    }

    @Test("keep-alives open nothing and close nothing")
    func keepAlive() {
        var machine = self.machine()
        for id in [nil, "c"] {
            #expect(machine.told(.message(.keepAlive(id))) == [])
            #expect(machine.told(.message(.flush(id))) == [])
            #expect(machine.told(.message(.closeContext(id))) == [])
        }
        #expect(machine.deadline == nil)
        _ = machine.told(self.text("c", " "), at: 1)
        #expect(machine.told(.message(.keepAlive("c")), at: 11) == [])
        #expect(machine.deadline == .seconds(31))
        #expect(machine.told(.message(.keepAlive()), at: 20) == [])
        #expect(machine.deadline == .seconds(31))
    }

    @Test("a silent context ends with a final message, and the socket stays")
    func timeout() {
        var machine = self.machine()
        _ = machine.told(self.text("a", "Never finished "), at: 0)
        _ = machine.told(self.text("b", "Spoken. ", flush: true), at: 10)
        #expect(machine.told(.time, at: 20) == ["finish 0"])
        #expect(machine.told(.spoken(0), at: 20) == ["final a"])
        #expect(machine.told(.time, at: 30) == ["finish 1"])
        #expect(machine.told(.piece(1, AudioOutput(audio: [1])), at: 30) == ["audio b"])
        #expect(machine.told(.spoken(1), at: 31) == ["final b"])
        #expect(machine.told(self.text("a", " "), at: 100) == ["begin 2"])
    }

    @Test("a name used again is a new context, and an old one that is still heard makes way")
    func reuse() {
        var machine = self.machine()
        _ = machine.told(self.text("c", "One. ", flush: true))
        _ = machine.told(.message(.closeContext("c")))
        #expect(
            machine.told(self.text("c", "Two. ", flush: true)) == ["cancel 0", "final c", "begin 1", "speak 1 Two."])
        #expect(machine.told(.piece(0, AudioOutput(audio: [1]))) == [])
        #expect(machine.told(.piece(1, AudioOutput(audio: [1]))) == ["audio c"])
    }

    @Test("the socket closes when the last flushed context is heard, and takes no more text")
    func closeSocket() {
        var machine = self.machine()
        _ = machine.told(self.text("a", "Flushed. ", flush: true))
        _ = machine.told(self.text("b", "Not flushed "))
        #expect(machine.told(.message(.closeSocket)) == ["finish 0", "cancel 1", "final b"])
        #expect(machine.told(self.text("c", "Late. ")) == [])
        #expect(machine.told(.spoken(0)) == ["final a", "close 1000"])
    }

    @Test("one context's failure ends that context alone")
    func failure() {
        var machine = self.machine()
        _ = machine.told(self.text("a", " "))
        _ = machine.told(self.text("b", " "))
        #expect(
            machine.told(.failed(0, EngineError(.failed, "no"))) == [
                "cancel 0", "error a generation_failed", "final a",
            ])
        #expect(machine.told(self.text("b", "Still here. ", flush: true)) == ["speak 1 Still here."])
    }

    @Test("settings belong to a context's first message")
    func settings() {
        var machine = self.machine()
        let setup = SpeechSetup(voiceSettings: VoiceSettings(speed: 1.1))
        _ = machine.told(.message(.initialize("a", setup)))
        #expect(machine.told(.message(.initialize("a", setup))) == [])
        #expect(machine.told(.message(.initialize("b", SpeechSetup()))) == ["begin 1"])
        #expect(
            machine.told(.message(.initialize("b", setup)))
                == ["cancel 0", "cancel 1", "error invalid_voice_settings", "close 1008"])
    }

    @Test("the first message of the socket must show the key where the handshake did not")
    func authentication() {
        var machine = self.machine { $0.refusal = { $0.apiKey == "k" ? nil : .authentication } }
        #expect(machine.told(.message(.keepAlive())) == ["error authentication_required", "close 1008"])
        var known = self.machine { $0.refusal = { $0.apiKey == "k" ? nil : .authentication } }
        #expect(known.told(.message(.initialize("a", SpeechSetup(apiKey: "k")))) == ["begin 0"])
        #expect(known.told(self.text("b", " ")) == ["begin 1"])
    }

    @Test("in any order of events each context ends at most once, with no sound after its end")
    func anyOrder() {
        var numbers = SeededGenerator(seed: 11)
        for _ in 0..<2000 {
            var machine = self.machine { $0.isAutomatic = Bool.random(using: &numbers) }
            var begun: [Int] = []
            var ended: Set<String> = []
            var isClosed = false
            var now = 0.0
            for _ in 0..<30 {
                now += Double.random(in: 0...4, using: &numbers)
                let id = ["a", "b", "c"].randomElement(using: &numbers) ?? "a"
                let number = begun.randomElement(using: &numbers) ?? 0
                let event: SpeechEvent<MultiStreamInputMessage> =
                    switch Int.random(in: 0..<9, using: &numbers) {
                    case 0: self.text(id, " ")
                    case 1: self.text(id, "Some words. ", flush: true)
                    case 2: self.text(id, "word ")
                    case 3: .message(.closeContext(id))
                    case 4: .spoken(number)
                    case 5: .piece(number, AudioOutput(audio: [1]))
                    case 6: .failed(number, EngineError(.failed, "no"))
                    case 7: .message(Bool.random(using: &numbers) ? .keepAlive(id) : .closeSocket)
                    default: .time
                    }
                for action in machine.told(event, at: now) {
                    #expect(!isClosed, "nothing follows the close")
                    if action.hasPrefix("close") { isClosed = true }
                    if action.hasPrefix("begin") { begun.append(begun.count) }
                    let parts = action.split(separator: " ").map(String.init)
                    if parts[0] == "final" { ended.insert(parts[1]) }
                    // A name that is begun again may sound again.
                    if parts[0] == "begin" { ended.remove(id) }
                    if parts[0] == "audio" { #expect(!ended.contains(parts[1])) }
                }
            }
        }
    }
}
