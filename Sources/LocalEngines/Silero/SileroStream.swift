internal import SpeechEngines

/// One session's recurrent state of the Silero network.
struct SileroStream: VoiceActivityStream {
    /// Samples of the frame before that the network wants in front of each frame.
    private static let contextLength = 64
    private static let stateShape = [2, 1, 128]

    private let session: OnnxSession
    private var state = [Float](repeating: 0, count: 256)
    private var context = [Float](repeating: 0, count: Self.contextLength)

    init(session: OnnxSession) {
        self.session = session
    }

    mutating func probability(of frame: [Float]) throws -> Float {
        precondition(frame.count == 512, "a Silero frame has 512 samples")
        let results = try self.session.run([
            "input": .float(self.context + frame, shape: [1, frame.count + Self.contextLength]),
            "state": .float(self.state, shape: Self.stateShape),
            "sr": .int64([16_000], shape: []),
        ])
        self.context = Array(frame.suffix(Self.contextLength))
        var probability: Float = 0
        for (name, value) in zip(self.session.outputNames, results) {
            if name == "output" {
                probability = try value.withFloats { $0.first ?? 0 }
            } else {
                self.state = try value.floats()
            }
        }
        return probability
    }
}
