import SpeechAudio
import SpeechEngines
import Testing

@testable import LocalEngines

@Suite(
    "The end of recognizing",
    .enabled(if: EngineInstallation.hasMoonshine, "Moonshine or ONNX Runtime is not installed"),
    .enabled(if: Recording.areThere, "the package pocketsphinx-testdata is not installed"))
struct MoonshineEndTests {
    private func all(of stream: any RecognizerStream) async throws -> [Transcript] {
        var transcripts: [Transcript] = []
        for try await transcript in stream.transcripts { transcripts.append(transcript) }
        return transcripts
    }

    @Test("closing while work is under way ends the transcripts, and other streams go on")
    func close() async throws {
        let recognizer = try await EngineInstallation.recognizer()
        let other = try await recognizer.open()
        other.append(try Recording.goForward.samples())
        for _ in 0..<5 {
            let stream = try await recognizer.open()
            stream.append(try Recording.librivox[0].samples())
            stream.settle()
            await stream.close()
            #expect(try await self.all(of: stream).allSatisfy { !$0.isFinal })
        }
        other.finish()
        let final = try await other.transcripts.first { $0.isFinal }
        #expect(final?.text.lowercased().contains("meters") == true)
        await other.close()
    }

    @Test("a closed stream takes nothing more, and closing again is no harm")
    func closedTwice() async throws {
        let stream = try await EngineInstallation.recognizer().open()
        await stream.close()
        stream.append([Float](repeating: 0, count: 16_000))
        stream.settle()
        stream.finish()
        stream.discard()
        await stream.close()
        #expect(try await self.all(of: stream) == [])
    }

    @Test("stopping the recognizer fails streams at work, idle ones and new ones")
    func stop() async throws {
        let recognizer = try await MoonshineRecognizer.load(engines: EngineInstallation.runtime())
        let (busy, idle, closed) = try await (recognizer.open(), recognizer.open(), recognizer.open())
        busy.append(try Recording.librivox[0].samples())
        busy.finish()
        await closed.close()
        await recognizer.stop()
        for stream in [busy, idle] {
            let error = await #expect(throws: EngineError.self) { try await self.all(of: stream) }
            #expect(error?.code == .stopped)
            await stream.close()
        }
        #expect(try await self.all(of: closed) == [])
        let error = await #expect(throws: EngineError.self) { try await recognizer.open() }
        #expect(error?.code == .stopped)
    }

    @Test("a recognizer without its files says what is missing")
    func missing() async throws {
        try await TemporaryFolder.withAsync { path in
            let engines = try EngineInstallation.runtime(linking: ["onnxruntime"], in: path)
            let error = await #expect(throws: EngineError.self) { try await MoonshineRecognizer.load(engines: engines) }
            #expect(error?.code == .missing)
            #expect(error?.message.contains("moonshine/encoder_model.ort") == true)
        }
    }
}
