/// The decoder's keys and values of the tokens read so far.
struct MoonshineMemory {
    private static let heads = 8
    private static let width = 36

    /// Whether no token has been read.
    var isEmpty = true
    private var values: [String: Tensor] = [:]

    /// The input of that name, empty before the first pass.
    func tensor(_ input: String) -> Tensor {
        self.values[input] ?? .float([], shape: [1, Self.heads, 0, Self.width])
    }

    /// Keeps an output for the next pass.
    mutating func remember(_ value: TensorValue, output: String) {
        let input = "past_key_values" + output.dropFirst("present".count)
        // Keys and values of the sound are made by the first pass only; later passes give placeholders.
        if !self.isEmpty, input.contains(".encoder.") { return }
        self.values[input] = .value(value)
    }

    /// Forgets all but the first tokens.
    mutating func truncate(to tokens: Int) throws {
        for (name, tensor) in self.values where name.contains(".decoder.") {
            guard case .value(let value) = tensor else { continue }
            let held = try value.shape()[2]
            guard held > tokens else { continue }
            let kept = try value.withFloats { numbers in
                (0..<Self.heads).flatMap { head in
                    let start = head * held * Self.width
                    return numbers[start..<start + tokens * Self.width]
                }
            }
            self.values[name] = .float(kept, shape: [1, Self.heads, tokens, Self.width])
        }
    }
}
