import ElevenLabsWire
import SpeechText
import Testing

@testable import CascadeLab

@Suite("What a client of stream-input sends of a reply")
struct EndpointTextTests {
    private static let text =
        "The quick brown fox jumps over the lazy dog and then runs away. It rests. Then it sleeps."

    private static func messages(_ candidate: ScheduleCandidate) -> (sent: [StreamInputMessage], generated: [String]) {
        var text = EndpointText(candidate.settings)
        var sent: [StreamInputMessage] = []
        for token in PacedTokens.tokens(of: Self.text) { sent += text.take(token) }
        sent += text.finish()
        return (sent, text.generations)
    }

    @Test("without flush every token is a message")
    func tokens() {
        let (sent, generated) = Self.messages(ScheduleCandidate(.schedule(.fast)))
        #expect(sent.dropLast().map(\.text) == PacedTokens.tokens(of: Self.text))
        #expect(sent.allSatisfy { !$0.flush })
        #expect(sent.last == .end)
        #expect(generated.joined() == Self.text)
        #expect(generated.count == 2)
    }

    @Test("with flush each sentence is flushed at its end, and nothing of the next with it")
    func flush() {
        let (sent, generated) = Self.messages(ScheduleCandidate(.schedule(.quality), flush: true))
        #expect(
            generated.map { $0.filter { $0 != " " } } == [
                "Thequickbrownfoxjumpsoverthelazydogandthenrunsaway.", "Itrests.", "Thenitsleeps.",
            ])
        // The last sentence's end may be certain only with the end of the text.
        #expect(sent.count { $0.flush } >= 2)
        #expect(sent.dropLast().allSatisfy { !$0.text.isEmpty })
        #expect(
            sent.map(\.text).joined().split(separator: " ").joined(separator: " ")
                == Self.text)
    }

    @Test("in automatic mode a message is a sentence")
    func automatic() {
        let (sent, generated) = Self.messages(ScheduleCandidate(.automatic))
        #expect(generated.count == 3)
        #expect(
            sent.map(\.text).prefix(2) == [
                "The quick brown fox jumps over the lazy dog and then runs away. ", "It rests. ",
            ])
        #expect(sent.allSatisfy { !$0.flush })
        #expect(Self.messages(ScheduleCandidate(.automatic, flush: true)).sent.dropLast().allSatisfy { $0.flush })
    }

    @Test("Cascade's own chunks are messages with flush")
    func own() {
        let (sent, generated) = Self.messages(ScheduleCandidate(.sentences, firstPiece: FirstPiece()))
        #expect(sent.dropLast().allSatisfy { $0.flush })
        #expect(generated.count == 4)
        #expect(!EndpointText.isAutomatic(ScheduleCandidate(.sentences).settings))
    }

    @Test("the candidates are the presets and automatic mode without and with flush, and Cascade's own way")
    func candidates() {
        #expect(
            ScheduleCandidate.all.map(\.name) == [
                "fast", "fast+flush", "balanced", "balanced+flush", "quality", "quality+flush", "automatic",
                "automatic+flush", "sentences+clause",
            ])
        #expect(EndpointText.thresholds(ScheduleCandidate.all[2].settings) == [120, 160, 250, 290])
        #expect(EndpointText.thresholds(ScheduleCandidate.all[6].settings) == nil)
    }
}
