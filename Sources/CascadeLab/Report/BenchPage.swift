internal import TurnTimes

/// A bench's result as one HTML file that needs no server, no script and no other file.
public struct BenchPage: Sendable {
    private let result: BenchResult

    public init(_ result: BenchResult) {
        self.result = result
    }

    public var html: String {
        ReportFrame.html(
            subject: "where the milliseconds go",
            main: """
                <h1>Where the milliseconds go</h1>
                \(self.headline)
                \(self.warning)
                <h2>From the end of speech to the first sound</h2>
                <p>The wide bar of each mode is the turn with the median, the thin ones are all its turns. Milliseconds.</p>
                \(WaterfallChart.legend)
                \(WaterfallChart(result: self.result).svg)
                <h2>Percentiles</h2>
                \(self.table)
                <h2>Turn taking</h2>
                \(self.panel)
                <h2>Budget</h2>
                \(self.result.modes.map { BudgetTable(result: self.result, mode: $0).html }.joined())
                <h2>Every turn</h2>
                <p>A dot is a turn; the lines stand at p50 and p90. Each picture has its own scale, in milliseconds.</p>
                \(self.distributions)
                <h2>Replies</h2>
                \(self.replies)
                <h2>Conditions</h2>
                \(self.conditions)
                """)
    }

    private var headline: String {
        let figures = self.result.summaries.compactMap { summary -> String? in
            guard let latency = summary.latencies[.voiceToVoice], let median = latency.p50 else { return nil }
            return """
                <div><strong>\(BenchLines.whole(median)) ms</strong>\
                <span>\(Markup.escaped(summary.mode)), median voice to voice of \(latency.count) turns</span></div>
                """
        }
        return #"<section class="headline">\#(figures.joined())</section>"#
    }

    private var warning: String {
        let line = Markup.escaped(self.result.machine.line)
        return self.result.machine.isQuiet ? "<p>\(line)</p>" : #"<p class="void">\#(line)</p>"#
    }

    private var table: String {
        let summaries = self.result.summaries
        let saving = Saving(summaries)
        let modes = summaries.map { #"<th colspan="4">\#(Markup.escaped($0.mode))</th>"# }.joined()
        let columns = summaries.map { _ in "<th>p50</th><th>p90</th><th>p99</th><th>n</th>" }.joined()
        let rows = LatencyName.allCases.map { name -> String in
            let cells = summaries.map { summary -> String in
                let latency = summary.latencies[name] ?? LatencySummary([])
                return [latency.p50, latency.p90, latency.p99]
                    .map { "<td>\($0.map(BenchLines.whole) ?? "–")</td>" }.joined() + "<td>\(latency.count)</td>"
            }
            let last = saving.map { "<td>\(Markup.escaped($0.text(of: name)))</td>" } ?? ""
            return "<tr><th>\(name.rawValue)</th>\(cells.joined())\(last)</tr>"
        }
        let counts = summaries.map {
            "\(Markup.escaped($0.mode)): \($0.turns) turns, \($0.cutIns) cut-ins, \($0.unanswered) unanswered"
        }
        return """
            <div class="wide"><table><thead><tr><th></th>\(modes)\(saving == nil ? "" : "<th>saving</th>")</tr>\
            <tr><th>ms</th>\(columns)\(saving == nil ? "" : "<th>p50, p90</th>")</tr></thead>\
            <tbody>\(rows.joined())</tbody></table></div>
            <p>– stands where there are too few turns to tell: 4 for p50, 20 for p90, 200 for p99. Warm-up turns are \
            not counted. \(counts.joined(separator: "; ")).</p>
            """
    }

    private var panel: String {
        let panel = PanelLines(self.result.summaries)
        let modes = self.result.summaries.map { "<th>\(Markup.escaped($0.mode))</th>" }.joined()
        let rows = panel.rows.map { row in
            "<tr><th>\(row.name)</th>\(row.cells.map { "<td>\($0)</td>" }.joined())</tr>"
        }
        return """
            <div class="wide"><table><thead><tr><th></th>\(modes)</tr></thead>\
            <tbody>\(rows.joined())</tbody></table></div>
            <p>\(PanelLines.legend)</p>
            """
    }

    private var distributions: String {
        LatencyName.allCases.compactMap { name in
            DistributionChart(name: name, result: self.result).svg.map { "<h3>\(name.rawValue)</h3>\($0)" }
        }.joined()
    }

    private var replies: String {
        let answered = self.result.turns.filter { $0.outcome == .answered }
        let rows = Dictionary(grouping: answered, by: \.recording).sorted { $0.key < $1.key }.map { recording, turns in
            let texts = Set(turns.map(\.reply)).sorted().map { reply in
                "<td>\(reply.split(separator: " ").count)</td><td>\(Markup.escaped(reply))</td>"
            }
            return texts.map { "<tr><th>\(Markup.escaped(recording))</th>\($0)</tr>" }.joined()
        }
        let same = self.result.sameReplies
        return """
            <p>\(same.same) of \(same.of) recordings have the same reply in every turn of every mode.</p>
            <div class="wide"><table class="text"><thead><tr><th>recording</th><th>words</th><th>reply</th></tr></thead>\
            <tbody>\(rows.joined())</tbody></table></div>
            """
    }

    private var conditions: String {
        let rows = self.result.conditions.sorted { $0.key < $1.key }.map {
            "<tr><th>\(Markup.escaped($0.key))</th><td>\(Markup.escaped($0.value))</td></tr>"
        }
        return #"<div class="wide"><table class="text"><tbody>\#(rows.joined())</tbody></table></div>"#
    }
}
