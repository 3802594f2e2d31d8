import Cascade
import CascadeTesting
import Foundation
import SpeechAudio
import Testing
import TurnTimes

@testable import CascadeLab

@Suite("Files of figures that are damaged or hostile")
struct BenchFileFuzzTests {
    private static let values = [
        "-0.0", "-1", "9223372036854775807", "-9223372036854775808", "18446744073709551616", "1e308", "1e400", "NaN",
        "null",
        "[]", "{}",
        "\"" + String(repeating: "x", count: 100_000) + "\"",
    ]

    private static func text() throws -> String {
        let turns = (0..<4).map { index in
            BenchTurn(
                mode: index % 2 == 0 ? "cascade" : "sequential", recording: "a", repetition: index / 2,
                marks: Marks(
                    milliseconds: Dictionary(
                        uniqueKeysWithValues: Mark.allCases.enumerated().map { ($1, Double($0) * 50) })),
                transcript: "Hello.", reply: "Yes.", tokens: 3, chunks: 1, audio: .milliseconds(900))
        }
        let result = BenchResult(
            modes: ["sequential", "cascade"], turns: turns, machine: MachineReport(foreign: 0.01, latest: 2),
            conditions: ["cores": "2"])
        return try result.json()
    }

    /// A file that is refused, or figures that can be shown and compared.
    /// - Returns: whether it is read.
    private func check(_ text: String) throws -> Bool {
        guard let result = try? BenchResult(json: text) else { return false }
        _ = BenchLines.table(result)
        _ = BenchPage(result).html
        _ = LatencyGate().compare(Array(result.turns.prefix(4)), with: Array(result.turns.prefix(4))).map(\.line)
        _ = result.turns.prefix(3).map { BenchLines.line($0, number: 1, of: 1) }
        _ = try? result.json()
        return true
    }

    @Test("every value of a file may be anything")
    func values() throws {
        let object = try JSONSerialization.jsonObject(with: Data(try Self.text().utf8))
        var paths: [[String]] = []
        func walk(_ value: Any, _ path: [String]) {
            paths.append(path)
            if let fields = value as? [String: Any] {
                for (key, field) in fields { walk(field, path + [key]) }
            } else if let list = value as? [Any], let first = list.first {
                walk(first, path + ["0"])
            }
        }
        walk(object, [])
        func replaced(_ value: Any, _ path: ArraySlice<String>) -> Any {
            guard let key = path.first else { return "@@" }
            if var fields = value as? [String: Any], let field = fields[key] {
                fields[key] = replaced(field, path.dropFirst())
                return fields
            }
            guard var list = value as? [Any], !list.isEmpty else { return value }
            list[0] = replaced(list[0], path.dropFirst())
            return list
        }
        #expect(paths.count > 40)
        var outcomes = [true: 0, false: 0]
        // Percentiles are written for people and computed anew from the turns.
        for path in paths where !path.isEmpty && path[0] != "modes" && path[0] != "same_replies" {
            let data = try JSONSerialization.data(withJSONObject: replaced(object, path[...]))
            let marked = String(decoding: data, as: UTF8.self)
            #expect(marked.contains("\"@@\""))
            for value in Self.values {
                outcomes[try self.check(marked.replacing("\"@@\"", with: value)), default: 0] += 1
            }
        }
        #expect(outcomes.values.allSatisfy { $0 > 50 }, "\(outcomes)")
    }

    @Test("files that were cut or changed anywhere are refused or read")
    func damaged() throws {
        let bytes = Array(try Self.text().utf8)
        var random = SeededGenerator(seed: 8)
        #expect(try self.check(String(decoding: bytes, as: UTF8.self)))
        var outcomes = [true: 0, false: 0]
        for length in stride(from: 0, to: bytes.count, by: 397) {
            #expect(try !self.check(String(decoding: bytes[..<length], as: UTF8.self)))
            // One place each, so that many of the files can still be read.
            for _ in 0..<5 {
                var changed = bytes
                changed[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 32...126, using: &random)
                outcomes[try self.check(String(decoding: changed, as: UTF8.self)), default: 0] += 1
            }
        }
        #expect(outcomes.values.allSatisfy { $0 > 0 }, "\(outcomes)")
    }

    @Test(
        "an end of speech may be anything",
        arguments: [
            "1e308", "-1e308", "1e400", "inf", "-inf", "9223372036854775807", "0x1p1023", "1e-320", "٣", "1 0 0",
            "\u{0}",
            String(repeating: "1", count: 400), String(repeating: "1", count: 2000),
        ])
    func ends(text: String) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/ends-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try WAVFile.write(
            AudioClip(samples: [Float](repeating: 0.5, count: 8000), sampleRate: 16_000), path: folder + "/a.wav")
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/a.end"))
        do {
            let end = try BenchRecording.load(folder: folder)[0].speechEnd
            #expect(end >= .zero && end <= .milliseconds(500))
        } catch {
            #expect(error.message.contains("a.end"))
        }
        try Data([0xFF, 0xFE]).write(to: URL(fileURLWithPath: folder + "/a.end"))
        #expect(throws: LabError.self) { try BenchRecording.load(folder: folder) }
    }
}
