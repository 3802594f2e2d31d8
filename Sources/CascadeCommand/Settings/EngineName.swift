/// Where an engine comes from.
enum EngineName: String, CaseIterable {
    /// A real engine on this machine.
    case local
    /// An engine that follows a script and takes no time.
    case scripted
}
