import CascadeTesting
import NIOCore
import SpeechAudio
import Testing
import TurnTimes

@testable import Cascade
@testable import CascadeServer

@Suite("A client's microphone")
struct ClientMicrophoneTests {
    /// A second of 16-bit sound that is different everywhere.
    private static let sound = (0..<32_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 / 251) }

    private func heard(_ lengths: () -> Int, sampleRate: Int = 16_000) throws -> [Float] {
        let microphone = ClientMicrophone(clock: SessionClock(ManualClock()))
        if sampleRate != 16_000 { microphone.sampleRate = sampleRate }
        var start = 0
        while start < Self.sound.count {
            let end = min(Self.sound.count, start + lengths())
            microphone.append(ByteBuffer(bytes: Self.sound[start..<end]))
            start = end
        }
        return Self.drain(microphone)
    }

    private static func drain(_ microphone: ClientMicrophone) -> [Float] {
        var samples: [Int16] = []
        _ = microphone.buffer.drain(into: &samples)
        return samples.map(PCM16.sample)
    }

    @Test("frames of any length give the same sound as whole ones", arguments: [641, 3201, 1, 3, 31_999])
    func oddFrames(length: Int) throws {
        #expect(try self.heard { length } == PCM16.decode(Self.sound))
    }

    @Test("frames cut at random give the same sound, at another rate too")
    func randomFrames() throws {
        var random = SeededGenerator(seed: 2)
        for rate in [16_000, 48_000, 8000] {
            let whole = try self.heard({ Self.sound.count }, sampleRate: rate)
            for _ in 0..<10 {
                #expect(try self.heard({ Int.random(in: 1...700, using: &random) }, sampleRate: rate) == whole)
            }
        }
    }

    @Test("a new rate begins a new stream: half a sample before it is dropped")
    func newRate() {
        let microphone = ClientMicrophone(clock: SessionClock(ManualClock()))
        microphone.append(ByteBuffer(bytes: [0, 0x40, 9]))
        microphone.sampleRate = 16_000
        microphone.append(ByteBuffer(bytes: [0, 0xC0]))
        #expect(Self.drain(microphone) == [0.5, -0.5])
    }
}
