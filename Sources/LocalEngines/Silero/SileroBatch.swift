internal import SpeechEngines

/// Frames and memories of several sessions as the Silero network takes them: a row for each, and a recurrent state of two
/// layers, each with a row for each.
///
/// A memory is one session's state and behind it the end of its last frame.
enum SileroBatch {
    /// Samples of a frame.
    static let frameLength = 512
    /// Samples of the frame before that the network wants in front of each frame.
    private static let contextLength = 64
    private static let layers = 2
    private static let layerLength = 128
    /// Numbers of one session's state.
    static let stateLength = Self.layers * Self.layerLength

    static let unusable = EngineError(
        .damaged, "the voice-activity network does not give what it should: run `make setup` again")

    static func inputs(_ batch: FrameBatch, _ places: Range<Int>) -> [String: Tensor] {
        precondition(batch.frameLength == Self.frameLength, "a Silero frame has \(Self.frameLength) samples")
        let count = places.count
        let rowLength = Self.contextLength + Self.frameLength
        var sound: [Float] = []
        sound.reserveCapacity(count * rowLength)
        for place in places {
            Self.append(batch.memories[place].numbers, Self.stateLength, Self.contextLength, to: &sound)
            sound += batch.frame(place)
        }
        var state: [Float] = []
        state.reserveCapacity(count * Self.stateLength)
        for layer in 0..<Self.layers {
            for place in places {
                Self.append(batch.memories[place].numbers, layer * Self.layerLength, Self.layerLength, to: &state)
            }
        }
        return [
            "input": .float(sound, shape: [count, rowLength]),
            "state": .float(state, shape: [Self.layers, count, Self.layerLength]),
            "sr": .int64([16_000], shape: []),
        ]
    }

    /// Keeps a session's part of what a run gave for a state, and the end of its frame.
    static func keep(
        _ state: UnsafeBufferPointer<Float>, row: Int, of count: Int, _ place: Int, in batch: inout FrameBatch
    ) {
        let length = Self.stateLength + Self.contextLength
        if batch.memories[place].numbers.count != length {
            batch.memories[place].numbers = [Float](repeating: 0, count: length)
        }
        let end = batch.frame(place).suffix(Self.contextLength)
        batch.memories[place].numbers.withUnsafeMutableBufferPointer { numbers in
            for layer in 0..<Self.layers {
                let start = (layer * count + row) * Self.layerLength
                let own = layer * Self.layerLength
                _ = numbers[own..<own + Self.layerLength].update(
                    fromContentsOf: state[start..<start + Self.layerLength])
            }
            _ = numbers[Self.stateLength...].update(fromContentsOf: end)
        }
    }

    /// Zeros stand for what is not remembered.
    private static func append(_ numbers: [Float], _ start: Int, _ count: Int, to row: inout [Float]) {
        if numbers.count >= start + count {
            row += numbers[start..<start + count]
        } else {
            row += repeatElement(0, count: count)
        }
    }
}
