/// How many characters to collect before each successive generation (`chunk_length_schedule`).
///
/// The last threshold repeats. A schedule that exists is valid: one threshold or more, each from 50 to 500.
public struct ChunkSchedule: Sendable, Equatable {
    /// The range a threshold must be in.
    public static let range = 50...500

    /// Earliest speech, least even prosody.
    public static let fast = ChunkSchedule(checked: [50])

    /// The schedule used when none is given.
    public static let balanced = ChunkSchedule(checked: [120, 160, 250, 290])

    /// Latest speech, most even prosody.
    public static let quality = ChunkSchedule(checked: [250, 350, 500])

    /// Characters for the first, second, … generation.
    public let thresholds: [Int]

    /// Makes a schedule. Throws `emptySchedule` or `thresholdOutOfRange`.
    public init(_ thresholds: [Int]) throws(SpeechTextError) {
        guard !thresholds.isEmpty else {
            throw SpeechTextError(
                .emptySchedule,
                "chunk_length_schedule is empty: give one or more numbers from \(Self.range.lowerBound) to "
                    + "\(Self.range.upperBound), for example 120,160,250,290.")
        }
        for (index, threshold) in thresholds.enumerated() where !Self.range.contains(threshold) {
            throw SpeechTextError(
                .thresholdOutOfRange,
                "chunk_length_schedule[\(index)] is \(threshold): give a number from \(Self.range.lowerBound) to "
                    + "\(Self.range.upperBound).")
        }
        self.thresholds = thresholds
    }

    /// Reads a preset's name or numbers separated by commas: `fast`, `120,160,250,290`.
    ///
    /// Throws `unreadableSchedule`, `emptySchedule` or `thresholdOutOfRange`.
    public init(parsing text: String) throws(SpeechTextError) {
        switch text {
        case "fast": self = .fast
        case "balanced": self = .balanced
        case "quality": self = .quality
        default:
            var thresholds: [Int] = []
            for field in text.split(separator: ",") {
                guard let threshold = Int(field.filter { !$0.isWhitespace }) else {
                    throw SpeechTextError(
                        .unreadableSchedule,
                        "chunk_length_schedule \"\(text)\" holds \"\(field)\": give fast, balanced, quality or numbers "
                            + "from \(Self.range.lowerBound) to \(Self.range.upperBound) separated by commas.")
                }
                thresholds.append(threshold)
            }
            try self.init(thresholds)
        }
    }

    private init(checked thresholds: [Int]) {
        self.thresholds = thresholds
    }

    /// Characters to collect before generation number `index`, counted from zero.
    public func threshold(ofGeneration index: Int) -> Int {
        thresholds[min(max(0, index), thresholds.count - 1)]
    }
}
