internal import Foundation

/// What a process and its children have used.
struct ProcessUsage: Sendable, Equatable {
    /// Seconds of processor time.
    var processor = 0.0
    /// Bytes of memory in use.
    var memory = 0

    /// Reads it from Linux' own files.
    /// - Returns: nil if there is no such process.
    init?(of process: Int32) {
        guard let fields = Self.fields(of: process) else { return nil }
        let ticks = Double(max(1, sysconf(Int32(_SC_CLK_TCK))))
        self.processor = (Double(fields[11]) + Double(fields[12])) / ticks
        self.memory = fields[21] * Int(sysconf(Int32(_SC_PAGESIZE)))
        for child in Self.children(of: process) {
            guard let usage = ProcessUsage(of: child) else { continue }
            self.processor += usage.processor
            self.memory += usage.memory
        }
    }

    /// The numbers behind the name, which may hold blanks; the first, a letter, counts as 0.
    private static func fields(of process: Int32) -> [Int]? {
        // A process that has ended has no file.
        guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let end = text.lastIndex(of: ")")
        else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ").map { Int($0) ?? 0 }
        return fields.count > 21 ? fields : nil
    }

    private static func children(of process: Int32) -> [Int32] {
        let folder = "/proc/\(process)/task"
        // Threads come and go while they are read.
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return threads.flatMap { thread in
            let text = (try? String(contentsOfFile: "\(folder)/\(thread)/children", encoding: .utf8)) ?? ""
            return text.split(separator: " ").compactMap { Int32($0) }
        }
    }
}
