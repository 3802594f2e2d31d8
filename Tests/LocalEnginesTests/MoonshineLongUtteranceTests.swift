import CascadeTesting
import SpeechAudio
import SpeechEngines
import Testing

@testable import LocalEngines

@Suite(
    "Long utterances with Moonshine",
    .enabled(if: EngineInstallation.hasMoonshine, "Moonshine or ONNX Runtime is not installed"),
    .enabled(if: Recording.areThere, "the package pocketsphinx-testdata is not installed"))
struct MoonshineLongUtteranceTests {
    /// All sentences with a second of silence between them: half a minute.
    private static func speech() throws -> (samples: [Float], said: String) {
        let pause = [Float](repeating: 0, count: 16_000)
        let samples = try Recording.librivox.flatMap { try $0.samples() + pause }
        return (samples, Recording.librivox.map(\.said).joined(separator: " "))
    }

    @Test("half a minute of speech that comes at once is transcribed whole")
    func atOnce() async throws {
        let (samples, said) = try Self.speech()
        #expect(samples.count > 400_000)
        let stream = try await EngineInstallation.recognizer().open()
        stream.append(samples)
        stream.finish()
        let final = try await stream.transcripts.first { $0.isFinal }
        let errors = WordErrors(in: final?.text ?? "", said: said)
        #expect(errors.count <= 4, "\(final?.text ?? "")")
        #expect(final?.coverage == .samples(samples.count, at: 16_000))
        await stream.close()
    }

    @Test("half a minute of speech that comes bit by bit is transcribed whole")
    func bitByBit() async throws {
        let (samples, said) = try Self.speech()
        let stream = try await EngineInstallation.recognizer().open()
        var iterator = stream.transcripts.makeAsyncIterator()
        var coverage = Duration.zero
        for start in stride(from: 0, to: samples.count, by: 40_000) {
            let end = min(start + 40_000, samples.count)
            stream.append(Array(samples[start..<end]))
            if end < samples.count {
                let partial = try #require(try await iterator.next())
                #expect(!partial.isFinal)
                #expect(partial.coverage >= coverage)
                coverage = partial.coverage
            }
        }
        stream.finish()
        var final = try await iterator.next()
        while final?.isFinal == false { final = try await iterator.next() }
        let errors = WordErrors(in: final?.text ?? "", said: said)
        #expect(errors.count <= 4, "\(final?.text ?? "")")
        #expect(final?.coverage == .samples(samples.count, at: 16_000))
        await stream.close()
    }
}
