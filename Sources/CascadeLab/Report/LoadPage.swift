/// A load over time as one HTML file that needs no server, no script and no other file.
public struct LoadPage: Sendable {
    private let result: LoadResult

    public init(_ result: LoadResult) {
        self.result = result
    }

    public var html: String {
        let moments = self.result.moments
        func chart(_ title: String, _ unit: String, _ curves: [(String, (LoadMoment) -> Double?)]) -> String {
            let lines = curves.map { name, value in
                LoadChart.Curve(
                    name: name, points: moments.compactMap { moment in value(moment).map { (moment.seconds, $0) } })
            }
            guard lines.contains(where: { !$0.points.isEmpty }) else { return "" }
            return "<h2>\(title)</h2>\(LoadChart(curves: lines, unit: unit).svg)"
        }
        return ReportFrame.html(
            subject: "\(self.result.sessions) callers", css: LoadChart.css,
            main: """
                <h1>\(self.result.sessions) callers at once</h1>
                <p>\(LoadLines.table(self.result).dropFirst().map(Markup.escaped).joined(separator: "<br>"))</p>
                <p>To the right: seconds.</p>
                \(chart("First sound of an answer", "ms", [("p99", { $0.p99 }), ("p50", { $0.p50 })]))
                \(chart("Memory of the server", "MB", [("memory", { $0.megabytes })]))
                \(chart("Processor", "% of a core", [("processor", { $0.processorPercent })]))
                """)
    }
}
