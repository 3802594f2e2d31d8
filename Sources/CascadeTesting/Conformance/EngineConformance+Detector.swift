public import SpeechEngines

extension EngineConformance {
    /// Checks a voice-activity detector.
    /// - Parameter speech: an utterance at the detector's rate, at least a second of it loud and clear.
    public static func check(_ detector: any VoiceActivityDetector, speech: [Float]) throws -> [String] {
        var broken: [String] = []
        let length = detector.capabilities.frameLength
        let voiced = try detector.hear(Self.frames(speech, length))
        let silent = try detector.hear(Self.frames([Float](repeating: 0, count: 32 * length), length))
        if !(voiced + silent).allSatisfy({ (0...1).contains($0) }) { broken.append("probabilities are 0…1") }
        if voiced.count(where: { $0 >= 0.5 }) * 4 < voiced.count { broken.append("speech is found") }
        if silent.contains(where: { $0 >= 0.5 }) { broken.append("silence is not speech") }
        if try detector.hear(Self.frames(speech, length)) != voiced {
            broken.append("each session begins anew")
        }
        if try !Self.togetherAsAlone(detector, speech) {
            broken.append("many sessions are heard together as each would be alone")
        }
        var empty = FrameBatch(frameLength: length)
        try detector.hear(&empty)
        if empty.count > 0 || !empty.probabilities.isEmpty { broken.append("no frames have no probabilities") }
        return broken
    }

    /// Sessions that begin and end at different times, more of them than fit into any one call.
    private static func togetherAsAlone(_ detector: any VoiceActivityDetector, _ speech: [Float]) throws -> Bool {
        let length = detector.capabilities.frameLength
        let sounds = (0..<70).map { number in
            Self.frames(speech.dropFirst(number * 100).prefix(12 * length).map { $0 * Float(number % 4) / 3 }, length)
        }
        let alone = try sounds.map { try detector.hear($0) }
        var memories = [VoiceActivityMemory](repeating: VoiceActivityMemory(), count: sounds.count)
        var together = [[Float]](repeating: [], count: sounds.count)
        for time in 0..<40 {
            let present = sounds.indices.filter { sounds[$0].indices.contains(time - $0 % 23) }
            var batch = FrameBatch(frameLength: length)
            for number in present { batch.add(sounds[number][time - number % 23], remembering: memories[number]) }
            try detector.hear(&batch)
            guard batch.probabilities.count == present.count else { return false }
            for (row, number) in present.enumerated() {
                memories[number] = batch.takeMemory(row)
                together[number].append(batch.probabilities[row])
            }
        }
        // Sums of many numbers may be made in another order.
        return zip(alone, together).allSatisfy { alone, together in
            alone.count == together.count && zip(alone, together).allSatisfy { abs($0 - $1) < 0.001 }
        }
    }

    private static func frames(_ samples: [Float], _ length: Int) -> [[Float]] {
        stride(from: 0, to: samples.count - length + 1, by: length).map { Array(samples[$0..<$0 + length]) }
    }
}

extension VoiceActivityDetector {
    /// One session's frames, from its first on.
    fileprivate func hear(_ frames: [[Float]]) throws -> [Float] {
        var memory = VoiceActivityMemory()
        return try frames.map { try self.probability(of: $0, remembering: &memory) }
    }
}
