import Cascade
import Testing
import TurnTimes

@testable import CascadeLab

@Suite("The percentile gate")
struct LatencyGateTests {
    private static let baseline = SimulatedBench().turns(seed: 1000)

    @Test("of 20 unchanged repeats at least 19 pass")
    func unchanged() {
        let outputs = (1...20).map { seed in
            let verdicts = LatencyGate().compare(SimulatedBench().turns(seed: UInt64(seed)), with: Self.baseline)
            return verdicts.filter { $0.outcome == .grown }.map(\.line)
        }
        #expect(outputs.count(where: \.isEmpty) >= 19, "\(outputs)")
    }

    @Test(
        "50 ms more in one stage fail, and the stage's latency is named",
        arguments: [
            (TurnStage.synthesis, [LatencyName.chunkToAudio]), (.text, [.tokenToChunk]),
            (.endpointing, [.endpointingDelay]), (.recognition, [.transcriptDelay]),
            // No name holds the model's time alone; these two overlap in it.
            (.model, [.speechToFirstToken, .transcriptToFirstAudio]),
        ])
    func delayed(stage: TurnStage, names: [LatencyName]) {
        let outputs = (1...10).map { seed in
            LatencyGate().compare(
                SimulatedBench(delays: [stage: 50]).turns(seed: UInt64(seed)), with: Self.baseline)
        }
        let stages = outputs.map { SlowerStage.all(in: $0).map(\.stage) }
        #expect(stages.count { $0 == [stage] } >= 9, "\(stages)")
        let named = outputs.map { Set($0.filter(\.isSource).map(\.name)) }
        #expect(named.count { $0 == Set(names) } >= 9, "\(named)")
        // Whatever else noise does, none of them passes.
        #expect(outputs.allSatisfy { $0.contains { $0.outcome == .grown } }, "\(outputs.flatMap { $0.map(\.line) })")
    }

    @Test("of two slower stages none is named as the one, but both their latencies are")
    func twoStages() {
        let turns = SimulatedBench(delays: [.endpointing: 50, .synthesis: 50]).turns(seed: 4)
        let verdicts = LatencyGate().compare(turns, with: Self.baseline)
        #expect(SlowerStage.all(in: verdicts).isEmpty)
        #expect(Set(verdicts.filter(\.isSource).map(\.name)).isSuperset(of: [.endpointingDelay, .chunkToAudio]))
        #expect(SlowerStage.all(in: []).isEmpty)
    }

    @Test("growth within what is allowed passes, whatever its certainty")
    func allowed() {
        let turns = Self.baseline.map { $0.slower(by: 15) }
        #expect(LatencyGate(allowance: 20).compare(turns, with: Self.baseline).allSatisfy { $0.outcome == .passed })
        let strict = LatencyGate(allowance: 10).compare(turns, with: Self.baseline)
        #expect(strict.filter(\.isSource).map(\.name) == [.endpointingDelay])
    }

    @Test("a slower mode is named, the other passes")
    func modes() {
        let sequential = SimulatedBench().turns(seed: 5, mode: "sequential")
        let slower = SimulatedBench(delays: [.synthesis: 50]).turns(seed: 6)
        let verdicts = LatencyGate().compare(
            sequential + slower, with: SimulatedBench().turns(seed: 7, mode: "sequential") + Self.baseline)
        #expect(Set(verdicts.filter { $0.outcome == .grown }.map(\.mode)) == ["cascade"])
        #expect(verdicts.filter(\.isSource).map(\.name) == [.chunkToAudio])
    }

    @Test("with fewer than 20 pairs nothing is judged, and turns without a partner do not count")
    func tooFew() {
        let bench = SimulatedBench(recordings: 19, repeats: 1, delays: [.synthesis: 500])
        let verdicts = LatencyGate().compare(
            bench.turns(seed: 1), with: SimulatedBench(recordings: 40, repeats: 1).turns(seed: 2))
        #expect(verdicts.allSatisfy { $0.outcome == .tooFew && $0.pairs == 19 })
        #expect(LatencyGate().compare(bench.turns(seed: 1), with: []).isEmpty)
    }

    @Test("the same turns give the same verdicts")
    func repeatable() {
        let turns = SimulatedBench(delays: [.model: 30]).turns(seed: 3)
        #expect(LatencyGate().compare(turns, with: Self.baseline) == LatencyGate().compare(turns, with: Self.baseline))
    }
}

extension BenchTurn {
    /// The same turn with every mark but the end of speech later.
    fileprivate func slower(by milliseconds: Double) -> BenchTurn {
        var marks = self.marks.since(.milliseconds(-milliseconds))
        marks[.acousticEnd] = .zero
        return BenchTurn(mode: self.mode, recording: self.recording, repetition: self.repetition, marks: marks)
    }
}
