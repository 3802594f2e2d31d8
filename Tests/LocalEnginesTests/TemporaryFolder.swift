import Foundation

/// A folder of a test's own that is removed after it.
enum TemporaryFolder {
    static func with(_ body: (String) throws -> Void) throws {
        let path = try Self.make()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    static func withAsync(_ body: (String) async throws -> Void) async throws {
        let path = try Self.make()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await body(path)
    }

    private static func make() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "cascade-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.path
    }
}
