internal import Foundation

/// The file of the program that runs.
enum ProgramFile {
    /// Where it is, however it was started: by a link, or by its name from the PATH.
    static var path: String {
        // The system's own link knows best; elsewhere than on Linux there is none.
        let file = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return file ?? Bundle.main.executablePath ?? CommandLine.arguments[0]
    }
}
