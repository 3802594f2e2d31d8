internal import ArgumentParser

/// What a bench was asked for: an option that would do nothing is refused, so that nobody relies on it.
struct BenchChoices {
    /// Of `--prompts`, `--flush`, `--long-call` and `--result` those that were given; without one, recordings are played.
    let kinds: [String]
    /// The other options that were given.
    let given: [String]

    /// - Throws: `ValidationError` that names both options.
    func validate() throws {
        guard self.kinds.count < 2 else {
            throw ValidationError("\(self.kinds.joined(separator: " and ")) are different benches: give one of them")
        }
        let kind = self.kinds.first
        let useful = Self.useful(with: kind)
        for option in self.given where !useful.contains(option) {
            guard let kind else { throw ValidationError("\(option) goes with --prompts") }
            throw ValidationError("\(option) does nothing with \(kind): leave one of them out")
        }
        guard !self.given.contains("--allowance") || self.given.contains("--compare") else {
            throw ValidationError("--allowance goes with --compare")
        }
        guard !self.given.contains("--url") || !self.given.contains("--modes") else {
            throw ValidationError("--url names its mode itself: leave --modes out")
        }
    }

    private static func useful(with kind: String?) -> Set<String> {
        switch kind {
        case "--prompts": ["--repeats", "--versus"]
        case "--flush": ["--repeats"]
        case "--long-call": ["--url"]
        case "--result": ["--json", "--report", "--compare", "--allowance"]
        default:
            ["--modes", "--recordings", "--repeats", "--json", "--report", "--compare", "--allowance", "--url"]
        }
    }
}
