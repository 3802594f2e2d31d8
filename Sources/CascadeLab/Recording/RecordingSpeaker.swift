internal import Cascade
internal import SpeechAudio
internal import Synchronization
internal import TurnTimes

/// A speaker that plays by the clock and keeps what was heard.
final class RecordingSpeaker: Speaker {
    private struct Playing {
        let reply: ReplyID
        var samples: [Float] = []
        let sampleRate: Int
        var start: Duration
        /// Since when it is paused.
        var paused: Duration?

        func played(at now: Duration) -> Int {
            min(self.samples.count, max(0, ((self.paused ?? now) - self.start).samples(at: self.sampleRate)))
        }
    }

    private struct State {
        var playing: Playing?
        var heard: [Float] = []
        var sampleRate = 16_000
        /// Replies up to this one are stopped.
        var stopped = ReplyID(0)
        var isHurried = false
    }

    private let state = Mutex(State())
    private let clock: SessionClock

    init(clock: SessionClock) {
        self.clock = clock
    }

    func play(_ audio: ReplyAudio) async throws {
        let now = self.clock.now
        self.state.withLock { state in
            guard audio.reply > state.stopped else { return }
            if state.playing?.reply != audio.reply {
                Self.keep(&state, upTo: nil)
                state.playing = Playing(reply: audio.reply, sampleRate: audio.sampleRate, start: now)
            }
            state.playing?.samples += audio.samples
        }
    }

    func pause(_ reply: ReplyID) {
        let now = self.clock.now
        self.state.withLock { state in
            if state.playing?.reply == reply, state.playing?.paused == nil { state.playing?.paused = now }
        }
    }

    func resume(_ reply: ReplyID) {
        let now = self.clock.now
        self.state.withLock { state in
            guard state.playing?.reply == reply, let paused = state.playing?.paused else { return }
            state.playing?.start += now - paused
            state.playing?.paused = nil
        }
    }

    func stop(_ reply: ReplyID) {
        let now = self.clock.now
        self.state.withLock { state in
            state.stopped = max(state.stopped, reply)
            guard let playing = state.playing, playing.reply == reply else { return }
            Self.keep(&state, upTo: playing.played(at: now))
        }
    }

    /// From now on everything counts as played at once: nobody will interrupt any more.
    func hurry() { self.state.withLock { $0.isHurried = true } }

    /// The reply that is being played and how many samples of it were.
    var cursor: (reply: ReplyID, samples: Int)? {
        let now = self.clock.now
        return self.state.withLock { state in
            guard let playing = state.playing else { return nil }
            return (playing.reply, state.isHurried ? playing.samples.count : playing.played(at: now))
        }
    }

    /// All that was heard, one reply after the other.
    func clip() -> AudioClip {
        self.state.withLock { state in
            Self.keep(&state, upTo: nil)
            return AudioClip(samples: state.heard, sampleRate: state.sampleRate)
        }
    }

    private static func keep(_ state: inout State, upTo count: Int?) {
        guard let playing = state.playing else { return }
        state.heard += playing.samples.prefix(count ?? playing.samples.count)
        state.sampleRate = playing.sampleRate
        state.playing = nil
    }
}
