internal import Foundation

/// Lines for a person or a program, one write a line, so that a reader of a pipe sees each at once.
enum StandardOutput {
    static func write(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
