/// An engine of a list, with the name that people know it by.
public struct NamedEngine<Engine: Sendable>: Sendable {
    public let name: String
    public let engine: Engine

    public init(_ name: String, _ engine: Engine) {
        self.name = name
        self.engine = engine
    }
}
