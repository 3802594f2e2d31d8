internal import SpeechText

/// Feeds the text to a splitter or chunker in the chosen sizes and prints the pieces.
struct SplitRun {
    private enum Engine {
        case sentences(SentenceSplitter)
        case speech(SpeechChunker)
    }

    private let feed: SplitCommand.Feed
    private var engine: Engine
    private var consumed = 0
    private var held = ""

    init(_ options: SplitCommand) {
        self.feed = options.feed
        if options.mode == .sentences, options.schedule == nil, !options.firstPiece {
            self.engine = .sentences(SentenceSplitter(language: options.language))
        } else {
            self.engine = .speech(
                SpeechChunker(
                    SpeechChunker.Settings(
                        mode: options.schedule.map { .schedule($0) } ?? .sentences,
                        firstPiece: options.firstPiece ? FirstPiece() : nil, language: options.language,
                        cleansText: options.mode == .speech)))
        }
    }

    /// Takes the next line of the input, its line end included.
    mutating func read(_ line: String) {
        self.held += line
        if self.feed == .whole { return }
        for piece in self.pieces(of: self.held) { self.feed(piece) }
        self.held = ""
    }

    mutating func finish() {
        if !self.held.isEmpty { self.feed(self.held) }
        switch self.engine {
        case .sentences(var splitter): splitter.finish().map(\.text).forEach(self.printPiece)
        case .speech(var chunker): chunker.finish().map(\.text).forEach(self.printPiece)
        }
    }

    private mutating func feed(_ piece: String) {
        self.consumed += piece.unicodeScalars.count
        switch self.engine {
        case .sentences(var splitter):
            splitter.append(piece).map(\.text).forEach(self.printPiece)
            self.engine = .sentences(splitter)
        case .speech(var chunker):
            chunker.append(piece).map(\.text).forEach(self.printPiece)
            self.engine = .speech(chunker)
        }
    }

    /// The pieces of a line: single Unicode scalars, or words with the blanks before them as language models give them.
    private func pieces(of line: String) -> [String] {
        if self.feed == .character { return line.unicodeScalars.map(String.init) }
        var pieces: [String] = []
        var piece = String.UnicodeScalarView()
        var hasWord = false
        for scalar in line.unicodeScalars {
            let isBlank = scalar.properties.isWhitespace
            if isBlank, hasWord {
                pieces.append(String(piece))
                piece = String.UnicodeScalarView()
                hasWord = false
            }
            if !isBlank { hasWord = true }
            piece.append(scalar)
        }
        pieces.append(String(piece))
        return pieces
    }

    private func printPiece(_ text: String) {
        if text.isEmpty { return }
        StandardOutput.write("{\"text\": \(Self.quoted(text)), \"released_after\": \(self.consumed)}")
    }

    /// The text as a JSON string.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            default:
                if scalar.value < 0x20 {
                    let hexadecimal = String(scalar.value, radix: 16)
                    quoted += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
                } else {
                    quoted.unicodeScalars.append(scalar)
                }
            }
        }
        return quoted + "\""
    }
}
