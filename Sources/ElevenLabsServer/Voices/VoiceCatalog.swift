package import SpeechEngines

/// The voices that clients of the ElevenLabs protocols may ask for; the first is the default.
package struct VoiceCatalog: Sendable {
    /// A voice and who speaks with it.
    package struct Entry: Sendable {
        /// What clients call it in a path.
        package var id: String
        package var name: String
        /// For a person who chooses.
        package var description: String
        /// BCP 47 codes.
        package var languages: [String]
        /// What else is known: `gender`, `accent`, `use_case`, …
        package var labels: [String: String]
        /// Speaks with this voice at a speed, 0.7…1.2 times its own; a synthesizer without speeds ignores it.
        package var synthesizer: @Sendable (_ speed: Double) -> any Synthesizer

        package init(
            id: String, name: String, description: String = "", languages: [String], labels: [String: String] = [:],
            synthesizer: @escaping @Sendable (_ speed: Double) -> any Synthesizer
        ) {
            self.id = id
            self.name = name
            self.description = description
            self.languages = languages
            self.labels = labels
            self.synthesizer = synthesizer
        }
    }

    /// At least one, each with an id of its own.
    package let entries: [Entry]

    /// - Precondition: at least one entry; the first of several with one id counts.
    package init(_ entries: [Entry]) {
        precondition(!entries.isEmpty, "a catalog has at least one voice")
        self.entries = entries
    }

    /// The only voice is the synthesizer's own, `default`.
    package init(_ synthesizer: any Synthesizer) {
        self.init([
            Entry(
                id: Self.defaultID, name: "Default", description: "The voice of this server's conversations.",
                languages: synthesizer.capabilities.languages
            ) { _ in synthesizer }
        ])
    }

    /// What the first voice may always be called.
    package static let defaultID = "default"

    /// The voice with the id; nil if there is none.
    package subscript(id: String) -> Entry? {
        self.entries.first { $0.id == id } ?? (id == Self.defaultID ? self.entries.first : nil)
    }
}
