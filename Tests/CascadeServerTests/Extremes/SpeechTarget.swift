import ElevenLabsWire
import SpeechEngines

@testable import ElevenLabsServer

/// The rules of a speech socket without a socket.
struct SpeechTarget<Machine: SpeechMachine> {
    private let make: (SpeechRules) -> Machine
    private var machine: Machine
    private var now = Duration.zero
    private var count = 0

    init(_ make: @escaping (SpeechRules) -> Machine) {
        self.make = make
        self.machine = make(SpeechRules())
    }

    /// - Returns: whether the message is one.
    mutating func take(_ message: String, _ messages: inout RandomMessages) -> Bool {
        self.count += 1
        if self.count % 40 == 0 { self.renew(&messages) }
        self.now += .milliseconds(messages.place(in: 400))
        var events: [SpeechEvent<Machine.Message>] = [.time]
        switch messages.place(in: 6) {
        case 0: events.append(.spoken(messages.place(in: 5)))
        case 1: events.append(.failed(messages.place(in: 5), EngineError(.failed, "broken")))
        case 2: events.append(.piece(messages.place(in: 5), AudioOutput(audio: [1, 2])))
        default: break
        }
        var isMessage = true
        do {
            events.append(.message(try Machine.Message(json: message)))
        } catch {
            isMessage = false
            events.append(.unreadable(error.message))
        }
        for event in events {
            for case .close in self.machine.take(event, at: self.now) { self.renew(&messages) }
        }
        return isMessage
    }

    private mutating func renew(_ messages: inout RandomMessages) {
        var rules = SpeechRules()
        rules.isAutomatic = messages.place(in: 2) == 0
        rules.cleansText = messages.place(in: 2) == 0
        self.machine = self.make(rules)
    }
}
