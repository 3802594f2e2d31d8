public import Cascade
public import TurnTimes

/// A user made of tones and silence, who speaks as fast as a test moves the clock.
public struct FakeMicrophone: Sendable {
    private static let frame = Duration.milliseconds(20)
    private static let frameLength = 320

    private let microphone: MicrophoneBuffer
    private let listening: ListeningLoop
    private let clock: ManualClock
    private let time: SessionClock

    /// - Parameter time: the session's view of the clock.
    public init(microphone: MicrophoneBuffer, listening: ListeningLoop, clock: ManualClock, time: SessionClock) {
        self.microphone = microphone
        self.listening = listening
        self.clock = clock
        self.time = time
    }

    /// Makes a sound that scripted detectors take for speech; the clock moves on by its length.
    public func speak(for length: Duration) { self.send(length) { $0 % 2 == 0 ? 0.5 : -0.5 } }

    /// Makes no sound; the clock moves on.
    public func pause(for length: Duration) { self.send(length) { _ in 0 } }

    private func send(_ length: Duration, _ sample: (Int) -> Float) {
        for _ in 0..<Int(length / Self.frame) {
            self.clock.advance(by: Self.frame)
            self.microphone.append((0..<Self.frameLength).map(sample), at: self.time.now)
            self.listening.listen()
        }
    }
}
