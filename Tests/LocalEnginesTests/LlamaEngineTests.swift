import SpeechEngines
import Testing

@testable import LocalEngines

@Suite(
    "The language model, step by step",
    .enabled(if: EngineInstallation.hasLanguageModel, "llama.cpp or its model is not installed"))
struct LlamaEngineTests {
    private func engine(contextTokens: Int = 1024, sequences: Int = 4) throws -> LlamaEngine {
        let settings = LlamaLanguageModel.Settings(
            modelPath: EngineInstallation.languageModelPath, contextTokens: contextTokens, sequences: sequences)
        return try LlamaEngine(
            model: LlamaModel(engines: EngineInstallation.runtime(), settings: settings), settings: settings)
    }

    /// Takes a request in and gives the way back from it.
    private func ask(
        _ engine: inout LlamaEngine, _ messages: [Message], tokenLimit: Int = 10, standing: ReplyStanding? = nil
    ) -> EngineJob<LlamaOutput> {
        let job = EngineJob<LlamaOutput>(capacity: tokenLimit + 2)
        engine.accept(.reply(messages, GenerationOptions(tokenLimit: tokenLimit), standing, job))
        return job
    }

    private func run(_ engine: inout LlamaEngine) -> Int {
        var steps = 0
        while engine.step() { steps += 1 }
        return steps
    }

    private func text(_ job: EngineJob<LlamaOutput>) async throws -> String {
        var text = ""
        for try await case .text(let piece) in job.output { text += piece }
        return text
    }

    /// About 150 tokens that differ with the number.
    private static func instructions(_ number: Int) -> Message {
        Message(
            .system,
            "You are assistant number \(number). "
                + String(repeating: "Answer in one short sentence, and be kind \(number). ", count: 10))
    }

    @Test("a draft takes as many steps more as a reply that somebody waits for needs for its first words")
    func draftWaits() async throws {
        let question = [Message(.user, "What is the capital of France?")]
        func steps(_ standing: ReplyStanding) throws -> Int {
            var engine = try self.engine()
            _ = self.ask(&engine, question, standing: standing)
            _ = self.ask(&engine, question)
            return self.run(&engine)
        }
        let committed = ReplyStanding(isDraft: true)
        committed.commit()
        let together = try steps(committed)
        #expect(try steps(ReplyStanding(isDraft: true)) >= together + 5, "one after the other")
    }

    @Test("the second turn reads only what is new, and the answer is that of an engine that reads it all")
    func secondTurn() async throws {
        var engine = try self.engine()
        var messages = [Self.instructions(1), Message(.user, "What is the capital of France?")]
        let first = self.ask(&engine, messages)
        let firstSteps = self.run(&engine)
        messages += [Message(.assistant, try await self.text(first)), Message(.user, "And of Italy?")]
        let second = self.ask(&engine, messages)
        let secondSteps = self.run(&engine)
        #expect(firstSteps - secondSteps >= 3, "\(firstSteps) and \(secondSteps) steps")

        var fresh = try self.engine()
        let same = self.ask(&fresh, messages)
        let freshSteps = self.run(&fresh)
        #expect(freshSteps > secondSteps)
        let (answer, expected) = try await (self.text(second), self.text(same))
        #expect(answer == expected)
        #expect(!answer.isEmpty)
    }

    @Test("another conversation shares the instructions that were read before, and the first one keeps its own")
    func sharedInstructions() async throws {
        var engine = try self.engine()
        let questions = ["What is the capital of France?", "What do cows drink?"].map { question in
            [Self.instructions(1), Message(.user, question)]
        }
        var steps: [Int] = []
        var answers: [String] = []
        for question in questions + questions {
            let job = self.ask(&engine, question)
            steps.append(self.run(&engine))
            answers.append(try await self.text(job))
        }
        #expect(steps[0] - steps[1] >= 3, "\(steps)")
        #expect(answers[2] == answers[0])
        #expect(answers[3] == answers[1])
    }

    @Test("what was read ahead is not read again")
    func prepare() async throws {
        var engine = try self.engine()
        let messages = [Self.instructions(2), Message(.user, "What is the capital of France?")]
        engine.accept(.prepare(messages, EngineJob(capacity: 2)))
        #expect(self.run(&engine) >= 4)
        let job = self.ask(&engine, messages, tokenLimit: 1)
        #expect(self.run(&engine) == 1)
        let answer = try await self.text(job)
        #expect(!answer.isEmpty)
    }

    @Test("a reply overtakes those who only read ahead")
    func urgency() async throws {
        var engine = try self.engine(sequences: 1)
        let prepared = EngineJob<LlamaOutput>(capacity: 2)
        engine.accept(.prepare([Self.instructions(3), Message(.user, "Later.")], prepared))
        let reply = self.ask(&engine, Answer.question("Now."), tokenLimit: 1)
        let isBusy = engine.step()
        #expect(isBusy)
        _ = self.run(&engine)
        let answer = try await self.text(reply)
        #expect(!answer.isEmpty)
    }

