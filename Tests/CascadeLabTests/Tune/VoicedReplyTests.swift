import Cascade
import ChunkSchedules
import SpeechAudio
import SpeechEngines
import Testing

@testable import CascadeLab

@Suite("A reply spoken in pieces")
struct VoicedReplyTests {
    /// "One two. Three": tokens 100 ms apart from second 5 on; two pieces, the second in two parts.
    private static let reply = VoicedReply(
        tokens: ["One ", "two.", " Th", "ree"].enumerated().map {
            RecordedReply.Token(text: $1, time: .milliseconds(5000 + $0 * 100))
        },
        text: "One two. Three", delay: .milliseconds(40), pieces: [(0, 8, 0), (7, 5, 2)],
        arrivals: [(5200, 300), (5250, 100), (5700, 200), (5720, 10)].map {
            PlayOut.Arrival(time: .milliseconds($0), length: .milliseconds($1))
        }, clip: SpokenClip(AudioClip(samples: [0], sampleRate: 100)))

    @Test("times count from the first token")
    func times() {
        #expect(Self.reply.playOut.start == .milliseconds(200))
        #expect(Self.reply.playOut.complete == .milliseconds(720))
        // 10 characters in 300 ms.
        #expect(abs((Self.reply.pace ?? 0) - 33.333) < 0.01)
    }

    @Test("the last piece waits from its first letter's token to its sound, and a gap before it is the tail gap")
    func tail() {
        #expect(Self.reply.pieces.map(\.begun) == [.zero, .milliseconds(200)])
        #expect(Self.reply.tailWait == .milliseconds(500))
        // Sound lasts from 200 to 600, the next is there at 700.
        #expect(Self.reply.tailGap == .milliseconds(100))
    }

    @Test("without known pieces there is no tail")
    func unknown() {
        let reply = VoicedReply(
            tokens: [], text: "", delay: nil, pieces: [], arrivals: Self.reply.arrivals, clip: Self.reply.clip)
        #expect(reply.tailWait == nil && reply.tailGap == nil && reply.pace == nil)
    }

    @Test("a run has the figures of its reply in milliseconds")
    func run() {
        let run = TuneRun(Self.reply, candidate: "fast", text: 1, repetition: 2, prosody: nil)
        let figures = [run.firstAudio, run.total, run.tailWait, run.tailGap, run.delay].map { $0?.rounded() }
        #expect(figures == [200, 720, 500, 100, 40])
        #expect(run.pieces == [8, 5] && run.gaps.map { $0.rounded() } == [100])
    }

    @Test("the character times of pieces become those of one text with single blanks")
    func clipTimes() {
        var times = ClipTimes()
        times.endWord()
        times.add(CharacterTimes(text: " Hi  a", ends: [1, 4, 6, 7, 9, 12]), from: 10)
        times.endWord()
        times.add(CharacterTimes(text: "b. ", ends: [3, 5, 9]), from: 30)
        #expect(times.times == CharacterTimes(text: "Hi a b.", ends: [14, 16, 19, 22, 30, 33, 35]))
        #expect(ClipTimes().times == nil)
    }
}
