/// Where this program keeps what can be made or fetched again.
public enum CacheFolder {
    /// `cascade` in the user's cache: `XDG_CACHE_HOME`, else `.cache` in the home folder.
    public static func path(environment: [String: String]) -> String {
        let cache =
            environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
            ?? (environment["HOME"] ?? "") + "/.cache"
        return cache + "/cascade"
    }
}
