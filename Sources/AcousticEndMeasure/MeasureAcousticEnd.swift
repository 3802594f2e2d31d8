import CascadeLab
import Foundation
import SpeechAudio

/// Prints how far the rule for the acoustic end of speech is from forced alignment.
///
///     measure-acoustic-end FOLDER    what scripts/recordings wrote
@main
struct MeasureAcousticEnd {
    /// White noise so many dB below speech; nil is the recording as it is.
    private static let noises: [Double?] = [nil, 20, 15]
    private static let columns = ["signed p10", "p50", "p90", "size p50", "p90"]

    static func main() {
        guard CommandLine.arguments.count == 2 else {
            print("usage: measure-acoustic-end FOLDER; scripts/recordings makes one")
            exit(2)
        }
        do {
            try self.measure(CommandLine.arguments[1])
        } catch {
            print("measure-acoustic-end: \(error)")
            exit(1)
        }
    }

    private static func measure(_ folder: String) throws(LabError) {
        let speakers = try SpeakerFolder.load(below: folder)
        print("milliseconds from the end of the last phone to the rule's end: \(Self.columns.joined(separator: ", "))")
        for group in SpeakerFolder.Group.allCases {
            var recordings: [BenchRecording] = []
            for speaker in speakers where speaker.group == group {
                recordings += try BenchRecording.load(folder: speaker.path)
            }
            for noise in Self.noises {
                let errors = recordings.enumerated().map { place, recording in
                    let clip =
                        noise.map { Self.noisy(recording.clip, below: $0, seed: UInt64(place)) } ?? recording.clip
                    return ((AcousticEnd.position(in: clip) ?? .zero) - recording.speechEnd) / .milliseconds(1)
                }
                let name = noise.map { "noise \(Int($0)) dB below speech" } ?? "as recorded"
                print("\(group.rawValue), \(name), n \(errors.count): \(Self.line(errors))")
            }
        }
        print("the five of the bench:")
        for speaker in speakers where speaker.speaker == "librivox-austen" {
            for recording in try BenchRecording.load(folder: speaker.path) {
                let error =
                    ((AcousticEnd.position(in: recording.clip) ?? .zero) - recording.speechEnd) / .milliseconds(1)
                print("\(recording.name): \(Int(error.rounded()))")
            }
        }
    }

    private static func line(_ errors: [Double]) -> String {
        let sizes = errors.map(abs)
        let figures = [
            Self.share(0.1, of: errors), Self.share(0.5, of: errors), Self.share(0.9, of: errors),
            Self.share(0.5, of: sizes), Self.share(0.9, of: sizes),
        ]
        return figures.map { String(Int($0.rounded())) }.joined(separator: ", ")
    }

    private static func share(_ share: Double, of values: [Double]) -> Double {
        values.isEmpty ? 0 : values.sorted()[Int((share * Double(values.count - 1)).rounded())]
    }

    /// Speech is as loud as the blocks of 10 ms are of which nineteen of twenty are quieter.
    private static func noisy(_ clip: AudioClip, below: Double, seed: UInt64) -> AudioClip {
        let block = clip.sampleRate / 100
        let powers = (0..<clip.samples.count / block).map { index in
            clip.samples[index * block..<(index + 1) * block].reduce(0) { $0 + Double($1 * $1) } / Double(block)
        }
        // Even noise of this height has a third of its square as power.
        let height = Float((3 * Self.share(0.95, of: powers) / pow(10, below / 10)).squareRoot())
        var random = RandomNumbers(seed: seed)
        guard height > 0 else { return clip }
        return AudioClip(
            samples: clip.samples.map { $0 + Float.random(in: -height...height, using: &random) },
            sampleRate: clip.sampleRate)
    }
}
