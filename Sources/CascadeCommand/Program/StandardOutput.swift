internal import Foundation

/// Lines for a person or a program, one write a line, so that a reader of a pipe sees each at once.
enum StandardOutput {
    static func write(_ line: String) {
        // Fails when the reader of the pipe has left, as `head` does; then there is nobody to tell.
        try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
    }
}
