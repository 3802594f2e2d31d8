import ElevenLabsWire
import SpeechText

@testable import ElevenLabsServer

extension SpeechAction {
    /// Short for tests: `begin 0`, `speak 0 Hello.`, `final c`, `error input_timeout_exceeded`, `close 1000`, …
    var summary: String {
        switch self {
        case .begin(let number, _): return "begin \(number)"
        case .speak(let number, let chunk): return "speak \(number) \(chunk.text)"
        case .finish(let number): return "finish \(number)"
        case .cancel(let number): return "cancel \(number)"
        case .send(let contextID, let output):
            let name = contextID.map { " \($0)" } ?? ""
            switch output {
            case .audio: return "audio" + name
            case .final: return "final" + name
            case .error(let error): return "error\(name) \(error.error)"
            }
        case .close(let code, _): return "close \(code)"
        }
    }
}

extension SpeechMachine {
    /// What the machine does, in short.
    mutating func told(_ event: SpeechEvent<Message>, at seconds: Double = 0) -> [String] {
        self.take(event, at: .milliseconds(Int(seconds * 1000))).map(\.summary)
    }
}
