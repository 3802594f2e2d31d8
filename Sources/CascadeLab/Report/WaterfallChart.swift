internal import SpeechAudio
internal import TurnTimes

/// Where the time of turns goes: a row for each mode's median turn and one for every turn, on one axis.
struct WaterfallChart {
    private static let width = 900.0
    private static let margin = 120.0
    private static let medianHeight = 26.0
    private static let turnHeight = 5.0

    let result: BenchResult

    var svg: String {
        let modes = self.result.modes.map { mode in
            (name: mode, turns: self.result.turns.filter { $0.mode == mode && $0.outcome == .answered })
        }
        let falls = modes.flatMap { mode in
            mode.turns.map { Waterfall($0.marks) }
        }
        let axis = TimeAxis(
            falls.flatMap { $0.steps.flatMap { [$0.start.milliseconds, $0.end.milliseconds] } }, left: Self.margin,
            width: Self.width - Self.margin - 20)
        var top = 10.0
        var rows = ""
        for mode in modes {
            if let median = Waterfall(medianOf: mode.turns) {
                rows += Self.row(median, axis, top: top, height: Self.medianHeight)
            }
            rows += """
                <text class="name" x="\(Markup.number(Self.margin - 10))" y="\(Markup.number(top + 17))" \
                text-anchor="end">\(Markup.escaped(mode.name))</text>
                """
            top += Self.medianHeight + 6
            for turn in mode.turns {
                rows += Self.row(Waterfall(turn.marks), axis, top: top, height: Self.turnHeight, of: turn)
                top += Self.turnHeight + 2
            }
            top += 14
        }
        return """
            <svg viewBox="0 0 \(Markup.number(Self.width)) \(Markup.number(top + 16))" role="img" \
            aria-label="Stages of the turns of each mode">\(axis.grid(top: 4, bottom: top - 8))\(rows)</svg>
            """
    }

    /// The colors' names.
    static var legend: String {
        let items = TurnStage.allCases.map {
            #"<span><i class="\#($0.rawValue)"></i>\#($0.rawValue)</span>"#
        }
        return #"<p class="legend">\#(items.joined())</p>"#
    }

    private static func row(
        _ fall: Waterfall, _ axis: TimeAxis, top: Double, height: Double, of turn: BenchTurn? = nil
    ) -> String {
        let bars = fall.steps.map { step in
            let x = axis.position(step.start.milliseconds)
            let width = max(0, axis.position(step.end.milliseconds) - x)
            let time = BenchLines.whole(step.length)
            let owner = turn.map { "\($0.recording), repeat \($0.repetition + 1): " } ?? "median turn: "
            return """
                <rect class="\(step.stage.rawValue)" x="\(Markup.number(x))" y="\(Markup.number(top))" \
                width="\(Markup.number(width))" height="\(Markup.number(height))">\
                <title>\(Markup.escaped(owner))\(step.stage.rawValue) \(time) ms</title></rect>
                """
        }.joined()
        guard turn == nil, let end = fall.steps.last?.end else { return bars }
        let x = axis.position(end.milliseconds)
        // At the right edge the figure stands inside.
        let isInside = x > axis.left + axis.width - 70
        return bars + """
            <text class="figure\(isInside ? " inside" : "")" x="\(Markup.number(isInside ? x - 6 : x + 6))" \
            y="\(Markup.number(top + 17))" text-anchor="\(isInside ? "end" : "start")">\
            \(BenchLines.whole(end)) ms</text>
            """
    }
}
