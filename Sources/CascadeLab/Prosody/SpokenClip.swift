public import SpeechAudio
public import SpeechEngines

/// The sound of a text, and when each of its characters is heard, if that is known.
public struct SpokenClip: Sendable {
    public let clip: AudioClip
    /// In samples of the clip, from its first.
    public let times: CharacterTimes?

    public init(_ clip: AudioClip, times: CharacterTimes? = nil) {
        self.clip = clip
        self.times = times
    }
}
