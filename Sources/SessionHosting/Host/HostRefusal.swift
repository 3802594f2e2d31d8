package import SpeechEngines

/// Why a host lets no session begin.
package enum HostRefusal: Error, Sendable {
    /// The engines are still loading.
    case loading
    case unusable(EngineError)
    /// All places are taken.
    case full
    /// Those that are here take all of the processor.
    case busy
}
