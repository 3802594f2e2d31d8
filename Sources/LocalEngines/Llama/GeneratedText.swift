/// Makes text of token bytes: whole characters only, no blanks in front, nothing of a stop text.
struct GeneratedText {
    private let stops: [String]
    private var bytes: [UInt8] = []
    private var held = ""
    private var hasBegun = false

    init(stops: [String]) {
        self.stops = stops.filter { !$0.isEmpty }
    }

    /// Adds a token's bytes.
    /// - Returns: the text that is certain now, and whether a stop text came.
    mutating func append(_ bytes: [UInt8]) -> (text: String, isStopped: Bool) {
        self.bytes += bytes
        let complete = Self.completeLength(self.bytes)
        var text = String(decoding: self.bytes.prefix(complete), as: UTF8.self)
        self.bytes.removeFirst(complete)
        if !self.hasBegun {
            text = String(text.drop(while: \.isWhitespace))
            self.hasBegun = !text.isEmpty
        }
        self.held += text
        // The stop text that comes first ends the answer, whatever their order in the list.
        if let stop = self.stops.compactMap({ self.held.firstRange(of: $0)?.lowerBound }).min() {
            return (String(self.held[..<stop]), true)
        }
        let kept = self.possibleStopLength()
        let certain = String(self.held.dropLast(kept))
        self.held = String(self.held.suffix(kept))
        return (certain, false)
    }

    /// The text that was held back in case it had become a stop text; half a character is left out.
    mutating func finish() -> String {
        defer { (self.held, self.bytes) = ("", []) }
        return self.held
    }

    /// Characters at the end that may be the beginning of a stop text.
    private func possibleStopLength() -> Int {
        let longest = self.stops.map(\.count).max() ?? 0
        guard longest > 1 else { return 0 }
        return (1..<longest).reversed().first { length in
            length <= self.held.count && self.stops.contains { $0.hasPrefix(self.held.suffix(length)) }
        } ?? 0
    }

    /// Bytes up to the last character that is complete.
    private static func completeLength(_ bytes: [UInt8]) -> Int {
        for back in 1...4 where back <= bytes.count {
            let byte = bytes[bytes.count - back]
            if byte & 0b1100_0000 == 0b1000_0000 { continue }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return length > back ? bytes.count - back : bytes.count
        }
        return bytes.count
    }
}
