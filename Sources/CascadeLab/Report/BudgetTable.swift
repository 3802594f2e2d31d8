internal import SessionWire
internal import TurnTimes

/// Where a mode's time goes stage by stage, and what to turn next, as HTML.
struct BudgetTable {
    let result: BenchResult
    let mode: String

    var html: String {
        guard let budget = self.result.budget(of: self.mode) else { return "" }
        let rows = budget.shares.map { share in
            let cells = [share.median, share.floor, share.left].map { "<td>\(BenchLines.whole($0))</td>" }
            return "<tr><th>\(share.stage.rawValue)</th>\(cells.joined())</tr>"
        }
        let distance =
            "\(BenchLines.whole(budget.overTarget.magnitude)) ms \(budget.overTarget > .zero ? "over" : "under")"
        let next =
            budget.advice.map {
                "Next: <code>\(Markup.escaped($0.setting))</code> for \($0.stage.rawValue): \(Markup.escaped($0.reason))."
            } ?? "No setting is known to help."
        return """
            <h3>\(Markup.escaped(self.mode))</h3>
            <p>Median \(BenchLines.whole(budget.median)) ms, \(distance) the \(BenchLines.whole(LatencyBudget.target)) ms \
            that people leave between turns. All floors together: \(BenchLines.whole(budget.floor)) ms. \(next)</p>
            <div class="wide"><table><thead><tr><th>ms</th><th>p50</th><th>floor</th><th>left</th></tr></thead>\
            <tbody>\(rows.joined())</tbody></table></div>
            """
    }
}
