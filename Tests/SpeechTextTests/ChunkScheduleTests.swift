import SpeechText
import Testing

@Suite("A chunk schedule that exists is valid")
struct ChunkScheduleTests {
    @Test(
        "The presets",
        arguments: [
            ("fast", [50]), ("balanced", [120, 160, 250, 290]), ("quality", [250, 350, 500]), ("50,500", [50, 500]),
            (" 60 , 70", [60, 70]),
        ])
    func parsing(text: String, thresholds: [Int]) throws {
        #expect(try ChunkSchedule(parsing: text).thresholds == thresholds)
    }

    @Test(
        "A threshold outside the range is refused with its place, its value and the range", arguments: [49, 0, -1, 501])
    func outOfRange(threshold: Int) {
        let error = #expect(throws: SpeechTextError.self) { try ChunkSchedule([100, threshold]) }
        #expect(error?.code == .thresholdOutOfRange)
        #expect(error?.message == "chunk_length_schedule[1] is \(threshold): give a number from 50 to 500.")
    }

    @Test("An empty schedule is refused", arguments: ["", ","])
    func empty(text: String) {
        let error = #expect(throws: SpeechTextError.self) { try ChunkSchedule(parsing: text) }
        #expect(error?.code == .emptySchedule)
    }

    @Test("What is no number is refused by name")
    func unreadable() {
        let error = #expect(throws: SpeechTextError.self) { try ChunkSchedule(parsing: "120,slow") }
        #expect(error?.code == .unreadableSchedule)
        #expect(error?.message.contains("\"slow\"") == true)
    }

    @Test("The last threshold repeats")
    func repeats() throws {
        let schedule = try ChunkSchedule([50, 60])
        #expect((0..<4).map { schedule.threshold(ofGeneration: $0) } == [50, 60, 60, 60])
    }
}
