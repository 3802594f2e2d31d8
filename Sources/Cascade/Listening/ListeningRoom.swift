internal import SpeechEngines

/// What looks work with, kept from one to the next so that they allocate nothing.
struct ListeningRoom: Sendable {
    /// Frames for one call of the detector.
    var batch = FrameBatch(frameLength: 1)
    /// Whose they are, by the listeners' places.
    var places: [Int] = []

    mutating func clear(for detector: any VoiceActivityDetector) {
        self.places.removeAll(keepingCapacity: true)
        if self.batch.frameLength == detector.capabilities.frameLength {
            self.batch.removeAll()
        } else {
            self.batch = FrameBatch(frameLength: detector.capabilities.frameLength)
        }
    }
}
