public import SpeechAudio
internal import SpeechEngines

/// One pause, or one end, that a policy must tell from the other.
public struct PauseTrial: Sendable, Equatable {
    /// Where the pause is from.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// The speaker made it.
        case natural
        /// The speaker made a pause here, which was made longer with the recording's own room.
        case phrase
        /// Set in with the recording's own room behind a word that holds the turn.
        case hesitation
        /// No pause: the speaker has finished.
        case end
    }

    /// The shortest natural pause, and the room that follows an end.
    static let shortest = Duration.milliseconds(100)
    static let afterEnd = Duration.seconds(3)
    /// Lengths of pauses that are set in.
    static let lengths: [Duration] = [.milliseconds(200), .milliseconds(400), .milliseconds(800)]
    /// A gap behind an open word from which it counts as a hesitation.
    private static let gap = Duration.milliseconds(30)
    /// What dies away behind the last word and is no other sound yet.
    private static let decay = Duration.milliseconds(50)
    /// Speech of a pause's own turn before it: turn models hear up to 8 s.
    private static let before = Duration.seconds(8)

    public let recording: LabelledRecording
    public let kind: Kind
    /// The word before it.
    public let word: Int
    /// Nil for an end.
    public let length: Duration?

    /// All trials of a recording.
    public static func all(of recording: LabelledRecording) -> [PauseTrial] {
        var trials: [PauseTrial] = []
        for (place, (word, next)) in zip(recording.words, recording.words.dropFirst()).enumerated() {
            let gap = next.start - word.end
            if gap >= Self.shortest {
                trials.append(PauseTrial(recording: recording, kind: .natural, word: place, length: gap))
            }
            guard gap >= Self.shortest || (word.isOpen && gap >= Self.gap) else { continue }
            trials += Self.lengths.filter { $0 > gap }.map {
                PauseTrial(recording: recording, kind: word.isOpen ? .hesitation : .phrase, word: place, length: $0)
            }
        }
        if recording.isComplete {
            trials.append(PauseTrial(recording: recording, kind: .end, word: recording.words.count - 1, length: nil))
        }
        return trials
    }

    /// Tells it from all others.
    public var name: String {
        let length = self.length.map { " \(Int($0.milliseconds)) ms" } ?? ""
        return "\(self.recording.speaker)/\(self.recording.name) \(self.word) \(self.kind.rawValue)\(length)"
    }

    /// Since the beginning of `clip`.
    public var pauseStart: Duration { self.recording.words[self.word].end - self.start }

    /// Where the sound of the trial begins in the recording: behind a pause, if one lies long enough before.
    private var start: Duration {
        let words = self.recording.words
        let latest = words[self.word].end - Self.before
        let place = (1..<max(1, self.word)).last {
            words[$0].start <= latest && words[$0].start - words[$0 - 1].end >= Self.shortest
        }
        return place.map { words[$0].start - Self.shortest / 2 } ?? .zero
    }

    /// The sound up to the pause, the pause, and what comes behind it for half a second; or up to the end, and the room.
    public var clip: AudioClip {
        let rate = self.recording.clip.sampleRate
        let words = self.recording.words
        let end = words[self.word].end
        let room = RoomNoise(of: self.recording.clip)
        let whole = self.recording.clip
        guard let length else {
            let last = min(whole.samples.count, (end + Self.decay).samples(at: rate))
            let cut = AudioClip(samples: Array(whole.samples.prefix(last)), sampleRate: rate)
            return self.cut(room.following(cut, speechEnd: end, for: Self.afterEnd), upTo: nil)
        }
        let gap = words[self.word + 1].start - end
        guard self.kind != .natural else { return self.cut(whole, upTo: end + length) }
        return self.cut(room.set(into: whole, at: end + gap / 2, for: length - gap), upTo: end + length)
    }

    /// Half a second of what comes behind the pause is enough to hear that the speaker goes on.
    private func cut(_ clip: AudioClip, upTo pauseEnd: Duration?) -> AudioClip {
        let first = self.start.samples(at: clip.sampleRate)
        let last = pauseEnd.map { ($0 + .milliseconds(500)).samples(at: clip.sampleRate) } ?? clip.samples.count
        return AudioClip(
            samples: Array(clip.samples.prefix(last).dropFirst(first)), sampleRate: clip.sampleRate)
    }
}
