/// What every report is around its contents: one HTML file that needs no server, no script and no other file.
enum ReportFrame {
    /// - Parameters:
    ///   - subject: behind "Cascade: " in the title.
    ///   - css: what only this report needs.
    ///   - main: from the heading on, as HTML.
    static func html(subject: String, css: String = "", main: String) -> String {
        """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Cascade: \(subject)</title>
        <style>\(PageStyle.css)\(css)</style>
        <main>
        \(main)
        </main>
        </html>

        """
    }
}
