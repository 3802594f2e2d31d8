import Foundation
import SpeechEngines

@testable import LocalEngines

/// The installed engines, each loaded once for all tests that run it; they are never stopped and end with the process.
///
/// Each has one thread, as tests run many engines at once.
enum EngineInstallation {
    static let folder = EngineFolder.standard(environment: ProcessInfo.processInfo.environment)

    static let hasSilero = Self.has(["onnxruntime/libonnxruntime.so", "silero/silero_vad.onnx"])

    static let hasSmartTurn = Self.has(["onnxruntime/libonnxruntime.so", "smart-turn/smart-turn-v3.2-cpu.onnx"])

    static let hasMoonshine = Self.has([
        "onnxruntime/libonnxruntime.so", "moonshine/encoder_model.ort", "moonshine/decoder_model_merged.ort",
        "moonshine/tokenizer.bin",
    ])

    static let hasLanguageModel = Self.has([
        "onnxruntime/libonnxruntime.so", "llama/libcascade_llama.so", Self.languageModelFile,
    ])

    private static let languageModelFile = "smollm2/smollm2-135m-instruct-q8_0.gguf"

    static var languageModelPath: String { "\(Self.folder.path)/\(Self.languageModelFile)" }

    private static let loadedRuntime = Result {
        try LocalRuntime(folder: Self.folder, threads: ThreadBudget(cores: 1))
    }
    private static let loadedDetector = Result { try SileroDetector(engines: Self.runtime()) }
    private static let recognizerLoading = Task { try await MoonshineRecognizer.load(engines: Self.runtime()) }
    private static let turnModelLoading = Task { try await SmartTurnModel.load(engines: Self.runtime()) }
    private static let languageModelLoading = Task {
        try await LlamaLanguageModel.load(
            engines: Self.runtime(), settings: LlamaLanguageModel.Settings(modelPath: Self.languageModelPath))
    }

    static func runtime() throws -> LocalRuntime { try Self.loadedRuntime.get() }
    /// A runtime in another folder that has only some of the installed engines.
    static func runtime(linking engines: [String], in path: String) throws -> LocalRuntime {
        for engine in engines {
            try FileManager.default.createSymbolicLink(
                atPath: "\(path)/\(engine)", withDestinationPath: "\(Self.folder.path)/\(engine)")
        }
        return try LocalRuntime(folder: EngineFolder(path: path), threads: ThreadBudget(cores: 1))
    }

    static func detector() throws -> SileroDetector { try Self.loadedDetector.get() }
    static func recognizer() async throws -> MoonshineRecognizer { try await Self.recognizerLoading.value }
    static func turnModel() async throws -> SmartTurnModel { try await Self.turnModelLoading.value }
    static func languageModel() async throws -> LlamaLanguageModel { try await Self.languageModelLoading.value }

    private static func has(_ files: [String]) -> Bool {
        files.allSatisfy { FileManager.default.isReadableFile(atPath: "\(Self.folder.path)/\($0)") }
    }
}
