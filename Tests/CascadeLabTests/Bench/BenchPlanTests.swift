import Testing

@testable import CascadeLab

@Suite("The order of a bench's turns")
struct BenchPlanTests {
    @Test("each mode plays each recording once a repeat", arguments: 1...6, 1...3)
    func complete(recordings: Int, modes: Int) {
        let plan = BenchPlan(modes: modes, recordings: recordings, repeats: 4)
        for repetition in 0..<4 {
            for mode in 0..<modes {
                let played = plan.entries.filter { $0.mode == mode && $0.repetition == repetition }.map(\.recording)
                #expect(played.sorted() == Array(0..<recordings))
            }
        }
        #expect(plan.entries.count == modes * recordings * 4)
    }

    @Test("modes take turns, each goes first as often, and neighbors play different recordings")
    func interleaved() {
        let entries = BenchPlan(modes: 2, recordings: 5, repeats: 2).entries
        let rounds = stride(from: 0, to: entries.count, by: 2).map { [entries[$0], entries[$0 + 1]] }
        #expect(rounds.allSatisfy { Set($0.map(\.mode)) == [0, 1] })
        #expect(rounds.count { $0[0].mode == 0 } == 5)
        #expect(rounds.allSatisfy { $0[0].recording != $0[1].recording })
    }
}
