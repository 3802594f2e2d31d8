import Foundation
import SpeechEngines

@testable import LocalEngines

/// The installed voice, loaded once for all tests that run it.
struct PiperInstallation: Sendable {
    static let folder = EngineFolder.standard(environment: ProcessInfo.processInfo.environment)

    static var isThere: Bool {
        let files = [
            "onnxruntime/libonnxruntime.so", "piper/en_US-joe-medium.json", "piper/en_US-joe-medium.acoustic.onnx",
            "piper/en_US-joe-medium.vocoder.onnx",
        ]
        return EspeakNG.isInstalled
            && files.allSatisfy { FileManager.default.isReadableFile(atPath: "\(Self.folder.path)/\($0)") }
    }

    private static let loaded = Result { try PiperInstallation() }
    private static let loading = Task {
        try await PiperSynthesizer.load(engines: Self.runtime(), manner: .init(variation: 0))
    }

    static func shared() throws -> PiperInstallation { try Self.loaded.get() }

    /// A synthesizer without variation; it is never stopped and ends with the process.
    static func synthesizer() async throws -> PiperSynthesizer { try await Self.loading.value }

    static func runtime() throws -> LocalRuntime {
        try LocalRuntime(folder: Self.folder, threads: ThreadBudget(cores: 2))
    }

    let voice: PiperVoice
    private let acoustic: OnnxSession
    private let vocoder: OnnxSession

    private init() throws {
        let runtime = try Self.runtime()
        let name = "\(Self.folder.path)/piper/en_US-joe-medium"
        self.voice = try PiperVoice(json: try Data(contentsOf: URL(filePath: "\(name).json")))
        self.acoustic = try OnnxSession(path: "\(name).acoustic.onnx", threads: 2, runtime: runtime.onnx)
        self.vocoder = try OnnxSession(path: "\(name).vocoder.onnx", threads: 2, runtime: runtime.onnx)
    }

    func engine(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) -> PiperEngine {
        PiperEngine(acoustic: self.acoustic, vocoder: self.vocoder, sampleRate: self.voice.sampleRate, now: now)
    }

    /// The sound of a clause from one run of each network, without noise.
    func wholeSound(ids: [Int64]) throws -> [Float] {
        let frames = try self.acoustic.run([
            "input": .int64(ids, shape: [1, ids.count]), "input_lengths": .int64([Int64(ids.count)], shape: [1]),
            "scales": .float([0, 1, 0], shape: [3]),
        ])
        return try self.vocoder.run([self.vocoder.inputNames[0]: .value(frames[0])])[0].floats()
    }

    /// The root mean square of the difference, relative to the second sound's; infinite for different lengths.
    static func difference(_ left: [Float], _ right: [Float]) -> Float {
        guard left.count == right.count, !right.isEmpty else { return .infinity }
        func power(_ samples: [Float]) -> Float { samples.map { $0 * $0 }.reduce(0, +) }
        return (power(zip(left, right).map { $0 - $1 }) / power(right)).squareRoot()
    }
}
