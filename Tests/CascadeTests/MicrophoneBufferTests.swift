import SpeechAudio
import Testing

@testable import Cascade

@Suite("Microphone buffer")
struct MicrophoneBufferTests {
    /// Numbers that tell samples apart.
    private static func sound(_ numbers: Range<Int16>) -> [Float] { numbers.map { Float($0) / 32768 } }

    /// What is taken out, nil if nothing is there.
    private static func drain(_ buffer: MicrophoneBuffer) -> [Int16]? {
        var samples: [Int16] = []
        return buffer.drain(into: &samples).map { _ in samples }
    }

    private static func start(_ buffer: MicrophoneBuffer) throws -> Duration {
        var samples: [Int16] = []
        return try #require(buffer.drain(into: &samples)).start
    }

    @Test("what goes in comes out in order, once, behind what is there")
    func order() throws {
        let buffer = MicrophoneBuffer()
        buffer.append(Self.sound(1..<3), at: .zero)
        buffer.append(pcm: ([3, 0, 0xFF, 0xFF, 9] as [UInt8]).span.bytes, at: .zero)
        var samples: [Int16] = [0]
        #expect(buffer.drain(into: &samples) != nil)
        #expect(samples == [0, 1, 2, 3, -1])
        #expect(Self.drain(buffer) == nil)
    }

    @Test("a full buffer drops its oldest samples and counts them")
    func overflow() throws {
        let buffer = MicrophoneBuffer(capacity: .milliseconds(1))
        buffer.append(Self.sound(0..<20), at: .zero)
        #expect(Self.drain(buffer) == Array(4..<20))
        #expect(buffer.dropped == 4)
        buffer.append(Self.sound(0..<10), at: .zero)
        buffer.append(Self.sound(10..<20), at: .zero)
        #expect(Self.drain(buffer) == Array(4..<20))
        #expect(buffer.dropped == 8)
    }

    @Test("sound is dated by the steadiest arrival, so a late frame does not move it")
    func dates() throws {
        let buffer = MicrophoneBuffer()
        let frame = [Float](repeating: 0, count: 320)
        buffer.append(frame, at: .milliseconds(20))
        #expect(try Self.start(buffer) == .zero)
        buffer.append(frame, at: .milliseconds(90))
        #expect(try Self.start(buffer) == .milliseconds(20))
    }

    @Test("sound that the device lost shifts what is spoken later for two seconds at the most")
    func loss() throws {
        let buffer = MicrophoneBuffer()
        var time = Duration.zero
        func speak(_ count: Int) {
            for _ in 0..<count {
                time += .milliseconds(20)
                buffer.append([Float](repeating: 0, count: 320), at: time)
            }
        }
        speak(500)
        time += .milliseconds(300)
        speak(1)
        _ = Self.drain(buffer)
        speak(100)
        _ = Self.drain(buffer)
        speak(1)
        #expect(try Self.start(buffer) == time - .milliseconds(20))
    }

    @Test("sound after a pause in which nothing was sent is dated by its own arrivals")
    func pause() throws {
        let buffer = MicrophoneBuffer()
        let frame = [Float](repeating: 0, count: 320)
        buffer.append(frame, at: .milliseconds(20))
        _ = Self.drain(buffer)
        buffer.append(frame, at: .seconds(10))
        #expect(try Self.start(buffer) == .milliseconds(9980))
    }

    @Test("dropped samples leave a gap in time, not a shift")
    func gap() throws {
        let buffer = MicrophoneBuffer(capacity: .milliseconds(10))
        buffer.append([Float](repeating: 0, count: 320), at: .milliseconds(20))
        #expect(try Self.start(buffer) == .milliseconds(10))
    }
}
