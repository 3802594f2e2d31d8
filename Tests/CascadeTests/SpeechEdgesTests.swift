import Testing

@testable import Cascade

@Suite("Edges of speech")
struct SpeechEdgesTests {
    /// Feeds 20 ms frames, one for each probability.
    private func edges(_ probabilities: [Float]) -> [SpeechEdge] {
        var edges = SpeechEdges()
        return probabilities.enumerated().flatMap { index, probability in
            edges.take(probability, from: .milliseconds(index * 20), to: .milliseconds(index * 20 + 20))
        }
    }

    private static func rose(_ milliseconds: Int) -> SpeechEdge { .rose(at: .milliseconds(milliseconds)) }

    @Test("speech starts at its first voiced frame, once it has lasted")
    func start() {
        #expect(self.edges([0, 1, 1]) == [Self.rose(20)])
        #expect(self.edges([0, 1, 1, 1]) == [Self.rose(20), .started(at: .milliseconds(20))])
    }

    @Test("a click is not speech, however it begins")
    func click() {
        #expect(self.edges([0, 1, 0, 1, 1, 0, 0]) == [Self.rose(20), .fell, Self.rose(60), .fell])
    }

    @Test("speech stops at the end of its last voiced frame, not of the silence that shows it")
    func stop() {
        #expect(
            self.edges([1, 1, 1, 1, 0, 0, 0]) == [Self.rose(0), .started(at: .zero), .stopped(at: .milliseconds(80))])
    }

    @Test("soft endings belong to speech, soft beginnings do not")
    func hysteresis() {
        #expect(self.edges([0.4, 0.4, 0.4, 0.4, 0.4]) == [])
        #expect(
            self.edges([1, 1, 1, 0.4, 0.4, 0, 0, 0]) == [
                Self.rose(0), .started(at: .zero), .stopped(at: .milliseconds(100)),
            ])
    }

    @Test("a short dip does not stop speech")
    func dip() {
        #expect(self.edges([1, 1, 1, 0, 0, 1, 1]) == [Self.rose(0), .started(at: .zero)])
    }

    @Test("speech is held once, after 200 ms")
    func held() {
        let expected: [SpeechEdge] = [Self.rose(0), .started(at: .zero), .held(at: .milliseconds(200))]
        #expect(self.edges([Float](repeating: 1, count: 9)) == [Self.rose(0), .started(at: .zero)])
        #expect(self.edges([Float](repeating: 1, count: 30)) == expected)
    }
}
