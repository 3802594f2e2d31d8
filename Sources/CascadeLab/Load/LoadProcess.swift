internal import SpeechAudio

/// Reads what the server's process uses, from before the callers until the end.
struct LoadProcess: Sendable {
    private let process: Int32?
    /// Before any came, or with the first ones on, and how many those are.
    private var memoryBefore = 0
    private var callersBefore = 0
    private var begun: (usage: ProcessUsage, time: Duration)?
    private var last: (usage: ProcessUsage, time: Duration)?

    /// - Parameter process: nil if nothing is known of it.
    init(_ process: Int32?) {
        self.process = process
        self.noteCallers(0)
    }

    /// What memory is told beyond is used now.
    mutating func noteCallers(_ count: Int) {
        self.memoryBefore = self.usage?.memory ?? 0
        self.callersBefore = count
    }

    /// The measurement begins.
    mutating func begin(at time: Duration) {
        self.begun = self.usage.map { ($0, time) }
        self.last = self.begun
    }

    /// Share of one core since the last time, in hundredths, and megabytes now.
    mutating func takeMoment(at time: Duration) -> (processorPercent: Double, megabytes: Double)? {
        guard let last, let usage else { return nil }
        self.last = (usage, time)
        return (Self.percent(from: last, to: (usage, time)), Double(usage.memory) / 1_048_576)
    }

    /// What all was used for so many callers; call it at the end.
    func total(callers: Int) -> LoadUsage? {
        guard let begun, let last else { return nil }
        return LoadUsage(
            processorPercent: Self.percent(from: begun, to: last), memory: last.usage.memory - self.memoryBefore,
            callers: max(1, callers - self.callersBefore))
    }

    private var usage: ProcessUsage? { self.process.flatMap { ProcessUsage(of: $0) } }

    private static func percent(
        from start: (usage: ProcessUsage, time: Duration), to end: (usage: ProcessUsage, time: Duration)
    ) -> Double {
        (end.usage.processor - start.usage.processor) / max(0.001, (end.time - start.time).seconds) * 100
    }
}
