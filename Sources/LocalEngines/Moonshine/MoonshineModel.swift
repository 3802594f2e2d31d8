internal import SpeechEngines

/// Moonshine's two graphs and its vocabulary.
///
/// The encoder turns sound into features in one pass; the decoder writes one token a pass, or checks many known ones in
/// one. Shapes: features [1, F, 288]; keys and values [1, 8, tokens or F, 36], six layers.
struct MoonshineModel {
    static let sampleRate = 16_000
    static let startToken: Int64 = 1
    static let endToken: Int64 = 2

    let vocabulary: MoonshineVocabulary
    private let encoder: OnnxSession
    private let decoder: OnnxSession

    init(engines: LocalRuntime) throws {
        let folder = engines.folder
        self.encoder = try OnnxSession(
            path: try folder.file("moonshine/encoder_model.ort"), threads: engines.threads.recognizer,
            runtime: engines.onnx)
        self.decoder = try OnnxSession(
            path: try folder.file("moonshine/decoder_model_merged.ort"), threads: engines.threads.recognizer,
            runtime: engines.onnx)
        self.vocabulary = try MoonshineVocabulary(path: try folder.file("moonshine/tokenizer.bin"))
    }

    /// The features of a sound of 16 kHz.
    func encode(_ samples: [Float]) throws -> TensorValue {
        // The convolutions need a few hundred samples; shorter sounds are followed by silence.
        let padded = samples + [Float](repeating: 0, count: max(0, 4000 - samples.count))
        let results = try self.encoder.run([
            "input_values": .float(padded, shape: [1, padded.count]),
            "attention_mask": .int64([Int64](repeating: 1, count: padded.count), shape: [1, padded.count]),
        ])
        guard let features = results.first else { throw EngineError(.failed, "the recognizer's encoder gave nothing") }
        return features
    }

    /// Runs the decoder over tokens that follow `memory`, which grows by them.
    /// - Returns: the likeliest next token after each of the tokens.
    func decode(
        _ tokens: [Int64], features: TensorValue, memory: inout MoonshineMemory
    ) throws -> [Int64] {
        var inputs: [String: Tensor] = [
            "input_ids": .int64(tokens, shape: [1, tokens.count]),
            "encoder_hidden_states": .value(features),
            // The graph keeps every 384th entry of a mask over samples, one a feature; one entry stands for all of them.
            "encoder_attention_mask": .int64([1], shape: [1, 1]),
            "use_cache_branch": .bool([!memory.isEmpty], shape: [1]),
        ]
        for name in self.decoder.inputNames where inputs[name] == nil {
            inputs[name] = memory.tensor(name)
        }
        let results = try self.decoder.run(inputs)
        for (name, value) in zip(self.decoder.outputNames, results).dropFirst() {
            memory.remember(value, output: name)
        }
        memory.isEmpty = false
        guard let logits = results.first else { throw EngineError(.failed, "the recognizer's decoder gave nothing") }
        return try logits.withFloats { Self.likeliest($0, rows: tokens.count) }
    }

    private static func likeliest(_ logits: UnsafeBufferPointer<Float>, rows: Int) -> [Int64] {
        let width = logits.count / rows
        return (0..<rows).map { row in
            var best = row * width
            for index in row * width..<(row + 1) * width where logits[index] > logits[best] { best = index }
            return Int64(best - row * width)
        }
    }
}
