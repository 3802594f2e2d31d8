public import Logging
internal import SpeechEngines

/// One caller's line and conversation.
public struct Session: Sendable {
    /// Its name among all sessions.
    public let id: String
    public let conversation: Conversation
    private let line: any Line

    /// - Parameters:
    ///   - listening: the process's loop; must be running.
    ///   - report: is told each event before the line is; must return at once.
    ///   - journal: is told what turn taking is told, with its time; must return at once.
    public init(
        id: String, agent: Agent, engines: SessionEngines, line: any Line, listening: ListeningLoop, logger: Logger,
        report: @escaping @Sendable (ConversationEvent) -> Void = { _ in },
        journal: (@Sendable (TurnEvent, Duration) -> Void)? = nil
    ) {
        self.id = id
        self.line = line
        self.conversation = Conversation(
            agent: agent, engines: engines, microphone: line.microphone, listening: listening, speaker: line.speaker,
            clock: line.clock, logger: logger, journal: journal
        ) { event in
            report(event)
            line.tell(event)
        }
    }

    /// Holds the session until its client leaves, the task is cancelled, or an engine cannot go on; then nothing of it is left.
    /// - Throws: what the conversation could not go on for, after the line has told it.
    public func run() async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { try await self.converse() }
            group.addTask { try await self.line.carry(self) }
            defer { group.cancelAll() }
            // Whichever ends first ends the other.
            try await group.next()
        }
    }

    private func converse() async throws {
        do {
            try await self.conversation.run()
        } catch {
            await self.line.close(error)
            throw error
        }
    }
}
