import ElevenLabsWire

extension Alignment {
    /// All characters in a row.
    var text: String { self.characters.map(\.text).joined() }
}
