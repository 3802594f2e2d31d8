internal import Foundation

/// Where the page's files are when nobody says.
enum PageFolder {
    /// The folder that was named, or the one beside the program.
    /// - Returns: nil if there is none beside the program.
    /// - Throws: `CommandFailure` if the named folder holds no page.
    static func find(_ named: String?, program: String = ProgramFile.path) throws -> String? {
        guard let named else { return Self.beside(program) }
        guard Self.holdsPage(URL(fileURLWithPath: named)) else {
            throw CommandFailure("--page: \(named) holds no index.html that can be read: name the folder of the page")
        }
        return named
    }

    /// The folder `Web` beside the program, or beside one of the folders above it, as in a checkout.
    static func beside(_ program: String) -> String? {
        var folder = URL(fileURLWithPath: program).resolvingSymlinksInPath().deletingLastPathComponent()
        for _ in 0..<6 {
            let page = folder.appendingPathComponent("Web")
            if Self.holdsPage(page) { return page.path }
            folder.deleteLastPathComponent()
        }
        return nil
    }

    private static func holdsPage(_ folder: URL) -> Bool {
        FileManager.default.isReadableFile(atPath: folder.appendingPathComponent("index.html").path)
    }
}
