/// The end of a session's sound, and when a turn model should be asked about it.
struct RecentSound: Sendable {
    /// Silence at which it is asked, and asked again: longer silence says more.
    private static let silences: [Duration] = [.zero, .milliseconds(200), .milliseconds(400), .milliseconds(800)]

    /// Samples that are kept; none for 0.
    private let length: Int
    private var kept: [Float] = []
    private var pauseSince: Duration?
    private var asked = 0

    init(length: Int) {
        self.length = length
    }

    /// The latest sound.
    var samples: [Float] { Array(self.kept.suffix(self.length)) }

    mutating func append(_ frame: [Float]) {
        guard self.length > 0 else { return }
        self.kept += frame
        // Seldom, as it moves all of it.
        if self.kept.count > self.length + self.length / 4 { self.kept.removeFirst(self.kept.count - self.length) }
    }

    /// Takes what a frame brought.
    /// - Returns: the beginning of the pause that the model is to be asked about now, nil if none.
    mutating func pause(_ edges: [SpeechEdge], isSpeaking: Bool, to end: Duration) -> Duration? {
        guard self.length > 0 else { return nil }
        if isSpeaking { (self.pauseSince, self.asked) = (nil, 0) }
        if case .stopped(let time)? = edges.last { (self.pauseSince, self.asked) = (time, 0) }
        guard let since = self.pauseSince, self.asked < Self.silences.count, end - since >= Self.silences[self.asked]
        else {
            return nil
        }
        self.asked += 1
        return since
    }
}
