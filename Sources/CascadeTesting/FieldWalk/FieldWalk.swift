/// Finds the fields that a message type reads, by letting it read, and makes messages that are wrong in one place each.
///
/// A new field is found by itself. What a type reads may depend on values: the walk leaves fields out, gives them in
/// another type, and tries words for texts, and follows whatever leads to fields that are not known yet.
public struct FieldWalk: Sendable {
    /// A message with one extreme value.
    public struct Attack: Sendable {
        /// Where the value stands.
        public var field: String
        /// The value, shortened.
        public var value: String
        public var json: String
    }

    /// Messages tried at the most for one type.
    private static let limit = 50_000

    /// Stands where a value is put in.
    private static let gap = "\u{1}"

    private let words: [String]
    private let naming: @Sendable (String) -> String

    /// - Parameters:
    ///   - words: texts that decide what is read, such as the types of messages; cases of `CaseIterable` enumerations
    ///     that are decoded as such are found without.
    ///   - naming: the name on the wire for a key's own; for decoders that convert names.
    public init(words: [String] = [], naming: @escaping @Sendable (String) -> String = { $0 }) {
        // Valid base64, and a number in a text.
        self.words = words + ["AAAA", "1"]
        self.naming = naming
    }

    /// `finishReason` becomes `finish_reason`.
    public static let snakeCase: @Sendable (String) -> String = { name in
        name.reduce(into: "") { text, character in
            text += character.isUppercase ? "_\(character.lowercased())" : String(character)
        }
    }

    /// The shapes in which a type reads messages: together they hold every field that was found.
    public func shapes<Message: Decodable>(of type: Message.Type) -> [FieldShape] {
        let first = Self.probe(type, [:])
        var known = Set(first.findings)
        var shapes = [first.shape(named: self.naming)]
        var waiting: [(choices: [FieldPath: FieldProbe.Choice], probe: FieldProbe, seen: Set<FieldPath>)] = [
            ([:], first, [])
        ]
        var runs = 0
        while !waiting.isEmpty, runs < Self.limit {
            let (choices, probe, seen) = waiting.removeFirst()
            let asked = Set(probe.asked)
            // What was asked for before was tried before.
            for path in probe.asked where choices[path] == nil && !seen.contains(path) {
                for choice in self.alternatives(at: path, probe) {
                    runs += 1
                    var other = choices
                    other[path] = choice
                    let found = Self.probe(type, other)
                    let before = known.count
                    known.formUnion(found.findings)
                    guard known.count > before else { continue }
                    waiting.append((other, found, asked))
                    shapes.append(found.shape(named: self.naming))
                }
            }
        }
        return shapes
    }

    /// The names of all fields that a type reads, in order.
    public func fields<Message: Decodable>(of type: Message.Type) -> [String] {
        let all = self.shapes(of: type).flatMap { $0.paths.map(\.path.description) }
        return Set(all).subtracting([""]).sorted()
    }

    /// Every field with every extreme value, left out, and all numbers of a message at once.
    /// - Parameter company: in how many shapes a field is attacked at the most: what stands beside it may matter.
    public func attacks<Message: Decodable>(on type: Message.Type, company: Int = 2) -> [Attack] {
        var counts: [FieldPath: Int] = [:]
        return self.shapes(of: type).flatMap { shape in
            Self.attacks(on: shape) { path in
                counts[path, default: 0] += 1
                return counts[path, default: 0] <= company
            }
        }
    }

    /// Every field of one shape with every extreme value, left out, and all its numbers at once.
    public static func attacks(on shape: FieldShape) -> [Attack] { self.attacks(on: shape) { _ in true } }

    /// - Parameter isWanted: whether a field is attacked in this shape.
    private static func attacks(on shape: FieldShape, where isWanted: (FieldPath) -> Bool) -> [Attack] {
        var attacks: [Attack] = []
        var hasNews = false
        for (path, _) in shape.paths where isWanted(path) {
            hasNews = true
            // Rendered once for all values.
            let frame = shape.json(replacing: path, by: Self.gap).split(
                separator: Self.gap, maxSplits: 1, omittingEmptySubsequences: false)
            guard let before = frame.first, let after = frame.dropFirst().first else { continue }
            for value in ExtremeValue.all {
                attacks.append(
                    Attack(
                        field: path.description, value: String(value.prefix(40)), json: before + value + after))
            }
            attacks.append(
                Attack(field: path.description, value: "nothing", json: shape.json(replacing: path, by: nil)))
        }
        guard hasNews else { return attacks }
        for value in ExtremeValue.numbers {
            attacks.append(Attack(field: "every number", value: value, json: shape.json(everyNumber: value)))
        }
        return attacks
    }

    private func alternatives(at path: FieldPath, _ probe: FieldProbe) -> [FieldProbe.Choice] {
        var choices: [FieldProbe.Choice] = FieldProbe.Kind.allCases.map { .kind($0) }
        if !path.steps.isEmpty { choices.append(.absent) }
        if probe.isText(path) { choices += (self.words + probe.cases(path)).map { .word($0) } }
        return choices
    }

    private static func probe<Message: Decodable>(
        _ type: Message.Type, _ choices: [FieldPath: FieldProbe.Choice]
    ) -> FieldProbe {
        let probe = FieldProbe(choices)
        // What was asked for counts, whatever came of it.
        _ = try? Message(from: ProbingDecoder(probe: probe, path: FieldPath()))
        return probe
    }
}
