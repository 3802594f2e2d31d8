import Foundation

/// Measures the splitter: `score FILE` for boundaries and release delay, `speed` for throughput.
@main
struct MeasureSpeechText {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "score" where arguments.count >= 2:
            let paragraphs = try Paragraph.read(from: arguments[1])
            let report = ScoreReport(of: paragraphs)
            print(report.table)
            if arguments.contains("--errors") { print(report.errors(edited: true)) }
            if arguments.contains("--errors-rest") { print(report.errors(edited: false)) }
            if arguments.contains("--late") { print(report.late) }
        case "speed":
            SpeedReport.print(megabytes: arguments.dropFirst().first.flatMap { Double($0) } ?? 1)
        case "profile" where arguments.count >= 2:
            SpeedReport.run(arguments[1])
        default:
            print("Usage: measure-speech-text score FILE.jsonl [--errors] [--errors-rest] [--late] | speed [MEGABYTES]")
        }
    }
}
