internal import SpeechAudio

/// Deepgram's messages: audio is binary, commands and answers are JSON.
struct DeepgramDialect: RecognizerDialect {
    func audio(_ samples: [Float]) -> [SocketLine.Frame] { [.binary(PCM16.encode(samples))] }

    func command(_ command: RecognizerSession.Command) -> [SocketLine.Frame] {
        let name =
            switch command {
            case .finalize: "Finalize"
            case .keepAlive: "KeepAlive"
            case .closeStream: "CloseStream"
            }
        return [.text(#"{"type":"\#(name)"}"#)]
    }

    func read(_ json: String) throws -> [RecognizerMessage] {
        switch try DeepgramMessage(json: json) {
        case .results(let stretch): [.stretch(stretch)]
        case .error: [.failed(nil)]
        case .other: []
        }
    }
}
