public import Cascade
public import TurnTimes

/// A line that keeps what the session tells and plays nothing; its client stays until the session ends.
public struct FakeLine: Line {
    public let clock: SessionClock
    public let microphone = MicrophoneBuffer()
    public let fakeSpeaker = FakeSpeaker()
    public let events = EventLog<ConversationEvent>()

    public init(clock: SessionClock) {
        self.clock = clock
    }

    public var speaker: any Speaker { self.fakeSpeaker }

    public func tell(_ event: ConversationEvent) { self.events.add(event) }

    public func carry(_ session: Session) async throws {
        // Ends with the task, whatever the clock says.
        let (forever, _) = AsyncStream.makeStream(of: Never.self)
        for await _ in forever {}
    }

    public func close(_ error: any Error) async {}
}
