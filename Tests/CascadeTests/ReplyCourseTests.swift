import CascadeTesting
import SpeechEngines
import SpeechText
import Testing
import TurnTimes

@testable import Cascade

/// A reply of two chunks with 1000 samples each, at 1000 samples a second; the client reports its cursor or not.
@Suite("The course of a reply")
struct ReplyCourseTests {
    private var course = ReplyCourse(times: ReplyTimes(), sampleRate: 1000, reportsCursor: false)
    private var now = Duration.zero
    private var told: [String] = []

    @discardableResult
    private mutating func take(_ event: ReplyEvent, at milliseconds: Int? = nil) -> [String] {
        if let milliseconds { self.now = .milliseconds(milliseconds) }
        let names = self.course.handle(event, at: self.now).map(\.name)
        self.told += names
        return names
    }

    private mutating func make(at milliseconds: Int = 0) {
        for (number, text) in ["One two. ", "Three four."].enumerated() {
            self.take(
                .progress(.chunk(SpeechChunk(text: text, source: text, flush: true), at: self.now)), at: milliseconds)
            let piece = SpokenPiece(chunk: number, samples: [Float](repeating: 0, count: 1000))
            self.take(.progress(.audio(piece, madeAt: self.now, writtenAt: self.now)), at: milliseconds)
        }
        self.take(.progress(.made), at: milliseconds)
    }

    @Test("a draft tells nothing and opens nothing until it is committed, then all in order")
    mutating func draft() {
        self.take(.progress(.chunk(SpeechChunk(text: "One.", source: "One.", flush: true), at: .zero)))
        self.take(.progress(.failed(EngineError(.failed, "no"))))
        #expect(self.told.isEmpty && self.course.state == .drafted)
        #expect(self.take(.commit) == ["tell started", "tell text One.", "tell failed", "open"])
        #expect(self.take(.commit).isEmpty && self.take(.discard).isEmpty)
    }

    @Test("a draft that is discarded, or stopped, is ended and never told nor remembered", arguments: [false, true])
    mutating func discarded(stopped: Bool) {
        self.make()
        #expect(self.take(stopped ? .stop : .discard) == ["cancel"])
        #expect(self.course.isOver && self.course.state == .discarded)
        self.make()
        for event in Self.verbs { self.take(event) }
        #expect(self.told == ["cancel"])
    }

