internal import Foundation

/// Where the page's files are when nobody says.
enum PageFolder {
    /// The folder `Web` beside the program, or beside one of the folders above it, as in a checkout.
    static func beside(_ program: String) -> String? {
        var folder = URL(fileURLWithPath: program).resolvingSymlinksInPath().deletingLastPathComponent()
        for _ in 0..<6 {
            let page = folder.appendingPathComponent("Web")
            if FileManager.default.isReadableFile(atPath: page.appendingPathComponent("index.html").path) {
                return page.path
            }
            folder.deleteLastPathComponent()
        }
        return nil
    }
}
