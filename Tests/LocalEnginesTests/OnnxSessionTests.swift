import Foundation
import SpeechEngines
import Testing

@testable import LocalEngines

@Suite(
    "Models of ONNX Runtime", .enabled(if: EngineInstallation.hasSilero, "Silero or ONNX Runtime is not installed"))
struct OnnxSessionTests {
    private func session() throws -> OnnxSession {
        let runtime = try EngineInstallation.runtime()
        return try OnnxSession(
            path: try runtime.folder.file("silero/silero_vad.onnx"), threads: 1, runtime: runtime.onnx)
    }

    private func inputs(samples: Int = 576) -> [String: Tensor] {
        [
            "input": .float([Float](repeating: 0, count: samples), shape: [1, samples]),
            "state": .float([Float](repeating: 0, count: 256), shape: [2, 1, 128]),
            "sr": .int64([16_000], shape: []),
        ]
    }

    @Test("a model tells its inputs and outputs, and gives results in their order")
    func run() throws {
        let session = try self.session()
        #expect(Set(session.inputNames) == ["input", "state", "sr"])
        let results = try session.run(self.inputs())
        #expect(results.count == session.outputNames.count)
        let output = try #require(zip(session.outputNames, results).first { $0.0 == "output" }?.1)
        #expect(try output.shape() == [1, 1])
        #expect(try output.floats().count == 1)
    }

    @Test("a result can be handed on to the next run")
    func chain() throws {
        let session = try self.session()
        let first = try session.run(self.inputs())
        let state = try #require(zip(session.outputNames, first).first { $0.0 != "output" }?.1)
        var direct = self.inputs()
        direct["state"] = .value(state)
        var copied = self.inputs()
        copied["state"] = .float(try state.floats(), shape: try state.shape())
        let results = try [direct, copied].map { try session.run($0).map { try $0.floats() } }
        #expect(results[0] == results[1])
    }

    @Test("a missing input and one of a wrong shape are errors, and the model still runs after them")
    func wrongInputs() throws {
        let session = try self.session()
        var incomplete = self.inputs()
        incomplete["state"] = nil
        let missing = #expect(throws: EngineError.self) { try session.run(incomplete) }
        #expect(missing?.message.contains("state") == true)
        var flat = self.inputs()
        flat["state"] = .float([1, 2, 3], shape: [3])
        let wrong = #expect(throws: EngineError.self) { try session.run(flat) }
        #expect(wrong?.code == .failed)
        #expect(try !session.run(self.inputs()).isEmpty)
    }

    @Test("a damaged file is named, with what to do")
    func damaged() throws {
        try TemporaryFolder.with { folder in
            let path = "\(folder)/model.onnx"
            try Data("no model".utf8).write(to: URL(fileURLWithPath: path))
            let runtime = try EngineInstallation.runtime()
            let error = #expect(throws: EngineError.self) {
                try OnnxSession(path: path, threads: 1, runtime: runtime.onnx)
            }
            #expect(error?.code == .damaged)
            #expect(error?.message.contains(path) == true)
            #expect(error?.message.contains("make setup") == true)
        }
    }

    @Test(
        "a library that is not ONNX Runtime is refused",
        .enabled(if: EngineInstallation.hasLanguageModel, "llama.cpp is not installed"))
    func otherLibrary() throws {
        try TemporaryFolder.with { path in
            try FileManager.default.createDirectory(atPath: "\(path)/onnxruntime", withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                atPath: "\(path)/onnxruntime/libonnxruntime.so",
                withDestinationPath: "\(EngineInstallation.folder.path)/llama/libggml-base.so")
            let error = #expect(throws: EngineError.self) {
                try LocalRuntime(folder: EngineFolder(path: path), threads: ThreadBudget(cores: 1))
            }
            #expect(error?.code == .damaged)
            #expect(error?.message.contains("OrtGetApiBase") == true)
        }
    }

    @Test("the version is told")
    func version() throws {
        #expect(try EngineInstallation.runtime().onnxRuntimeVersion.hasPrefix("1."))
    }
}
