/// When a turn model is asked about a pause.
struct PauseQuestions: Sendable {
    /// Silence at which it is asked, and asked again: longer silence says more.
    private static let silences: [Duration] = [.zero, .milliseconds(200), .milliseconds(400), .milliseconds(800)]

    private var pauseSince: Duration?
    private var asked = 0

    /// Takes what a frame brought.
    /// - Returns: the beginning of the pause that the model is to be asked about now, nil if none.
    mutating func take(_ edges: [SpeechEdge], isSpeaking: Bool, to end: Duration) -> Duration? {
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
