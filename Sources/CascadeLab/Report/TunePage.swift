internal import ChunkSchedules
internal import SpeechAudio

/// A tune's result as one HTML file that needs no server, no script and no other file.
public struct TunePage: Sendable {
    private let result: TuneResult

    public init(_ result: TuneResult) {
        self.result = result
    }

    public var html: String {
        ReportFrame.html(
            subject: "which chunk schedule?",
            main: """
                <h1>Which chunk schedule?</h1>
                \(self.headline)
                \(self.warning)
                <h2>Sooner or smoother</h2>
                <p>To the right: first audio after the first token, median, in milliseconds. Upward: how far the speech is from the \
                same text spoken whole. The larger dot is the recommendation.</p>
                \(ProsodyChart(result: self.result).svg ?? "")
                <h2>Figures</h2>
                \(self.table)
                <h2>Does the rule foresee it?</h2>
                <p>\(Markup.escaped(TuneLines.pace(self.result))).</p>
                \(self.forecast)
                <h2>Conditions</h2>
                \(self.conditions)
                """)
    }

    private var headline: String {
        let budget = self.result.budget
        return """
            <section class="headline"><div><strong>\(Markup.escaped(self.result.recommendation ?? "–"))</strong>\
            <span>for gaps up to \(BenchLines.whole(budget.gap.milliseconds)) ms and first audio within \
            \(BenchLines.whole(budget.firstAudio.milliseconds)) ms</span></div></section>
            """
    }

    private var warning: String {
        let line = Markup.escaped(self.result.machine.line)
        return self.result.machine.isQuiet ? "<p>\(line)</p>" : #"<p class="void">\#(line)</p>"#
    }

    private var table: String {
        let heads = [
            "candidate", "n", "first audio", "tail wait", "tail gap", "longest gap", "total", "pieces",
            "characters a piece", "prosody",
        ]
        let rows = self.result.summaries.map { summary in
            let cells = TuneLines.row(summary)
            let rest = cells.dropFirst().map { "<td>\(Markup.escaped($0))</td>" }.joined()
            return "<tr><th>\(Markup.escaped(cells[0]))</th>\(rest)</tr>"
        }
        return """
            <div class="wide"><table><thead><tr>\(heads.map { "<th>\($0)</th>" }.joined())</tr></thead>\
            <tbody>\(rows.joined())</tbody></table></div>
            <p>p50 / p90 / p99 in milliseconds from the first token; – stands where there are too few replies to tell: 4 \
            for p50, 20 for p90, 200 for p99. Prosody: combined distance (pitch in semitones, energy in dB, pauses in \
            milliseconds a second), median over texts.</p>
            """
    }

    private var forecast: String {
        let rows = zip(self.result.summaries, self.result.forecasts).map { summary, forecast in
            "<tr><th>\(Markup.escaped(summary.candidate))</th><td>\(TuneLines.cell(forecast))</td>"
                + "<td>\(TuneLines.cell(summary.outlook))</td></tr>"
        }
        return """
            <div class="wide"><table><thead><tr><th></th><th>forecast</th><th>measured</th></tr></thead>\
            <tbody>\(rows.joined())</tbody></table></div>
            <p>First audio of the middle reply, and the longest gap that nine of ten replies keep to, in milliseconds. By the \
            forecast the choice is \(Markup.escaped(self.result.forecastRecommendation ?? "–")).</p>
            """
    }

    private var conditions: String {
        let rows = self.result.conditions.sorted { $0.key < $1.key }.map {
            "<tr><th>\(Markup.escaped($0.key))</th><td>\(Markup.escaped($0.value))</td></tr>"
        }
        return #"<div class="wide"><table class="text"><tbody>\#(rows.joined())</tbody></table></div>"#
    }
}
