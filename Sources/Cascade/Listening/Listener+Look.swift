internal import SpeechEngines

extension [Listener] {
    /// Listens to all sound that has arrived for all sessions: their first frames in one call of the detector, then the
    /// second frames of those that have some, and so on.
    /// - Parameters:
    ///   - time: since the look before.
    ///   - room: what looks work with.
    /// - Returns: the error of each listener that cannot go on, by its place.
    mutating func listen(after time: Duration, in room: inout ListeningRoom) -> [Int: any Error] {
        for place in self.indices { self[place].drain(after: time) }
        var failures: [Int: any Error] = [:]
        for place in self.indices {
            let detector = self[place].detector
            // Nearly always all have the same detector: they are heard with the first of them.
            guard self.firstIndex(where: { $0.detector === detector }) == place else { continue }
            while self.hearFrames(detector, in: &room, &failures) {}
        }
        for place in self.indices where failures[place] == nil { self[place].settle() }
        return failures
    }

    /// One frame of each listener that has one for the detector.
    /// - Returns: whether there was any.
    private mutating func hearFrames(
        _ detector: any VoiceActivityDetector, in room: inout ListeningRoom, _ failures: inout [Int: any Error]
    ) -> Bool {
        room.clear(for: detector)
        for place in self.indices
        where self[place].hasFrame && self[place].detector === detector && failures[place] == nil {
            room.places.append(place)
            let memory = self[place].takeMemory()
            room.batch.add(self[place].frame, remembering: memory)
        }
        guard !room.places.isEmpty else { return false }
        let failed = detector.hearEach(&room.batch)
        for (row, place) in room.places.enumerated() {
            if let error = failed[row] {
                failures[place] = error
            } else {
                self[place].take(room.batch.probabilities[row], remembering: room.batch.takeMemory(row))
            }
        }
        return true
    }
}
