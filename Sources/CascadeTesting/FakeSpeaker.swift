public import Cascade
public import TurnTimes

/// A speaker that keeps what it was given and plays nothing.
public final class FakeSpeaker: Speaker {
    /// What reached the speaker, in order.
    public enum Event: Sendable, Equatable {
        case played(ReplyAudio)
        case lowered(ReplyID)
        case raised(ReplyID)
        case paused(ReplyID)
        case resumed(ReplyID)
        case stopped(ReplyID)
    }

    public let log = EventLog<Event>()

    public init() {}

    public func play(_ audio: ReplyAudio) async throws { self.log.add(.played(audio)) }

    public func lower(_ reply: ReplyID, _ isLowered: Bool) {
        self.log.add(isLowered ? .lowered(reply) : .raised(reply))
    }

    public func pause(_ reply: ReplyID) { self.log.add(.paused(reply)) }

    public func resume(_ reply: ReplyID) { self.log.add(.resumed(reply)) }

    public func stop(_ reply: ReplyID) { self.log.add(.stopped(reply)) }

    /// Samples of a reply so far.
    public func samples(of reply: ReplyID) -> Int {
        self.log.events.reduce(0) { sum, event in
            if case .played(let audio) = event, audio.reply == reply { sum + audio.samples.count } else { sum }
        }
    }
}
