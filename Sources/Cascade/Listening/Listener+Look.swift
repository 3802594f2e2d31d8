internal import SpeechEngines

extension [Listener] {
    /// Listens to all sound that has arrived for all sessions: their first frames in one call of the detector, then the
    /// second frames of those that have some, and so on.
    /// - Parameter time: since the look before.
    /// - Returns: the error of each listener that cannot go on, by its place.
    mutating func listen(after time: Duration) -> [Int: any Error] {
        for place in self.indices { self[place].drain(after: time) }
        var failures: [Int: any Error] = [:]
        while true {
            var waiting = self.indices.filter { self[$0].hasFrame && failures[$0] == nil }
            guard !waiting.isEmpty else { break }
            // Nearly always all have the same detector.
            while let first = waiting.first {
                let detector = self[first].detector
                self.listen(waiting.filter { self[$0].detector === detector }, detector, &failures)
                waiting.removeAll { self[$0].detector === detector }
            }
        }
        for place in self.indices where failures[place] == nil { self[place].settle() }
        return failures
    }

    private mutating func listen(
        _ places: [Int], _ detector: any VoiceActivityDetector, _ failures: inout [Int: any Error]
    ) {
        let frames = places.map { self[$0].frame }
        // Taken out, so that the detector is their only owner and changes them in place.
        var memories = places.map { self[$0].takeMemory() }
        let results = detector.hear(frames, remembering: &memories)
        for (index, place) in places.enumerated() {
            switch results[index] {
            case .success(let probability): self[place].take(frames[index], probability, remembering: memories[index])
            case .failure(let error): failures[place] = error
            }
        }
    }
}
