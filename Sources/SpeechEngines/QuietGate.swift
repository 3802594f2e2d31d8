internal import Synchronization

/// A detector that is not asked about frames that are as quiet as their room: no speech is in them.
///
/// What it remembers of a session stays as it is meanwhile.
public final class QuietGate: VoiceActivityDetector {
    private let detector: any VoiceActivityDetector
    /// What the detector hears, used again.
    private let loud: Mutex<FrameBatch>

    public init(before detector: any VoiceActivityDetector) {
        self.detector = detector
        self.loud = Mutex(FrameBatch(frameLength: detector.capabilities.frameLength))
    }

    public var capabilities: VoiceActivityCapabilities { self.detector.capabilities }

    public func hear(_ batch: inout FrameBatch) throws {
        try self.loud.withLock { loud in
            loud.removeAll()
            let rooms = batch.memories.map(\.room)
            var places: [Int] = []
            for place in 0..<batch.count where !batch.memories[place].room.isQuiet(batch.frame(place)) {
                places.append(place)
                loud.add(place, of: &batch)
            }
            defer { for (row, place) in places.enumerated() { batch.memories[place] = loud.takeMemory(row) } }
            do {
                if !places.isEmpty { try self.detector.hear(&loud) }
                guard loud.probabilities.count == places.count else { throw EngineError.framesLeftOut }
            } catch {
                for place in 0..<batch.count { batch.memories[place].room = rooms[place] }
                for row in places.indices { loud.memories[row].room = rooms[places[row]] }
                throw error
            }
            batch.probabilities += repeatElement(0, count: batch.count)
            for (row, place) in places.enumerated() { batch.probabilities[place] = loud.probabilities[row] }
        }
    }
}
