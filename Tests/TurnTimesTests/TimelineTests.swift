import Testing
import TurnTimes

@Suite("Timeline")
struct TimelineTests {
    @Test("a latency is the time between its two marks, and may be negative")
    func latency() {
        var timeline = Timeline(turn: TurnID(1), origin: .spoken)
        timeline.marks[.acousticEnd] = .milliseconds(1000)
        timeline.marks[.firstByteWritten] = .milliseconds(1180)
        timeline.marks[.endpointing] = .milliseconds(990)
        #expect(timeline[.voiceToVoice] == .milliseconds(180))
        #expect(timeline[.endpointingDelay] == .milliseconds(-10))
        #expect(timeline[.transcriptDelay] == nil)
    }

    @Test("every latency's name says its marks")
    func names() {
        #expect(LatencyName.allCases.allSatisfy { $0.start != $0.end })
        #expect(LatencyName.voiceToVoice.start == .acousticEnd)
        #expect(LatencyName.transcriptToFirstAudio.start == .finalTranscript)
        #expect(LatencyName.chunkToAudio.end == .firstAudio)
    }

    @Test("a first mark keeps its time, a set mark takes the last")
    func marks() {
        var timeline = Timeline(turn: TurnID(1), origin: .typed)
        timeline.marks.setFirst(.firstToken, at: .milliseconds(1))
        timeline.marks.setFirst(.firstToken, at: .milliseconds(2))
        timeline.marks[.lastPartial] = .milliseconds(1)
        timeline.marks[.lastPartial] = .milliseconds(2)
        #expect(timeline.marks == [.firstToken: .milliseconds(1), .lastPartial: .milliseconds(2)])
    }
}