    @Test("a client that never reports its cursor has heard the reply when it has had time for it")
    mutating func heard() {
        self.take(.commit)
        self.make(at: 500)
        #expect(self.told.last == "wait 2700")
        #expect(
            self.take(.playOutDue, at: 2700)
                == [
                    "stop waiting", "remember One two. Three four.", "tell ended One two. Three four.",
                    "end reply_ended",
                ])
    }

    @Test("a client that reports its cursor has heard the reply when it says so, or some time after")
    mutating func reported() {
        self.take(.commit)
        self.make(at: 0)
        self.take(.played(1999), at: 2100)
        #expect(self.take(.playOutDue, at: 2200) == ["wait 5200"])
        #expect(self.take(.played(2000), at: 2300).last == "end reply_ended")
        #expect(self.take(.playOutDue, at: 5200).isEmpty)
    }

    @Test("a reply that is stopped leaves the words that were heard")
    mutating func stopped() {
        self.take(.commit)
        self.make(at: 0)
        #expect(
            self.take(.stop, at: 1500)
                == ["silence", "stop waiting", "remember One two. ", "tell interrupted One two. ", "end interrupted"])
        #expect(self.course.state == .stopped)
    }

    @Test("while it is paused no time passes for it: heard words and end count from the sample it goes on at")
    mutating func paused() {
        self.take(.commit)
        self.make(at: 0)
        #expect(self.take(.pause, at: 900) == ["stop waiting", "pause"])
        #expect(self.course.state == .paused)
        #expect(self.take(.playOutDue, at: 2200).isEmpty)
        #expect(self.take(.resume, at: 9000) == ["resume", "wait 10300"])
        #expect(self.take(.stop, at: 9050)[2] == "remember ")
    }

    @Test("a reply that is stopped while it is paused leaves what was heard before")
    mutating func stoppedInPause() {
        self.take(.commit)
        self.make(at: 0)
        self.take(.pause, at: 1500)
        #expect(self.take(.stop, at: 60_000)[2] == "remember One two. ")
    }

    @Test("sound of a reply that was paused before any came plays from where it goes on")
    mutating func pausedEarly() {
        self.take(.commit)
        self.take(.pause, at: 100)
        self.make(at: 200)
        #expect(self.take(.resume, at: 5000) == ["resume", "wait 7200"])
    }

    @Test(
        "what the client tells of gaps and its clock is the reply's: of many gaps 100 one by one, and the first clock")
    mutating func reports() {
        self.take(.commit)
        for position in 0..<250 { self.take(.gap(position: position, samples: 40)) }
        let clock = ClockEstimate(offset: 2, error: 3)
        self.take(.audible(at: .milliseconds(7), clock: clock))
        self.take(.audible(at: .milliseconds(9), clock: nil))
        let times = self.course.times
        #expect(times.gaps.count == ReplyCourse.gapLimit && times.gapCount == 250)
        #expect(times.gaps[1] == TurnGap(position: .milliseconds(1), length: .milliseconds(40)))
        #expect(times.clock == clock && times.marks[.firstAudible] == .milliseconds(7))
    }

    /// Says "Wait." for a second from 4 s on, as no sound has come.
    private mutating func bridge() {
        self.take(.commit, at: 0)
        #expect(self.take(.late("Wait."), at: 4000) == ["say Wait."])
        self.sayStopgap()
    }

    private mutating func sayStopgap() {
        #expect(self.take(.progress(.stopgap("Wait."))) == ["tell stopgap Wait. "])
        let piece = SpokenPiece(chunk: 0, samples: [Float](repeating: 0, count: 1000))
        #expect(self.take(.progress(.stopgapAudio(piece, writtenAt: self.now))).isEmpty)
    }

    @Test(
        "what is said before a late reply is told as heard, not remembered, and the silence behind it is none of its sound"
    )
    mutating func stopgap() {
        self.bridge()
        self.make(at: 8000)
        #expect(self.told.contains("audible") && self.told.last == "wait 10200")
        var stopped = self
        #expect(stopped.take(.stop, at: 8500)[2...3] == ["remember ", "tell interrupted Wait."])
        #expect(self.take(.stop, at: 9100)[2...3] == ["remember One two. ", "tell interrupted Wait. One two. "])
        #expect(self.course.times.audio == .seconds(2))
    }

    @Test("a stopgap is heard like a reply, and one that nothing follows ends with it")
    mutating func stopgapAlone() {
        self.bridge()
        var stopped = self
        #expect(stopped.take(.stop, at: 4500)[3] == "tell interrupted ")
        #expect(self.take(.late("Wait."), at: 4600).isEmpty, "it is said once")
        self.take(.progress(.made), at: 6000)
        #expect(
            self.take(.playOutDue, at: 6300) == [
                "stop waiting", "remember ", "tell ended Wait.", "end reply_ended",
            ])
    }

    @Test("nothing is said before a reply that sounds, or is made, or is not wanted yet")
    mutating func noStopgap() {
        #expect(self.take(.late("Wait.")).isEmpty)
        self.make()
        self.take(.commit)
        #expect(self.take(.late("Wait.")).isEmpty && self.take(.late("")).isEmpty)
    }

    private static let verbs: [ReplyEvent] = [
        .commit, .discard, .pause, .resume, .stop, .takeBack, .playOutDue, .played(0), .played(500), .played(2000),
        .late("Wait."),
    ]

    /// Every order of six of them, the making of the reply among them at each place.
    @Test("in every order it ends once at the most, tells nothing before it is committed, and ends by a stop")
    func orders() {
        func play(_ test: ReplyCourseTests, depth: Int, isMade: Bool) {
            var ended = test
            ended.take(.stop, at: depth * 700 + 700)
            #expect(ended.course.isOver)
            let ends = ended.told.count { $0.hasPrefix("end ") || ["cancel", "withdraw"].contains($0) }
            let remembered = ended.told.count { $0.hasPrefix("remember") }
            #expect(ends == 1 && remembered == (ended.told.contains("cancel") ? 0 : 1), "\(ended.told)")
            let first = ended.told.first { $0.hasPrefix("tell") }
            #expect(first == nil || first == "tell started", "\(ended.told)")
            let isConfused = ended.told.contains { $0.hasPrefix("remember") && $0.contains("Wait.") }
            #expect(!isConfused && ended.told.count { $0.hasPrefix("say") } <= 1, "\(ended.told)")
            guard depth < 5, !test.course.isOver else { return }
            for verb in Self.verbs {
                var next = test
                if next.take(verb, at: depth * 700) == ["say Wait."] { next.sayStopgap() }
                play(next, depth: depth + 1, isMade: isMade)
            }
            guard !isMade else { return }
            var next = test
            next.make(at: depth * 700)
            play(next, depth: depth + 1, isMade: true)
        }
        play(ReplyCourseTests(), depth: 0, isMade: false)
    }
}

extension ReplyStep {
    fileprivate var name: String {
        switch self {
        case .openGate: "open"
        case .pause: "pause"
        case .resume: "resume"
        case .silence: "silence"
        case .cancel: "cancel"
        case .waitForPlayOut(let end): "wait \(Int(end / .milliseconds(1)))"
        case .stopWaiting: "stop waiting"
        case .say(let text): "say \(text)"
        case .ask(.remember(let text)): "remember \(text)"
        case .ask(.end(let mark)): "end \(mark.rawValue)"
        case .ask(.noteAudible): "audible"
        case .ask(.withdraw): "withdraw"
        case .ask(.tell(let news)): "tell \(news.name)"
        }
    }
}

extension ReplyNews {
    fileprivate var name: String {
        switch self {
        case .started: "started"
        case .text(let text): "text \(text)"
        case .stopgap(let text): "stopgap \(text)"
        case .audioEnded(let samples): "audio ended \(samples)"
        case .failed: "failed"
        case .ended(let text): "ended \(text)"
        case .interrupted(let text): "interrupted \(text)"
        }
    }
}
