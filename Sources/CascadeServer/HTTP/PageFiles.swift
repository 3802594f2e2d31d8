internal import Foundation
internal import ServerEdge

/// The files of the page, read once.
struct PageFiles: Sendable {
    struct File: Sendable {
        let bytes: [UInt8]
        let contentType: String
    }

    private static let contentTypes = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "svg": "image/svg+xml", "png": "image/png",
    ]

    private let files: [String: File]

    /// - Parameter folder: nil for a server without a page.
    /// - Throws: `ServerError` if the folder has no page.
    init(folder: String?) throws {
        guard let folder else {
            self.files = [:]
            return
        }
        var files: [String: File] = [:]
        do {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                let ending = name.split(separator: ".").last.map(String.init) ?? ""
                guard let contentType = Self.contentTypes[ending] else { continue }
                let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
                files[name] = File(bytes: bytes, contentType: contentType)
            }
        } catch {
            throw ServerError("the page's folder \(folder) cannot be read: give another with --page")
        }
        guard files["index.html"] != nil else {
            throw ServerError("the page's folder \(folder) has no index.html: give another with --page")
        }
        self.files = files
    }

    subscript(name: String) -> File? { self.files[name] }
}
