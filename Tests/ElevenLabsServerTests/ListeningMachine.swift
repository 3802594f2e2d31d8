import ScriptedEngines
import SpeechEngines

@testable import ElevenLabsServer

/// Rules of transcription with ears: what is loud is speech.
struct ListeningMachine {
    enum Input {
        case audio([Float])
        case commit
        case transcript(Transcript)
        case failed(EngineError)
    }

    var machine: TranscriptionMachine

    mutating func take(_ input: Input) -> [TranscriptionAction] {
        switch input {
        case .audio(let samples):
            let frames = self.machine.frames(with: samples)
            return self.machine.take(
                .heard(frames.map { HeardFrame(samples: $0, probability: $0.contains { abs($0) > 0.01 } ? 1 : 0) }))
        case .commit: return self.machine.take(.commit)
        case .transcript(let transcript): return self.machine.take(.transcript(transcript))
        case .failed(let error): return self.machine.take(.failed(error))
        }
    }
}
