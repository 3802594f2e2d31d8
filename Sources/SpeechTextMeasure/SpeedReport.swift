import Foundation
import SpeechText

/// Throughput of splitter, cleaner and chunker on ordinary and on hostile text, at two lengths each: when the time per
/// byte stays the same, the time is linear.
struct SpeedReport {
    private static let reply = """
        Sure, I can help with that! The train leaves at 3:30 p.m. from platform 4, and the ticket costs $45.50. Mr. Smith \
        from the U.S. office said "it is fine," so **do not worry**. See [the page](https://example.com/a) for more. \
        Would you like me to book a seat for you? There are about 1,200 places left (see no. 4 on the list).

        - First, pack your bags.
        - Second, call me at 555-1234.

        """

    private static let hostile: [(name: String, unit: String)] = [
        ("a reply again and again", reply), ("a.", "a."), ("open brackets", "("), ("open links", "["),
        ("full stops", "."), ("blanks", " "), ("one word", "a"), ("stars", "*"), ("a full stop, a blank", "a. "),
        ("Mr. Mr.", "Mr. "), ("ellipses", ". . . "), ("digits", "1"), ("numbers", "1,000 "), ("ideographs", "中文。"),
        ("line ends", "\n"), ("link ends", "]("), ("pictures", "😀"), ("list items", "1. a 2. b "), ("angles", "<a"),
    ]

    static func print(megabytes: Double) {
        let bytes = Int(megabytes * 1_000_000)
        Swift.print("text                     bytes      splitter  cleaner  chunker  MB/s   peak memory MB")
        for (name, unit) in hostile {
            for length in [bytes / 4, bytes] {
                let text = String(repeating: unit, count: max(1, length / unit.utf8.count))
                let splitter = speed(text) { measured in
                    var splitter = SentenceSplitter()
                    var count = 0
                    for token in measured { count += splitter.append(token).count }
                    return count + splitter.finish().count
                }
                let cleaner = speed(text) { measured in
                    var cleaner = SpeechCleaner()
                    var count = 0
                    for token in measured { count += cleaner.append(token).utf8.count }
                    return count + cleaner.finish().utf8.count
                }
                let chunker = speed(text) { measured in
                    var chunker = SpeechChunker()
                    var count = 0
                    for token in measured { count += chunker.append(token).count }
                    return count + chunker.finish().count
                }
                Swift.print(
                    name.padded(to: 24), "\(text.utf8.count)".padded(to: 10), splitter.rounded1.padded(to: 9),
                    cleaner.rounded1.padded(to: 8), chunker.rounded1.padded(to: 15), peakMegabytes)
            }
        }
    }

    /// One engine on 100 kB of the ordinary reply, for a profiler.
    static func run(_ engine: String) {
        let text = String(repeating: reply, count: 200)
        switch engine {
        case "splitter":
            var splitter = SentenceSplitter()
            for token in tokens(of: text) { _ = splitter.append(token) }
        case "cleaner":
            var cleaner = SpeechCleaner()
            for token in tokens(of: text) { _ = cleaner.append(token) }
        default:
            var chunker = SpeechChunker()
            for token in tokens(of: text) { _ = chunker.append(token) }
        }
    }

    private static func tokens(of text: String) -> [String] {
        var tokens: [String] = []
        var token = ""
        for scalar in text.unicodeScalars {
            token.unicodeScalars.append(scalar)
            if token.utf8.count >= 4 {
                tokens.append(token)
                token = ""
            }
        }
        tokens.append(token)
        return tokens
    }

    /// Megabytes per second of processor time, with tokens of four bytes, as a language model gives them.
    private static func speed(_ text: String, _ work: ([String]) -> Int) -> Double {
        let tokens = tokens(of: text)
        let begin = clock()
        let result = work(tokens)
        let seconds = Double(clock() - begin) / Double(CLOCKS_PER_SEC)
        precondition(result >= 0)
        return Double(text.utf8.count) / 1_000_000 / max(seconds, 1e-6)
    }

    private static var peakMegabytes: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
        return (line?.split(separator: " ").compactMap { Int($0) }.first ?? 0) / 1_024
    }
}

extension Double {
    var rounded1: String { "\((self * 10).rounded() / 10)" }
}
