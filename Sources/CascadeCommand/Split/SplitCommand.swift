internal import ArgumentParser
internal import SpeechText

/// `cascade split`: what a reply's text becomes on its way to the synthesizer.
struct SplitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Cut the text of standard input as replies are cut, one JSON object a piece.",
        discussion: """
            Each piece is {"text": …, "released_after": N}: N is the number of Unicode scalars that had been read when the \
            piece was certain.
            """)

    enum Feed: String, ExpressibleByArgument, CaseIterable {
        case whole
        case word
        case character
    }

    enum Mode: String, ExpressibleByArgument, CaseIterable {
        case sentences
        case speech
    }

    @Option(help: "How much text is fed at a time.")
    var feed = Feed.whole

    @Option(help: "sentences: as written; speech: cleaned and written out for the synthesizer.")
    var mode = Mode.sentences

    @Option(
        help: ArgumentHelp(
            "Cut by the number of characters: fast, balanced, quality, or thresholds such as 120,160,250,290.",
            valueName: "schedule"),
        transform: { try ChunkSchedule(parsing: $0) })
    var schedule: ChunkSchedule?

    @Option(
        help: "The language of the text, such as en.",
        transform: { code in
            guard let language = SpeechLanguage(code: code) else {
                let known = SpeechLanguage.all.map(\.code).joined(separator: ", ")
                throw ValidationError("\"\(code)\" is not a known language; use one of \(known)")
            }
            return language
        })
    var language = SpeechLanguage.english

    @Flag(help: "Release the first clause early, as replies do.")
    var firstPiece = false

    func run() {
        var run = SplitRun(self)
        while let line = readLine(strippingNewline: false) { run.read(line) }
        run.finish()
    }
}
