import Foundation
import Testing

@testable import CascadeCommand

@Suite("The folder of the page")
struct PageFolderTests {
    /// A folder with a program in `app/bin` and its page in `app/Web`.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let files = FileManager.default
        let folder = files.temporaryDirectory.resolvingSymlinksInPath().path + "/page-\(UUID().uuidString)"
        try files.createDirectory(atPath: folder + "/app/bin", withIntermediateDirectories: true)
        try files.createDirectory(atPath: folder + "/app/Web", withIntermediateDirectories: true)
        try files.createDirectory(atPath: folder + "/links", withIntermediateDirectories: true)
        try Data().write(to: URL(fileURLWithPath: folder + "/app/bin/cascade"))
        try Data().write(to: URL(fileURLWithPath: folder + "/app/Web/index.html"))
        defer { try? files.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test("it is found from the program, and from a link to it or to a link")
    func links() throws {
        try self.withFolder { folder in
            let files = FileManager.default
            try files.createSymbolicLink(
                atPath: folder + "/links/cascade", withDestinationPath: folder + "/app/bin/cascade")
            try files.createSymbolicLink(atPath: folder + "/links/again", withDestinationPath: "cascade")
            try files.createSymbolicLink(atPath: folder + "/links/bin", withDestinationPath: "../app/bin")
            for program in ["app/bin/cascade", "links/cascade", "links/again", "links/bin/cascade"] {
                #expect(try PageFolder.find(nil, program: "\(folder)/\(program)") == folder + "/app/Web")
            }
        }
    }

    @Test("without one beside the program there is none, and one that was named must hold a page")
    func missing() throws {
        try self.withFolder { folder in
            try FileManager.default.removeItem(atPath: folder + "/app/Web/index.html")
            #expect(PageFolder.beside(folder + "/app/bin/cascade") == nil)
            #expect { try PageFolder.find(folder) } throws: { "\($0)".contains("--page") && "\($0)".contains(folder) }
        }
    }

    @Test("the running program knows its own file, whatever it was called by")
    func program() {
        #expect(ProgramFile.path.hasPrefix("/"))
        #expect(FileManager.default.isExecutableFile(atPath: ProgramFile.path))
    }
}
