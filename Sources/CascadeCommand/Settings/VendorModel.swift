/// A vendor's model, and where it is served if not at the vendor: `MODEL` or `MODEL@URL`.
struct VendorModel: Sendable, Equatable {
    let name: String
    /// The URL up to and with `/v1`, without a slash at its end.
    let base: String?

    var text: String { self.base.map { "\(self.name)@\($0)" } ?? self.name }

    /// Stands in where no model is asked.
    static let anyModel = VendorModel(name: "any")

    private init(name: String) {
        (self.name, self.base) = (name, nil)
    }

    /// - Parameter schemes: what a URL may begin with.
    init(_ text: String, schemes: [String], example: String) throws(EngineNameError) {
        // A model's name may hold "@" itself, so only what looks like a URL counts.
        var name = text[...]
        var base: Substring?
        if let mark = text.firstRange(of: "://") {
            let scheme = text[..<mark.lowerBound].lastIndex(of: "@")
            guard let scheme, schemes.contains(String(text[text.index(after: scheme)..<mark.lowerBound])) else {
                throw EngineNameError(
                    "an address begins with \(schemes.map { "\($0)://" }.joined(separator: " or ")) after an @, as in "
                        + "\(example)@\(schemes[1])://127.0.0.1:8000/v1")
            }
            (name, base) = (text[..<scheme], text[text.index(after: scheme)...])
        }
        guard !name.isEmpty else { throw EngineNameError("the model is missing: write it first, as in \(example)") }
        guard !text.contains(where: \.isWhitespace) else { throw EngineNameError("a name holds no blanks") }
        if let base {
            let host = base.drop { $0 != "/" }.drop { $0 == "/" }
            guard let first = host.first, first != ":" else {
                throw EngineNameError("the address of \(name) has no host")
            }
            guard !host.contains(where: { "@?#".contains($0) }) else {
                throw EngineNameError(
                    "the address of \(name) must be without user name, ? and #: a key belongs into the environment")
            }
        } else if name.last == "@" {
            throw EngineNameError("the address is missing after the @")
        }
        self.name = String(name)
        self.base = base.map { base in String(base.last == "/" ? base.dropLast() : base) }
    }
}
