import Foundation

/// The phonemizer's program as tests see it from outside.
enum EspeakNG {
    static var isInstalled: Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains { folder in
            FileManager.default.isExecutableFile(atPath: "\(folder)/espeak-ng")
        }
    }

    /// This process's own children that speak with the voice.
    static func children(voice: String) -> [pid_t] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap { pid_t($0) }.filter { child in
            // A process that has ended meanwhile has no files to read and is no child.
            guard let status = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8),
                let command = try? String(contentsOfFile: "/proc/\(child)/cmdline", encoding: .utf8)
            else { return false }
            let arguments = command.split(separator: "\0")
            let fields = status.split(separator: ")").last?.split(separator: " ") ?? []
            return fields.dropFirst().first == "\(getpid())" && arguments.first?.hasSuffix("espeak-ng") == true
                && arguments.contains { $0 == voice }
        }
    }
}
