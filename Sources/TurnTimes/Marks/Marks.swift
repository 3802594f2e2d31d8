internal import SpeechAudio

/// When the moments of a turn or of a reply were; the only form in which times of turns are held.
///
/// As JSON an object of milliseconds by the marks' names, to the microsecond. Reading passes over names that it does not
/// know and bounds each time as `Duration.limited` does.
public struct Marks: Sendable, Equatable {
    private var times: [Mark: Duration] = [:]

    public init() {}

    /// A moment; nil if it was not, or not yet.
    public subscript(_ mark: Mark) -> Duration? {
        get { self.times[mark] }
        set { self.times[mark] = newValue }
    }

    /// A latency, nil while one of its marks is missing. May be negative.
    public subscript(_ name: LatencyName) -> Duration? {
        guard let start = self.times[name.start], let end = self.times[name.end] else { return nil }
        return end - start
    }

    /// Sets a mark that keeps its first time.
    public mutating func setFirst(_ mark: Mark, at time: Duration) {
        if self.times[mark] == nil { self.times[mark] = time }
    }

    /// Takes over others; of a mark that both have, theirs counts.
    public mutating func merge(_ others: Marks) { self.times.merge(others.times) { $1 } }

    /// The same moments, counted from another one.
    public func since(_ origin: Duration) -> Marks {
        var marks = Marks()
        marks.times = self.times.mapValues { $0 - origin }
        return marks
    }

    /// The first of the moments; nil without any.
    public var earliest: Duration? { self.times.values.min() }

    /// Whether each moment is within a time of zero, either way.
    public func areWithin(_ limit: Duration) -> Bool {
        self.times.values.allSatisfy { $0 >= Duration.zero - limit && $0 <= limit }
    }
}

extension Marks: ExpressibleByDictionaryLiteral {
    /// Of a mark that is given twice the last counts.
    public init(dictionaryLiteral elements: (Mark, Duration)...) {
        for (mark, time) in elements { self[mark] = time }
    }
}

extension Marks: Codable {
    public init(from decoder: any Decoder) throws {
        for (name, time) in try decoder.singleValueContainer().decode([String: Double].self) {
            if let mark = Mark(rawValue: name) { self[mark] = .limited(milliseconds: time) }
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(
            Dictionary(uniqueKeysWithValues: self.times.map { ($0.rawValue, $1.roundedMilliseconds) }))
    }
}
