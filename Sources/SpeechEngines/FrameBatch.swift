internal import SpeechAudio

/// A frame of sound of each of several sessions, what a detector remembers of them, and what it says.
///
/// It is used again: once it has its size, nothing is allocated for a frame.
public struct FrameBatch: Sendable {
    /// Samples of a frame.
    public let frameLength: Int
    /// The frames, one behind the other, -1…1.
    public private(set) var samples: [Float] = []
    /// What is remembered of each frame's session. A detector changes them where they are.
    public var memories: [VoiceActivityMemory] = []
    /// How likely each frame is speech, 0…1, in the order of the frames; a detector sets them.
    public var probabilities: [Float] = []

    /// Without frames.
    public init(frameLength: Int) {
        self.frameLength = max(1, frameLength)
    }

    /// Frames in it.
    public var count: Int { self.memories.count }

    /// Where a frame lies in the samples.
    public func range(of place: Int) -> Range<Int> { place * self.frameLength..<(place + 1) * self.frameLength }

    /// A frame's samples.
    public func frame(_ place: Int) -> ArraySlice<Float> { self.samples[self.range(of: place)] }

    /// Adds a session's next frame.
    /// - Parameter memory: given away, so that the batch is its only owner.
    /// - Precondition: the frame has the declared number of samples.
    public mutating func add(_ frame: ArraySlice<Int16>, remembering memory: consuming VoiceActivityMemory) {
        precondition(frame.count == self.frameLength, "a frame has \(self.frameLength) samples")
        let start = self.samples.count
        self.samples += repeatElement(0, count: frame.count)
        self.samples.withUnsafeMutableBufferPointer { samples in
            frame.withUnsafeBufferPointer { frame in
                for index in frame.indices { samples[start + index] = PCM16.sample(frame[index]) }
            }
        }
        self.memories.append(memory)
    }

    /// Adds a session's next frame, as for 16-bit samples.
    public mutating func add(_ frame: [Float], remembering memory: consuming VoiceActivityMemory) {
        precondition(frame.count == self.frameLength, "a frame has \(self.frameLength) samples")
        self.samples += frame
        self.memories.append(memory)
    }

    /// Adds a frame of another batch, and takes over what is remembered of its session.
    /// - Precondition: both have frames of the same length.
    mutating func add(_ place: Int, of other: inout FrameBatch) {
        precondition(other.frameLength == self.frameLength, "a frame has \(self.frameLength) samples")
        self.samples += other.samples[other.range(of: place)]
        self.memories.append(other.takeMemory(place))
    }

    /// Takes what is remembered of a session out.
    public mutating func takeMemory(_ place: Int) -> VoiceActivityMemory {
        var memory = VoiceActivityMemory()
        swap(&memory, &self.memories[place])
        return memory
    }

    /// Removes all frames, and keeps their room.
    public mutating func removeAll() {
        self.samples.removeAll(keepingCapacity: true)
        self.memories.removeAll(keepingCapacity: true)
        self.probabilities.removeAll(keepingCapacity: true)
    }
}
