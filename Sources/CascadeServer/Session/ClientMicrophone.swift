internal import Cascade
internal import NIOCore
internal import SpeechAudio
internal import Synchronization
internal import TurnTimes

/// Takes a client's microphone frames on the event loop.
final class ClientMicrophone: Sendable {
    private struct State: ~Copyable {
        var sampleRate = MicrophoneBuffer.sampleRate
        var delay = Duration.zero
        var pcm = PCM16Stream()
        var resampler: Resampler?
    }

    let buffer = MicrophoneBuffer()
    private let clock: SessionClock
    private let state = Mutex(State())

    init(clock: SessionClock) {
        self.clock = clock
    }

    /// Samples a second of the frames that come; within `SessionProtocol.sampleRates`.
    var sampleRate: Int {
        get { self.state.withLock { $0.sampleRate } }
        set {
            self.state.withLock { state in
                state.sampleRate = newValue
                state.pcm = PCM16Stream()
                // The declared rates are all ones that the resampler takes; without it frames are taken as they are.
                state.resampler =
                    newValue == MicrophoneBuffer.sampleRate
                    ? nil : try? Resampler(from: newValue, to: MicrophoneBuffer.sampleRate)
            }
        }
    }

    /// How long ago the end of a frame that comes reached the microphone, as far as the client knows.
    var delay: Duration {
        get { self.state.withLock { $0.delay } }
        set { self.state.withLock { $0.delay = newValue } }
    }

    /// Adds a frame of 16-bit little-endian mono; the first byte of a sample that is cut waits for the next frame.
    func append(_ frame: ByteBuffer) {
        let bytes = frame.readableBytesSpan
        let (converted, delay) = self.state.withLock { state -> ([Float]?, Duration) in
            let isWhole = !state.pcm.isCut && bytes.byteCount % PCM16.sampleLength == 0
            guard state.resampler != nil || !isWhole else { return (nil, state.delay) }
            let samples = state.pcm.append(bytes)
            return (state.resampler?.append(samples) ?? samples, state.delay)
        }
        let time = self.clock.now - delay
        if let converted {
            self.buffer.append(converted, at: time)
        } else {
            self.buffer.append(pcm: bytes, at: time)
        }
    }
}
