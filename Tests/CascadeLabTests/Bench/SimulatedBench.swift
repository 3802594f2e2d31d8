import Cascade
import CascadeTesting
import Foundation
import TurnTimes

@testable import CascadeLab

/// Turns with the noise of a real machine: every recording has its own times, every turn differs a little, and some
/// are held up.
struct SimulatedBench {
    var recordings = 5
    var repeats = 8
    /// Milliseconds that a stage takes longer than usual.
    var delays: [TurnStage: Double] = [:]

    func turns(seed: UInt64, mode: String = "cascade") -> [BenchTurn] {
        var random = SeededGenerator(seed: seed)
        return (0..<self.repeats).flatMap { repetition in
            (0..<self.recordings).map { recording in
                BenchTurn(
                    mode: mode, recording: "recording \(recording)", repetition: repetition,
                    marks: self.marks(of: recording, &random), reply: "It is what it is.", tokens: 7)
            }
        }
    }

    /// Usual times in milliseconds, their spread over recordings, and their noise.
    private static let stages: [TurnStage: (usual: Double, spread: Double, noise: Double)] = [
        .endpointing: (170, 60, 9), .recognition: (30, 12, 6), .model: (40, 10, 7), .text: (70, 35, 8),
        .synthesis: (80, 30, 10), .release: (0.5, 0.1, 0.1),
    ]

    private func marks(of recording: Int, _ random: inout SeededGenerator) -> Marks {
        var marks: [Mark: Double] = [.acousticEnd: 0]
        var time = 0.0
        for stage in TurnStage.allCases {
            guard let (usual, spread, noise) = Self.stages[stage] else { continue }
            // The recording's own part is the same in every run.
            let own = sin(Double(recording * 7 + stage.rawValue.count)) * spread
            // About one stage in 40 is held up by something else on the machine.
            let holdUp =
                Double.random(in: 0..<1, using: &random) < 0.025 ? Double.random(in: 10..<80, using: &random) : 0
            time += max(0.1, usual + own + Self.gaussian(&random) * noise + holdUp + (self.delays[stage] ?? 0))
            marks[stage.end] = time
            if stage == .text { marks[.firstChunk] = time - 0.2 }
        }
        return Marks(milliseconds: marks)
    }

    private static func gaussian(_ random: inout SeededGenerator) -> Double {
        let radius = (-2 * log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &random))).squareRoot()
        return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &random))
    }
}
