internal import Cascade
package import Foundation
internal import SessionWire
internal import SpeechAudio
internal import Synchronization
package import TurnTimes

/// Puts together what is told of a session's turns: the conversation's timelines and the client's reports.
///
/// A client reports on a reply before it says that it has played the reply to its end, so all reports of a turn are
/// there when its timeline comes; those on another reply than the latest are dropped.
package final class TurnCollector: Sendable {
    /// Gaps of a turn that are told one by one; more are only counted.
    static let gapLimit = 100

    private struct State {
        var reply: ReplyID?
        var turn: TurnID?
        var gaps: [TurnGap] = []
        var gapCount = 0
        var clock: ClockEstimate?
    }

    private let session: String
    private let settings: [String: String]
    private let sampleRate: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - session: its id.
    ///   - settings: those in force.
    ///   - sampleRate: that of replies, which gaps are counted in.
    package init(session: String, settings: [String: String], sampleRate: Int) {
        self.session = session
        self.settings = settings
        self.sampleRate = sampleRate
    }

    /// A turn's reply begins.
    package func begin(_ reply: ReplyID, of turn: TurnID) {
        self.state.withLock { $0 = State(reply: reply, turn: turn) }
    }

    /// The client had nothing to play for the time of so many samples.
    package func addGap(in reply: ReplyID, at position: Int, samples: Int) {
        let gap = TurnGap(
            position: .samples(position, at: self.sampleRate), length: .samples(samples, at: self.sampleRate))
        self.state.withLock { state in
            guard state.reply == reply else { return }
            state.gapCount += 1
            if state.gaps.count < Self.gapLimit { state.gaps.append(gap) }
        }
    }

    /// The time of the first audible sample comes from this clock.
    package func set(_ clock: ClockEstimate, of reply: ReplyID) {
        self.state.withLock { state in
            guard state.reply == reply, state.clock == nil else { return }
            state.clock = clock
        }
    }

    /// The turn is over.
    package func end(_ timeline: Timeline, at time: Date) -> TurnRecord {
        var timeline = timeline
        self.state.withLock { state in
            guard state.turn == timeline.turn else { return }
            timeline.gaps = state.gaps
            timeline.gapCount = state.gapCount
            timeline.clock = state.clock
            state = State()
        }
        return TurnRecord(session: self.session, endedAt: time, timeline: timeline, settings: self.settings)
    }
}
