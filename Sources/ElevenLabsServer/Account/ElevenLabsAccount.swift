internal import ServerEdge
internal import SpeechEngines
internal import Synchronization

/// What all ElevenLabs endpoints share: who may use them, with which voices, how many at once, and what was spoken.
final class ElevenLabsAccount: Sendable {
    let access: ElevenLabsAccess
    private let readiness: EngineReadiness
    private let acceptsAnyVoice: Bool
    private let voices: @Sendable (EngineSet) -> VoiceCatalog
    /// The places of sockets and requests.
    let open: Places
    private let characters = Atomic(0)

    /// - Parameters:
    ///   - limit: sockets and requests at once.
    ///   - acceptsAnyVoice: whether an unknown voice id means the default voice.
    init(
        access: ElevenLabsAccess, limit: Int, acceptsAnyVoice: Bool, readiness: EngineReadiness,
        voices: @escaping @Sendable (EngineSet) -> VoiceCatalog
    ) {
        self.access = access
        self.readiness = readiness
        self.acceptsAnyVoice = acceptsAnyVoice
        self.voices = voices
        self.open = Places(limit)
    }

    /// Sockets and requests that are open now.
    var count: Int { self.open.taken }
    var limit: Int { self.open.limit }
    var hasRoom: Bool { self.open.hasRoom }
    /// Characters that requests over HTTP had spoken.
    var characterCount: Int { self.characters.load(ordering: .relaxed) }

    func count(characters: Int) { self.characters.add(characters, ordering: .relaxed) }

    /// The engines.
    /// - Throws: why they cannot be used now.
    func engines() throws(ElevenLabsRefusal) -> EngineSet {
        switch self.readiness.state {
        case .loading: throw .loading
        case .failed(let error): throw .unusable(error)
        case .ready(let engines): return engines
        }
    }

    /// All voices.
    func catalog() throws(ElevenLabsRefusal) -> VoiceCatalog { self.voices(try self.engines()) }

    /// The voice with the id, or the default voice where the settings allow it.
    func voice(_ id: String) throws(ElevenLabsRefusal) -> VoiceCatalog.Entry {
        let catalog = try self.catalog()
        if let voice = catalog[id] { return voice }
        guard self.acceptsAnyVoice else { throw .unknownVoice }
        return catalog.entries[0]
    }

    /// Counts the body among what is open.
    func withRoom<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        try self.enter()
        defer { self.leave() }
        return try await body()
    }

    /// Takes a place; `leave` must follow.
    func enter() throws(ElevenLabsRefusal) {
        guard self.open.take() else { throw .full }
    }

    func leave() { self.open.leave() }
}
