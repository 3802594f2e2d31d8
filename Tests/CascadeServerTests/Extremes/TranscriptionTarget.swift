import ElevenLabsWire
import ScriptedEngines
import SpeechAudio
import SpeechEngines

@testable import ElevenLabsServer

/// The rules of a transcription socket without a socket.
struct TranscriptionTarget: ~Copyable {
    private var machine: TranscriptionMachine
    private var decoder: AudioDecoder
    private let detector = ScriptedDetector()
    private var memory = VoiceActivityMemory()
    private var count = 0

    init() throws {
        let machine = try Self.machine("")
        let decoder = try AudioDecoder(AudioFormat(TranscriptionQuery().audioFormat), to: 16_000)
        self.machine = machine
        self.decoder = decoder
    }

    /// - Returns: whether the message is one.
    mutating func take(_ message: String, _ messages: inout RandomMessages) -> Bool {
        self.count += 1
        if self.count % 100 == 0, let fresh = try? Self.machine(self.count % 200 == 0 ? "&commit_strategy=vad" : "") {
            self.machine = fresh
        }
        if messages.place(in: 10) == 0 {
            _ = self.machine.take(.transcript(Transcript(text: message, isFinal: true, coverage: .zero)))
        }
        // Refusals are what most messages deserve.
        guard let input = try? TranscriptionInputMessage(json: message) else { return false }
        let frames = self.machine.frames(with: self.decoder.append(input.audio[...]))
        let heard = frames.compactMap { samples in
            // A scripted detector refuses no frame.
            (try? self.detector.probability(of: samples, remembering: &self.memory)).map {
                HeardFrame(samples: samples, probability: $0)
            }
        }
        _ = self.machine.take(.heard(heard))
        if input.commit { _ = self.machine.take(.commit) }
        return true
    }

    private static func machine(_ more: String) throws -> TranscriptionMachine {
        TranscriptionMachine(
            try TranscriptionQuery("model_id=m&include_timestamps=true" + more),
            capabilities: ScriptedDetector().capabilities, language: "en")
    }
}
