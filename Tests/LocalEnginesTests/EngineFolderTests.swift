import Foundation
import LocalEngines
import SpeechEngines
import Testing

@Suite("Where engines are installed")
struct EngineFolderTests {
    @Test(
        "the environment decides: CASCADE_ENGINES, then the user's cache",
        arguments: [
            (["CASCADE_ENGINES": "/e", "XDG_CACHE_HOME": "/c", "HOME": "/h"], "/e"),
            (["CASCADE_ENGINES": "", "XDG_CACHE_HOME": "/c", "HOME": "/h"], "/c/cascade/engines"),
            (["XDG_CACHE_HOME": "/c"], "/c/cascade/engines"),
            (["XDG_CACHE_HOME": "", "HOME": "/h"], "/h/.cache/cascade/engines"),
            (["HOME": "/h"], "/h/.cache/cascade/engines"),
            ([:], "/.cache/cascade/engines"),
        ])
    func standard(environment: [String: String], path: String) {
        #expect(EngineFolder.standard(environment: environment).path == path)
    }

    @Test("an installed file has a path")
    func file() throws {
        try TemporaryFolder.with { folder in
            try Data().write(to: URL(fileURLWithPath: "\(folder)/model"))
            #expect(try EngineFolder(path: folder).file("model") == "\(folder)/model")
        }
    }

    @Test("a missing file is named, with what to do")
    func missing() throws {
        let folder = EngineFolder(path: "/nowhere")
        let error = #expect(throws: EngineError.self) { try folder.file("silero/silero_vad.onnx") }
        #expect(error?.code == .missing)
        #expect(error?.isRetryable == false)
        #expect(error?.message == "/nowhere/silero/silero_vad.onnx is not installed: run `make setup`")
    }

    @Test("without ONNX Runtime there is no runtime, and the message says why")
    func noRuntime() throws {
        try TemporaryFolder.with { path in
            let folder = EngineFolder(path: path)
            let threads = ThreadBudget(cores: 2)
            let missing = #expect(throws: EngineError.self) { try LocalRuntime(folder: folder, threads: threads) }
            #expect(missing?.code == .missing)

            try FileManager.default.createDirectory(atPath: "\(path)/onnxruntime", withIntermediateDirectories: true)
            let library = "\(path)/onnxruntime/libonnxruntime.so"
            try Data("no library".utf8).write(to: URL(fileURLWithPath: library))
            let damaged = #expect(throws: EngineError.self) { try LocalRuntime(folder: folder, threads: threads) }
            #expect(damaged?.code == .damaged)
            #expect(damaged?.message.contains(library) == true)
            #expect(damaged?.message.contains("make setup") == true)
        }
    }

    @Test("every engine has a thread on any machine, and none more than there are cores", arguments: [1, 2, 3, 8, 64])
    func threads(cores: Int) {
        let budget = ThreadBudget(cores: cores)
        let all = [
            budget.voiceActivity, budget.recognizer, budget.turnModel, budget.languageModel, budget.synthesizer,
        ]
        #expect(all.allSatisfy { (1...cores).contains($0) })
    }
}
