internal import Configuration
internal import SpeechAudio

/// Reads settings as text and checks each against what is allowed, so that a message can name key, value and range.
struct SettingsReader {
    private let reader: ConfigReader

    init(_ reader: ConfigReader) {
        self.reader = reader
    }

    func text(_ key: SettingsKey) -> String? {
        self.reader.string(forKey: ConfigKey(key.rawValue))
    }

    func number(_ key: SettingsKey, in range: ClosedRange<Double>, unit: String = "") throws -> Double? {
        guard let text = self.text(key) else { return nil }
        guard let number = Double(text), range.contains(number) else {
            let suffix = unit.isEmpty ? "" : " \(unit)"
            throw SettingsError(
                key: key.rawValue, value: text,
                allowed: "a number from \(Self.plain(range.lowerBound)) to \(Self.plain(range.upperBound))\(suffix)")
        }
        return number
    }

    func wholeNumber(_ key: SettingsKey, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = self.text(key) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw SettingsError(
                key: key.rawValue, value: text,
                allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func milliseconds(_ key: SettingsKey, in range: ClosedRange<Double>) throws -> Duration? {
        try self.number(key, in: range, unit: "milliseconds").map { .limited(milliseconds: $0) }
    }

    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: SettingsKey, of type: Choice.Type
    ) throws -> Choice? {
        guard let text = self.text(key) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let allowed = Choice.allCases.map(\.rawValue).joined(separator: " or ")
            throw SettingsError(key: key.rawValue, value: text, allowed: allowed)
        }
        return choice
    }

    /// Engines that can do a stage.
    func engines(_ key: SettingsKey, of stage: EngineStage) throws -> [EngineName]? {
        guard let text = self.text(key) else { return nil }
        let names: [EngineName]
        do {
            names = try EngineName.list(text)
        } catch {
            throw SettingsError("\(key.rawValue): \"\(text)\" is not allowed: \(error)")
        }
        for name in names where !name.stages.contains(stage) {
            throw SettingsError("\(key.rawValue): \(name.text) is no \(stage.noun)")
        }
        return names
    }

    private static func plain(_ number: Double) -> String {
        number == number.rounded() ? String(Int(number)) : String(number)
    }
}
