internal import SpeechAudio

/// Deepgram's messages: audio is binary, commands and answers are JSON.
struct DeepgramDialect: RecognizerDialect {
    /// Samples of one message at the most: a second.
    private static let messageSamples = 16_000

    /// Messages of a second at the most: what is sent again can be longer than a service takes at once.
    func audio(_ samples: [Float]) -> [SocketLine.Frame] {
        stride(from: 0, to: samples.count, by: Self.messageSamples).map {
            .binary(PCM16.encode(Array(samples[$0..<min($0 + Self.messageSamples, samples.count)])))
        }
    }

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