    @Test("a job cancelled after any number of steps is dropped, and the next answer is as ever")
    func cancel() async throws {
        var engine = try self.engine()
        let question = [Self.instructions(1), Message(.user, "What is the capital of France?")]
        let before = self.ask(&engine, question)
        _ = self.run(&engine)
        let expected = try await self.text(before)
        for steps in [0, 1, 3, 6] {
            let job = self.ask(&engine, [Self.instructions(steps), Message(.user, "Tell me a story.")])
            for _ in 0..<steps { _ = engine.step() }
            job.cancel()
            let isBusy = engine.step()
            #expect(!isBusy, "cancelled after \(steps) steps")
        }
        let after = self.ask(&engine, question)
        _ = self.run(&engine)
        #expect(try await self.text(after) == expected)
    }

    @Test("conversations that find no room fail as overloaded; the others are answered, and later ones too")
    func overload() async throws {
        var engine = try self.engine(contextTokens: 256, sequences: 4)
        let jobs = (0..<4).map { number in
            self.ask(
                &engine, [Self.instructions(number * 1111), Message(.user, "Tell me about the sea.")], tokenLimit: 40)
        }
        _ = self.run(&engine)
        var answered = 0
        for job in jobs {
            do {
                #expect(try await !self.text(job).isEmpty)
                answered += 1
            } catch let error as EngineError {
                #expect(error.code == .overloaded)
                #expect(error.isRetryable)
            }
        }
        #expect((1...3).contains(answered))
        let later = self.ask(&engine, Answer.question("Hello?"))
        _ = self.run(&engine)
        #expect(try await !self.text(later).isEmpty)
    }

    @Test("a conversation longer than the context loses its oldest turns and is answered")
    func longHistory() async throws {
        var engine = try self.engine(contextTokens: 256)
        var messages = Answer.question("What is the capital of France?")
        for number in 0..<40 {
            messages.insert(Message(.user, "Tell me fact \(number) about the number \(number)."), at: 1 + 2 * number)
            messages.insert(Message(.assistant, "The number \(number) is a fine number."), at: 2 + 2 * number)
        }
        let job = self.ask(&engine, messages, tokenLimit: 40)
        _ = self.run(&engine)
        #expect(try await !self.text(job).isEmpty)
    }

    @Test("where all sequences are taken by those who read ahead, a reply takes one and goes on with what was read")
    func replyTakesReadersSequence() async throws {
        var engine = try self.engine(sequences: 2)
        let question = [Self.instructions(4), Message(.user, "What is the capital of France?")]
        let readers = [question, [Self.instructions(5), Message(.user, "And of Italy?")]].map { messages in
            let job = EngineJob<LlamaOutput>(capacity: 2)
            engine.accept(.prepare(messages, job))
            return job
        }
        for _ in 0..<3 { _ = engine.step() }
        let reply = self.ask(&engine, question, tokenLimit: 1)
        _ = engine.step()
        // One of them gave up its place and ended at once; the other is still to be read.
        readers[0].cancel()
        readers[1].cancel()
        let steps = self.run(&engine)
        #expect(try await !self.text(reply).isEmpty)
        // About 170 tokens, 32 a step, of which 96 were read ahead by both together and 32 by the step above.
        #expect(steps <= 4, "\(steps) steps")
    }

    @Test("those who only read ahead give up the cache to replies, which then do not fail")
    func readersGiveRoom() async throws {
        var engine = try self.engine(contextTokens: 256, sequences: 4)
        let readers = (0..<3).map { number in
            let job = EngineJob<LlamaOutput>(capacity: 2)
            engine.accept(.prepare([Self.instructions(number * 1111), Message(.user, "Read this.")], job))
            return job
        }
        for _ in 0..<8 { _ = engine.step() }
        let reply = self.ask(&engine, [Self.instructions(7777), Message(.user, "Tell me about the sea.")])
        _ = self.run(&engine)
        #expect(try await !self.text(reply).isEmpty)
        for reader in readers { for try await _ in reader.output {} }
    }

    @Test("a conversation of which a few letters are a token each loses its oldest turns too, and a huge message fails")
    func denseHistory() async throws {
        var engine = try self.engine(contextTokens: 256)
        let digits = String(repeating: "1 2 3 4 5 6 7 8 9 0 ", count: 3)
        var messages = (0..<200).flatMap { number in
            [Message(.user, "\(number) \(digits)"), Message(.assistant, digits)]
        }
        messages.append(Message(.user, "What comes next?"))
        let job = self.ask(&engine, messages, tokenLimit: 20)
        _ = self.run(&engine)
        #expect(try await !self.text(job).isEmpty)
        for size in [400, 1_000_000] {
            let huge = self.ask(&engine, [Message(.user, String(repeating: "1 ", count: size))], tokenLimit: 20)
            _ = self.run(&engine)
            let error = await #expect(throws: EngineError.self) { try await self.text(huge) }
            #expect(error?.code == .unsupported)
        }
    }

    @Test("stopping fails what is under way and what waits")
    func stop() async throws {
        var engine = try self.engine(sequences: 1)
        let jobs = (0..<3).map { self.ask(&engine, Answer.question("Question \($0)?")) }
        _ = engine.step()
        engine.stop()
        for job in jobs {
            let error = await #expect(throws: EngineError.self) { try await self.text(job) }
            #expect(error?.code == .stopped)
        }
    }
}
