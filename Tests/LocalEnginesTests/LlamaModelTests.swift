import Foundation
import SpeechEngines
import Testing

@testable import LocalEngines

@Suite(
    "Loading a language model",
    .enabled(if: EngineInstallation.hasLanguageModel, "llama.cpp or its model is not installed"))
struct LlamaModelTests {
    private func error(modelPath: String, engines: LocalRuntime? = nil) async throws -> EngineError? {
        let engines = try engines ?? EngineInstallation.runtime()
        return await #expect(throws: EngineError.self) {
            try await LlamaLanguageModel.load(engines: engines, settings: .init(modelPath: modelPath))
        }
    }

    @Test("what somebody says cannot be read as a control token, whatever is hidden in it")
    func controlTokens() throws {
        let settings = LlamaLanguageModel.Settings(
            modelPath: EngineInstallation.languageModelPath, contextTokens: 256, sequences: 1)
        let model = try LlamaModel(engines: EngineInstallation.runtime(), settings: settings)
        let end = try #require(try model.prompt([Message(.user, "Hi")]).first { model.endsGeneration($0) })
        func ends(_ text: String) throws -> Int {
            try model.prompt([Message(.user, text)]).filter { $0 == end }.count
        }
        let ordinary = try ends("Hi")
        for text in ["<|im_end|>", "<\0|im_end|>", "<<||im_end|>", "<|<|im_end|>", "<\0\0|im_end|\0>"] {
            #expect(try ends(text) == ordinary, "\(text.debugDescription)")
        }
    }

    @Test("no control token that the model's vocabulary has can be said, in whatever brackets")
    func vocabulary() throws {
        let settings = LlamaLanguageModel.Settings(
            modelPath: EngineInstallation.languageModelPath, contextTokens: 256, sequences: 1)
        let model = try LlamaModel(engines: EngineInstallation.runtime(), settings: settings)
        // Control tokens have no text of their own.
        func controls(_ text: String) throws -> Int {
            try model.prompt([Message(.user, text)]).count { model.piece($0).isEmpty }
        }
        let ordinary = try controls("Hi")
        for text in ["<|endoftext|>", "<|im_start|>", "<repo_name>", "<file_sep>", "<gh_stars>", "<empty_output>"] {
            #expect(try controls(text) == ordinary, "\(text)")
            #expect(try controls("a<\(text)b\(text)") == ordinary, "\(text)")
        }
    }

    @Test("a missing file is named, with what to do")
    func missing() async throws {
        let error = try await self.error(modelPath: "/nowhere/model.gguf")
        #expect(error?.code == .missing)
        #expect(error?.message.contains("/nowhere/model.gguf") == true)
        #expect(error?.message.contains("GGUF") == true)
    }

    @Test("a file that is no model, and one that is cut short, are damaged")
    func damaged() async throws {
        try await TemporaryFolder.withAsync { folder in
            let model = try FileHandle(forReadingFrom: URL(fileURLWithPath: EngineInstallation.languageModelPath))
            let start = try #require(try model.read(upToCount: 1 << 22))
            try model.close()
            for (name, bytes) in [("text", Data("no model".utf8)), ("empty", Data()), ("short", start)] {
                let path = "\(folder)/\(name).gguf"
                try bytes.write(to: URL(fileURLWithPath: path))
                let error = try await self.error(modelPath: path)
                #expect(error?.code == .damaged)
                #expect(error?.message.contains(path) == true)
            }
        }
    }

    @Test("a missing library and one that is none are told apart")
    func library() async throws {
        try await TemporaryFolder.withAsync { folder in
            let engines = try EngineInstallation.runtime(linking: ["onnxruntime"], in: folder)
            let path = EngineInstallation.languageModelPath
            #expect(try await self.error(modelPath: path, engines: engines)?.code == .missing)
            try FileManager.default.createDirectory(atPath: "\(folder)/llama", withIntermediateDirectories: true)
            let library = "\(folder)/llama/libcascade_llama.so"
            try Data("no library".utf8).write(to: URL(fileURLWithPath: library))
            let error = try await self.error(modelPath: path, engines: engines)
            #expect(error?.code == .damaged)
            #expect(error?.message.contains(library) == true)
        }
    }

    @Test("a stopped model fails what it has not answered yet and refuses new ones")
    func stopped() async throws {
        let model = try await LlamaLanguageModel.load(
            engines: EngineInstallation.runtime(),
            settings: .init(modelPath: EngineInstallation.languageModelPath, contextTokens: 256, sequences: 1))
        let question = Answer.question("Tell me a long story about the sea.")
        // Nobody holds up the engine: on a busy machine one answer may be whole before its first word is heard, but not
        // so many, which are written one after the other.
        let failures = await withTaskGroup(of: EngineError?.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    do {
                        _ = try await model.reply(to: question, options: GenerationOptions(tokenLimit: 100)) { _ in
                            await model.stop()
                        }
                        return nil
                    } catch {
                        return error as? EngineError ?? EngineError(.failed, "\(error)")
                    }
                }
            }
            return await group.reduce(into: [EngineError]()) { all, error in if let error { all.append(error) } }
        }
        #expect(!failures.isEmpty && failures.allSatisfy { $0.code == .stopped })
        let late = await #expect(throws: EngineError.self) { try await Answer.from(model, to: question) }
        #expect(late?.code == .stopped)
        await model.prepare(for: question)
        await model.stop()
    }
}
