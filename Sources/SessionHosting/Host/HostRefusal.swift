package import SpeechEngines

/// Why a host lets no session begin.
package enum HostRefusal: Error, Sendable {
    /// The engines are still loading.
    case loading
    case unusable(EngineError)
    /// All places are taken.
    case full
}
