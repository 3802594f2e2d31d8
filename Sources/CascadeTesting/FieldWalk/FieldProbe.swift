/// One reading of a message that does not exist: answers what is asked for, and notes it.
final class FieldProbe {
    /// What is answered at a path instead of a harmless value.
    enum Choice: Hashable {
        case absent
        /// Something of this kind stands there, and whoever asks for another is refused.
        case kind(Kind)
        case word(String)
    }

    enum Kind: Hashable, CaseIterable {
        case object, array, text, number, flag
    }

    private enum Form {
        case object
        case array
        case text(String)
        case number
        case flag

        var kind: Kind {
            switch self {
            case .object: .object
            case .array: .array
            case .text: .text
            case .number: .number
            case .flag: .flag
            }
        }
    }

    private let choices: [FieldPath: Choice]
    /// Paths in the order in which they were asked for.
    private(set) var asked: [FieldPath] = []
    private var noted: Set<FieldPath> = []
    private var forms: [FieldPath: Form] = [:]
    private var words: [FieldPath: [String]] = [:]
    private var texts: Set<FieldPath> = []

    init(_ choices: [FieldPath: Choice]) {
        self.choices = choices
    }

    /// What was found: each path with the form that it was read in.
    var findings: [String] {
        self.asked.compactMap { path in
            switch self.forms[path] {
            case .object: "\(path) {}"
            case .array: "\(path) []"
            case .text: "\(path) text"
            case .number: "\(path) number"
            case .flag: "\(path) flag"
            case nil: nil
            }
        }
    }

    /// Whether a text was asked for at a path.
    func isText(_ path: FieldPath) -> Bool { self.texts.contains(path) }

    /// The cases of the enumeration that was asked for at a path.
    func cases(_ path: FieldPath) -> [String] { self.words[path] ?? [] }

    /// The message that was read.
    func shape(named naming: (String) -> String) -> FieldShape { self.shape(at: FieldPath(), naming) }

    private func shape(at path: FieldPath, _ naming: (String) -> String) -> FieldShape {
        switch self.forms[path] {
        case .object:
            let inside = self.asked.filter {
                $0.steps.count == path.steps.count + 1 && $0.steps.starts(with: path.steps)
            }
            return .object(
                inside.compactMap { field in
                    guard case .key(let key) = field.steps.last, self.choices[field] != .absent else { return nil }
                    return FieldShape.Field(name: naming(key), shape: self.shape(at: field, naming))
                })
        case .array: return .array(self.shape(at: path.appending(.element), naming))
        case .text(let text): return .text(text)
        case .number: return .number
        case .flag, nil: return .flag
        }
    }

    // MARK: What the decoder asks

    /// Whether there is anything at a path.
    func contains(_ path: FieldPath) -> Bool {
        self.note(path)
        return self.choices[path] != .absent
    }

    func object(_ path: FieldPath) throws { try self.take(.object, path) }

    func array(_ path: FieldPath) throws { try self.take(.array, path) }

    func flag(_ path: FieldPath) throws -> Bool {
        try self.take(.flag, path)
        return true
    }

    func number(_ path: FieldPath) throws { try self.take(.number, path) }

    func text(_ path: FieldPath) throws -> String {
        let text = if case .word(let word) = self.choices[path] { word } else { "a" }
        try self.take(.text(text), path)
        return text
    }

    /// A case of an enumeration, by its raw value.
    func choice(_ path: FieldPath, of words: [String]) throws -> String {
        self.words[path] = words
        let text = if case .word(let word) = self.choices[path] { word } else { words.first ?? "a" }
        try self.take(.text(text), path)
        return text
    }

    private func take(_ form: Form, _ path: FieldPath) throws {
        self.note(path)
        if self.choices[path] == .absent {
            throw DecodingError.valueNotFound(Any.self, .init(codingPath: [], debugDescription: "absent"))
        }
        if case .text = form { self.texts.insert(path) }
        let isWrong =
            switch self.choices[path] {
            case .kind(let kind): kind != form.kind
            case .word: form.kind != .text
            case .absent, nil: false
            }
        if isWrong {
            throw DecodingError.typeMismatch(Any.self, .init(codingPath: [], debugDescription: "another type"))
        }
        self.forms[path] = form
    }

    private func note(_ path: FieldPath) {
        if self.noted.insert(path).inserted { self.asked.append(path) }
    }
}
