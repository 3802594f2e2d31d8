import CascadeTesting
import SpeechAudio
import SpeechEngines
import Testing

@testable import LocalEngines

@Suite(
    "Recognizing speech with Moonshine",
    .enabled(if: EngineInstallation.hasMoonshine, "Moonshine or ONNX Runtime is not installed"),
    .enabled(if: Recording.areThere, "the package pocketsphinx-testdata is not installed"))
struct MoonshineRecognizerTests {
    private func open() async throws -> any RecognizerStream {
        try await EngineInstallation.recognizer().open()
    }

    /// The transcripts up to and with the final one.
    private func toFinal(_ iterator: inout AsyncThrowingStream<Transcript, any Error>.Iterator) async throws
        -> [Transcript]
    {
        var transcripts: [Transcript] = []
        while let transcript = try await iterator.next() {
            transcripts.append(transcript)
            if transcript.isFinal { break }
        }
        return transcripts
    }

    /// The final transcript of a sound that is given whole.
    private func transcribe(_ samples: [Float]) async throws -> Transcript {
        let stream = try await self.open()
        stream.append(samples)
        stream.finish()
        var iterator = stream.transcripts.makeAsyncIterator()
        let transcript = try await self.toFinal(&iterator).last
        await stream.close()
        return try #require(transcript)
    }

    private static let silence = [Float](repeating: 0, count: 16_000)

    @Test("recorded sentences are understood, with at most one wrong word in twenty")
    func words() async throws {
        var (errors, words) = (0, 0)
        for recording in Recording.librivox + [.goForward, .numbers] {
            let samples = try recording.samples()
            let transcript = try await self.transcribe(samples)
            #expect(transcript.coverage == .samples(samples.count, at: 16_000))
            let counted = WordErrors(in: transcript.text, said: recording.said)
            #expect(counted.count <= 1, "\(transcript.text)")
            errors += counted.count
            words += counted.words
        }
        #expect(errors * 20 <= words)
    }

    @Test("partial transcripts come while audio is appended, and become the final one")
    func partials() async throws {
        let stream = try await self.open()
        var iterator = stream.transcripts.makeAsyncIterator()
        let samples = try Recording.librivox[1].samples()
        var position = 0
        var partials: [Transcript] = []
        while position + 8000 <= samples.count {
            stream.append(Array(samples[position..<position + 8000]))
            position += 8000
            partials.append(try #require(try await iterator.next()))
            #expect(partials.last?.coverage == .samples(position, at: 16_000))
        }
        #expect(partials.allSatisfy { !$0.isFinal })
        #expect(Set(partials.map(\.text)).count > 2)
        #expect(partials.contains { $0.text.lowercased().hasPrefix("he was not") })
        stream.append(Array(samples[position...]))
        stream.finish()
        let transcripts = try await self.toFinal(&iterator)
        #expect(transcripts.count == 1)
        #expect(try await transcripts == [self.transcribe(samples)])
        await stream.close()
    }

    @Test("after settling the final transcript is the same, at once and without another one in between")
    func settled() async throws {
        let stream = try await self.open()
        var iterator = stream.transcripts.makeAsyncIterator()
        let samples = try Recording.goForward.samples()
        stream.append(samples)
        stream.settle()
        var partial = try #require(try await iterator.next())
        // The first one may have been on its way before settling.
        if partial.coverage < .samples(samples.count, at: 16_000) { partial = try #require(try await iterator.next()) }
        stream.finish()
        let final = try #require(try await iterator.next())
        #expect(!partial.isFinal)
        #expect(final == Transcript(text: partial.text, isFinal: true, coverage: partial.coverage))
        #expect(final.coverage == .samples(samples.count, at: 16_000))
        await stream.close()
        #expect(try await iterator.next() == nil)
    }

    @Test("a discarded utterance leaves no transcript and does not color the next one")
    func discard() async throws {
        let stream = try await self.open()
        var iterator = stream.transcripts.makeAsyncIterator()
        // Less than a partial transcript wants, so that none is on its way.
        stream.append(Array(try Recording.librivox[0].samples()[20_000..<23_000]))
        stream.discard()
        stream.append(try Recording.goForward.samples())
        stream.finish()
        stream.append(try Recording.librivox[0].samples())
        stream.discard()
        stream.finish()
        let first = try await self.toFinal(&iterator)
        #expect(try await first.last == self.transcribe(Recording.goForward.samples()))
        let second = try #require(try await self.toFinal(&iterator).last)
        #expect(second == Transcript(text: "", isFinal: true, coverage: .zero))
        await stream.close()
    }

    @Test("utterances follow each other, one final transcript each")
    func utterances() async throws {
        let stream = try await self.open()
        let recordings = [Recording.librivox[1], .goForward, .librivox[4]]
        for recording in recordings {
            stream.append(try recording.samples())
            stream.finish()
        }
        stream.finish()
        var iterator = stream.transcripts.makeAsyncIterator()
        for recording in recordings {
            let final = try await self.toFinal(&iterator).last
            #expect(WordErrors(in: final?.text ?? "", said: recording.said).count <= 1)
        }
        #expect(try await self.toFinal(&iterator).map(\.text) == [""])
        await stream.close()
    }

    @Test("four streams at once understand what each of them hears")
    func streams() async throws {
        let recordings = Recording.librivox.dropFirst()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for recording in recordings {
                group.addTask {
                    let samples = try recording.samples()
                    let stream = try await self.open()
                    for start in stride(from: 0, to: samples.count, by: 1600) {
                        stream.append(Array(samples[start..<min(start + 1600, samples.count)]))
                        await Task.yield()
                    }
                    stream.finish()
                    var iterator = stream.transcripts.makeAsyncIterator()
                    let final = try await self.toFinal(&iterator).last
                    #expect(WordErrors(in: final?.text ?? "", said: recording.said).count <= 1)
                    await stream.close()
                }
            }
            try await group.waitForAll()
        }
    }

    @Test("the final transcript is the same however the audio was cut", arguments: [1, 2, 3] as [UInt64])
    func feeds(seed: UInt64) async throws {
        var numbers = SeededGenerator(seed: seed)
        let samples = try Recording.librivox[2].samples()
        let stream = try await self.open()
        var rest = samples[...]
        while !rest.isEmpty {
            let count = Int.random(in: 0...6000, using: &numbers)
            stream.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
            if Int.random(in: 0..<4, using: &numbers) == 0 { stream.settle() }
            await Task.yield()
        }
        stream.finish()
        var iterator = stream.transcripts.makeAsyncIterator()
        let transcripts = try await self.toFinal(&iterator)
        #expect(try await transcripts.last == self.transcribe(samples))
        #expect(transcripts.dropLast().allSatisfy { !$0.isFinal })
        #expect(transcripts.map(\.coverage) == transcripts.map(\.coverage).sorted())
        await stream.close()
    }

    @Test("silence and the shortest sounds have a final transcript", arguments: [1, 100, 3999, 4096, 16_000])
    func nothing(count: Int) async throws {
        let transcript = try await self.transcribe([Float](repeating: 0, count: count))
        #expect(transcript.isFinal)
        #expect(transcript.coverage == .samples(count, at: 16_000))
    }
}
