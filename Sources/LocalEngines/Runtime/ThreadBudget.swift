/// How many threads each engine may use: the one place where the machine's cores are divided.
public struct ThreadBudget: Sendable, Equatable {
    /// Frames of 0.2 ms: one thread is plenty.
    public var voiceActivity: Int
    public var recognizer: Int
    public var turnModel: Int
    public var languageModel: Int
    public var synthesizer: Int

    /// - Parameter cores: processors that the program may use, at least 1.
    public init(cores: Int) {
        let half = max(1, cores / 2)
        self.voiceActivity = 1
        // A second thread gains the recognizer nothing that can be measured.
        self.recognizer = 1
        // It runs while the user pauses, beside the recognizer and the beginning of a reply, which matter more.
        self.turnModel = 1
        // Model and synthesizer run at the same time for most of a reply. With more threads than cores they would wait
        // for each other at every layer, and one busy neighbor would cost seconds instead of a share.
        self.languageModel = min(half, 8)
        self.synthesizer = min(half, 4)
    }
}
