import SpeechAudio
import Testing

@testable import Cascade

@Suite("Microphone buffer")
struct MicrophoneBufferTests {
    @Test("what goes in comes out in order, once")
    func order() throws {
        let buffer = MicrophoneBuffer()
        buffer.append([1, 2], at: .zero)
        buffer.append([3], at: .zero)
        #expect(try #require(buffer.drain()).samples == [1, 2, 3])
        #expect(buffer.drain()?.samples == nil)
    }

    @Test("a full buffer drops its oldest samples and counts them")
    func overflow() throws {
        let buffer = MicrophoneBuffer(capacity: .milliseconds(1))
        buffer.append((0..<20).map(Float.init), at: .zero)
        #expect(try #require(buffer.drain()).samples == (4..<20).map(Float.init))
        #expect(buffer.dropped == 4)
        buffer.append((0..<10).map(Float.init), at: .zero)
        buffer.append((10..<20).map(Float.init), at: .zero)
        #expect(try #require(buffer.drain()).samples == (4..<20).map(Float.init))
        #expect(buffer.dropped == 8)
    }

    @Test("sound is dated by the steadiest arrival, so a late frame does not move it")
    func dates() throws {
        let buffer = MicrophoneBuffer()
        let frame = [Float](repeating: 0, count: 320)
        buffer.append(frame, at: .milliseconds(20))
        #expect(try #require(buffer.drain()).start == .zero)
        buffer.append(frame, at: .milliseconds(90))
        #expect(try #require(buffer.drain()).start == .milliseconds(20))
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
        _ = buffer.drain()
        speak(100)
        _ = buffer.drain()
        speak(1)
        #expect(try #require(buffer.drain()).start == time - .milliseconds(20))
    }

    @Test("sound after a pause in which nothing was sent is dated by its own arrivals")
    func pause() throws {
        let buffer = MicrophoneBuffer()
        let frame = [Float](repeating: 0, count: 320)
        buffer.append(frame, at: .milliseconds(20))
        _ = buffer.drain()
        buffer.append(frame, at: .seconds(10))
        #expect(try #require(buffer.drain()).start == .milliseconds(9980))
    }

    @Test("dropped samples leave a gap in time, not a shift")
    func gap() throws {
        let buffer = MicrophoneBuffer(capacity: .milliseconds(10))
        buffer.append([Float](repeating: 0, count: 320), at: .milliseconds(20))
        #expect(try #require(buffer.drain()).start == .milliseconds(10))
    }
}
