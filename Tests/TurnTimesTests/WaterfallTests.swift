import CascadeTesting
import Testing
import TurnTimes

@Suite("The stages of a turn")
struct WaterfallTests {
    /// Marks at any times and in any order, each left out at times.
    private static func timeline(_ random: inout SeededGenerator) -> Marks {
        var marks = Marks()
        let isInOrder = Bool.random(using: &random)
        var time = Int64.random(in: 0..<10_000_000, using: &random)
        for mark in Mark.allCases where Int.random(in: 0..<8, using: &random) > 0 {
            time =
                isInOrder
                ? time + Int64.random(in: 0..<900_000, using: &random)
                : Int64.random(in: 0..<20_000_000, using: &random)
            marks[mark] = .microseconds(time) + .nanoseconds(Int64.random(in: 0..<1000, using: &random))
        }
        return marks
    }

    @Test("they follow each other and add up exactly: to voice_to_voice, and with the delivery to voice_to_ear")
    func sum() {
        var random = SeededGenerator(seed: 11)
        var spoken = 0
        var delivered = 0
        for _ in 0..<20_000 {
            let marks = Self.timeline(&random)
            let steps = Waterfall(marks).steps
            #expect(steps.allSatisfy { $0.length >= .zero })
            #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.end == $1.start })
            #expect(steps.first.map { $0.start == .zero } ?? true)
            guard let voice = marks[.voiceToVoice] else { continue }
            let server = steps.filter { $0.stage != .delivery }.reduce(Duration.zero) { $0 + $1.length }
            #expect(server == max(.zero, voice))
            spoken += 1
            guard steps.last?.stage == .delivery else { continue }
            #expect(steps.last?.end == marks[.voiceToEar])
            delivered += 1
        }
        #expect(spoken > 10_000 && delivered > 2000)
    }

    @Test("a stage without a mark of its own counts in the next")
    func missing() {
        let marks: Marks = [
            .acousticEnd: .seconds(1), .endpointing: .seconds(2), .firstToken: .seconds(4),
            .firstByteWritten: .seconds(5),
        ]
        let steps = Waterfall(marks).steps
        #expect(steps.map(\.stage) == [.endpointing, .model, .release])
        #expect(steps.map(\.length) == [.seconds(1), .seconds(2), .seconds(1)])
    }

    @Test("a typed turn begins with what follows its text; an answer that cut in has no stages")
    func odd() {
        let typed: Marks = [
            .finalTranscript: .seconds(3), .firstToken: .seconds(4), .firstByteWritten: .seconds(5),
        ]
        #expect(Waterfall(typed).steps.map(\.stage) == [.model, .release])
        let cutIn: Marks = [.acousticEnd: .seconds(3), .endpointing: .seconds(1), .firstByteWritten: .seconds(2)]
        #expect(Waterfall(cutIn).steps.isEmpty)
        #expect(Waterfall(Marks()).steps.isEmpty)
    }

    @Test("each stage begins where the one before ends")
    func stages() {
        #expect(zip(TurnStage.allCases, TurnStage.allCases.dropFirst()).allSatisfy { $0.end == $1.start })
        #expect(TurnStage.allCases.first?.start == LatencyName.voiceToVoice.start)
        #expect(TurnStage.ofServer.last?.end == LatencyName.voiceToVoice.end)
        #expect(TurnStage.allCases.last?.end == LatencyName.voiceToEar.end)
    }
}
