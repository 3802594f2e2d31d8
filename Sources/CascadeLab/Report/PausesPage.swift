/// A result of pauses as one HTML file that needs no server, no script and no other file.
public struct PausesPage: Sendable {
    private static let css = """
        polyline, .line0, .line1, .line2, .line3 { fill: none; stroke-width: 2.5; }
        .line0 { stroke: var(--endpointing); } .line1 { stroke: var(--mode1); }
        .line2 { stroke: var(--mode0); } .line3 { stroke: var(--text); }
        """

    private let result: PausesResult

    public init(_ result: PausesResult) {
        self.result = result
    }

    public var html: String {
        ReportFrame.html(
            subject: "is the turn over?", css: Self.css,
            main: """
                <h1>Is the turn over?</h1>
                <p>To the right: the mean wait at real ends, in milliseconds since the end of the last phone. Upward: the share of \
                pauses that were taken for the end. Each point of a curve is another value of the policy's parameter.</p>
                \(self.result.groups.map(Self.section).joined(separator: "\n"))
                """)
    }

    private static func section(_ group: PausesResult.GroupCurves) -> String {
        let heads =
            ["policy"] + PauseLines.waits.map { "cut off at \(Int($0)) ms" }
            + PauseLines.shares.map { "wait at \(Int($0 * 100)) %" }
        let rows = group.curves.map { curve in
            let cells =
                PauseLines.waits.map { curve.cutOffs(atWait: $0).map(PauseLines.percent) ?? "–" }
                + PauseLines.shares.map { curve.wait(atCutOffs: $0).map { "\(BenchLines.whole($0)) ms" } ?? "–" }
            return "<tr><th>\(Markup.escaped(curve.policy))</th>\(cells.map { "<td>\($0)</td>" }.joined())</tr>"
        }
        let title = group.group == .fit ? "Speakers to learn from" : "Speakers to judge by"
        return """
            <h2>\(title)</h2>
            <p>\(group.speakers) speakers, \(group.natural) pauses of their own, \(group.setIn) set in, \
            \(group.curves.first?.ends ?? 0) ends.</p>
            \(PauseChart(curves: group.curves).svg)
            <div class="wide"><table><thead><tr>\(heads.map { "<th>\($0)</th>" }.joined())</tr></thead>\
            <tbody>\(rows.joined())</tbody></table></div>
            """
    }
}
