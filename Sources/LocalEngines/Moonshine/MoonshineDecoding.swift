/// One transcription under way: encode, check the known words, then write the rest token by token.
struct MoonshineDecoding {
    private enum Stage {
        case encode
        case check(TensorValue)
        case write(TensorValue, MoonshineMemory, last: Int64)
    }

    let work: MoonshineWork
    private(set) var tokens: [Int64] = []
    private var stage = Stage.encode
    private let limit: Int

    init(work: MoonshineWork) {
        self.work = work
        // Fast speech has about five tokens a second; a decoder that goes on is repeating itself.
        self.limit = work.samples.count * 13 / (2 * MoonshineModel.sampleRate) + 6
    }

    /// Runs one pass of a graph.
    /// - Returns: whether the transcription is complete.
    mutating func step(_ model: MoonshineModel) throws -> Bool {
        switch self.stage {
        case .encode:
            self.stage = .check(try model.encode(self.work.samples))
            return false
        case .check(let features):
            return try self.check(model, features)
        case .write(let features, var memory, let last):
            let next = try model.decode([last], features: features, memory: &memory)
            return self.take(next[0], features, memory)
        }
    }

    /// Reads the words of the last transcription in one pass and keeps those that still hold.
    private mutating func check(_ model: MoonshineModel, _ features: TensorValue) throws -> Bool {
        var memory = MoonshineMemory()
        let known = self.work.hypothesis
        let next = try model.decode([MoonshineModel.startToken] + known, features: features, memory: &memory)
        let kept = zip(known, next).prefix { $0 == $1 }.count
        self.tokens = Array(known.prefix(kept))
        if kept < known.count { try memory.truncate(to: kept + 1) }
        return self.take(next[kept], features, memory)
    }

    private mutating func take(_ token: Int64, _ features: TensorValue, _ memory: MoonshineMemory) -> Bool {
        guard token != MoonshineModel.endToken, self.tokens.count < self.limit else { return true }
        self.tokens.append(token)
        self.stage = .write(features, memory, last: token)
        return false
    }
}
