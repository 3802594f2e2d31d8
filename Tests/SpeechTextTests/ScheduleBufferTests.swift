import SpeechText
import Testing

@Suite("The schedule buffer generates by number of characters")
struct ScheduleBufferTests {
    /// 49 characters and a blank.
    private let fifty = "This is a text of just as many as fifty letters.. "

    @Test("Nothing is generated below the threshold")
    func below() {
        var buffer = ScheduleBuffer(.schedule(.balanced))
        #expect(buffer.append(fifty) == [])
        #expect(buffer.append(fifty) == [])
        #expect(buffer.isHolding)
    }

    @Test("At the threshold the finished words are generated, and the rest waits")
    func atThreshold() {
        var buffer = ScheduleBuffer(.schedule(.fast))
        #expect(
            buffer.append("Twelve words make up this sentence, and the last one is unfin") == [
                "Twelve words make up this sentence, and the last one is "
            ])
        #expect(buffer.append("ished.") == [])
        #expect(buffer.flush() == "unfinished.")
    }

    @Test("A sentence end at the threshold is a cut without a blank")
    func sentenceEnd() {
        var buffer = ScheduleBuffer(.schedule(.fast))
        let text = "This is a rather long sentence that ends here already."
        #expect(buffer.append(text) == [text])
    }

    @Test("A number stays with its unit")
    func unit() {
        var buffer = ScheduleBuffer(.schedule(.fast))
        #expect(
            buffer.append("The road through the valley has a length of about 55 ki") == [
                "The road through the valley has a length of about "
            ])
    }

    @Test("Thresholds follow each other, and the last one repeats")
    func order() throws {
        var buffer = ScheduleBuffer(.schedule(try ChunkSchedule([50, 100])))
        let sizes = (0..<10).map { _ in buffer.append(fifty).map(\.count) }
        #expect(sizes == [[50], [], [100], [], [100], [], [100], [], [100], []])
    }

    @Test("A flush gives everything and does not start the schedule anew")
    func flush() throws {
        var buffer = ScheduleBuffer(.schedule(try ChunkSchedule([50, 100])))
        #expect(buffer.append(fifty) == [fifty])
        #expect(buffer.append("And so") == [])
        #expect(buffer.flush() == "And so")
        #expect(buffer.flush() == nil)
        #expect(buffer.append(fifty) == [])
        #expect(buffer.append(fifty) == [fifty + fifty])
    }

    @Test("A trigger generates from 50 characters on, and keeps the unfinished word")
    func trigger() {
        var buffer = ScheduleBuffer(.schedule(.quality))
        #expect(buffer.append("Too short to be spoken. ", tryTrigger: true) == [])
        #expect(
            buffer.append("But this makes it long enough to be spo", tryTrigger: true) == [
                "Too short to be spoken. But this makes it long enough to be "
            ])
        #expect(buffer.end() == "spo")
    }

    @Test("Blanks in a row count as one, and a lone blank is nothing")
    func blanks() {
        var buffer = ScheduleBuffer()
        #expect(buffer.append(" ") == [])
        #expect(!buffer.isHolding)
        #expect(buffer.append("Hello ") == [])
        #expect(buffer.append(" ") == [])
        #expect(buffer.append(" there") == [])
        #expect(buffer.flush() == "Hello there")
    }

    @Test("A word without an end is given after an idle time")
    func release() {
        var buffer = ScheduleBuffer(.schedule(.fast))
        let word = String(repeating: "a", count: 60)
        #expect(buffer.append(word) == [])
        #expect(buffer.release() == word)
        #expect(buffer.append("short") == [])
        #expect(buffer.release() == nil)
    }

    @Test("In automatic mode every message is a segment, with a blank between two")
    func automatic() {
        var buffer = ScheduleBuffer(.automatic)
        #expect(buffer.append("Hello there.") == ["Hello there."])
        #expect(buffer.append(" ") == [])
        #expect(buffer.append("How are you?") == ["How are you?"])
        #expect(buffer.append("Fine.") == [" Fine."])
        #expect(buffer.append(" Good. ") == [" Good. "])
        #expect(buffer.append("Bye.") == ["Bye."])
        #expect(buffer.flush() == nil)
        #expect(buffer.end() == nil)
    }

    /// What is generated for messages, one after the other, and at the end.
    private func segments(_ messages: [String], _ mode: ScheduleBuffer.Mode = .automatic) -> [[String]] {
        var buffer = ScheduleBuffer(mode)
        return messages.map { buffer.append($0) } + [buffer.end().map { [$0] } ?? []]
    }

    @Test("A tag that is split over messages is given whole")
    func splitTag() {
        #expect(
            segments(["One. ", "<break ", "time=\"1.5s\" ", "/> ", "Two. "])
                == [["One. "], [], [], ["<break time=\"1.5s\" /> "], ["Two. "], []])
        #expect(segments(["See <", "b>this</b>."]) == [["See "], ["<b>this</b>."], []])
        #expect(segments(["Never <b closed"]) == [["Never "], ["<b closed"]])
    }

    @Test("Words at the end of a message wait for what may belong to them")
    func openWords() {
        #expect(
            segments(["It costs $20 ", "million for 5 ", "km. "])
                == [["It costs "], ["$20 million for "], ["5 km. "], []])
        #expect(segments(["Born June ", "5, ", "1990. "]) == [["Born "], [], ["June 5, 1990. "], []])
        #expect(segments(["I am 5.", "Good."]) == [["I am 5."], [" Good."], []])
        var buffer = ScheduleBuffer(.automatic)
        #expect(buffer.append("I am 5") == ["I am "])
        #expect(buffer.release() == "5")
    }

    @Test("A threshold falls into no tag", arguments: [true, false])
    func thresholdInTag(isWhole: Bool) {
        let text =
            "This is a text of nearly fifty letters <break time=\"1.5s\" strength=\"weak\" /> and it goes on here. "
        let feed = isWhole ? [text] : text.map { String($0) }
        let found = segments(feed, .schedule(.fast)).flatMap { $0 }
        #expect(found.joined() == text)
        #expect(found.allSatisfy { $0.contains("<") == $0.contains(">") })
        #expect(isWhole || found.count > 1)
    }

    @Test("A very long message is given as several, each up to the end of a word")
    func longMessage() {
        let message = String(repeating: "word ", count: 2_000)
        let found = segments([message]).flatMap { $0 }
        #expect(found.joined() == message)
        #expect(found.allSatisfy { $0.count <= ScheduleBuffer.longestSegment && $0.hasSuffix("word ") })
    }
}
