/// A name of an engine that means nothing.
struct EngineNameError: Error, CustomStringConvertible {
    /// What is wrong and what to write.
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
