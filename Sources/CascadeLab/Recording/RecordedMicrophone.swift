internal import Cascade
internal import SpeechAudio
internal import TurnTimes

/// Plays a recording into a session as if it were spoken now, followed by silence.
struct RecordedMicrophone: Sendable {
    private static let frame = Duration.milliseconds(20)

    let clip: AudioClip
    let microphone: MicrophoneBuffer
    let clock: SessionClock

    /// - Parameter clip: any rate; converted to the microphone's.
    init(_ clip: AudioClip, microphone: MicrophoneBuffer, clock: SessionClock) throws(AudioError) {
        self.clip = try clip.resampled(to: MicrophoneBuffer.sampleRate)
        self.microphone = microphone
        self.clock = clock
    }

    /// Plays until the task is cancelled.
    /// - Parameter ended: called once when the recording is over and silence begins.
    func play(ended: @Sendable () -> Void) async throws {
        let length = Self.frame.samples(at: MicrophoneBuffer.sampleRate)
        // Each frame has its own due time, so late wake-ups do not add up.
        let start = self.clock.now
        var frame = 0
        if self.clip.samples.isEmpty { ended() }
        while true {
            try await self.clock.sleep(until: start + Self.frame * (frame + 1))
            let first = frame * length
            let samples = self.clip.samples.dropFirst(first).prefix(length)
            let silence = [Float](repeating: 0, count: length - samples.count)
            self.microphone.append(samples + silence, at: self.clock.now)
            if first < self.clip.samples.count, first + length >= self.clip.samples.count { ended() }
            frame += 1
        }
    }
}
