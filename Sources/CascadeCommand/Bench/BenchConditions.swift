internal import Foundation

/// What a bench's figures depend on, for who reads them later.
enum BenchConditions {
    /// - Parameter isOwnServer: whether the settings are those of the server that was measured.
    static func describe(_ settings: Settings, isOwnServer: Bool) -> [String: String] {
        var conditions = ["processor": Self.processor, "cores": "\(ProcessInfo.processInfo.activeProcessorCount)"]
        guard isOwnServer else {
            conditions["server"] = "another process, with settings of its own; its processor time counts as others'"
            return conditions
        }
        conditions["recognizer"] = settings.recognizer.map(\.label).joined(separator: ",")
        conditions["language model"] = settings.languageModel.map(\.label).joined(separator: ",")
        conditions["synthesizer"] = settings.synthesizer.map(\.label).joined(separator: ",")
        conditions.merge(settings.engineSettings) { own, _ in own }
        conditions.merge(settings.conditions) { own, _ in own }
        return conditions
    }

    private static var processor: String {
        // There on Linux; elsewhere the page goes without.
        let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
        return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown"
    }
}
