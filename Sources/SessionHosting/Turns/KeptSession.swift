internal import ServerEdge

/// What is kept of a session.
struct KeptSession: Sendable {
    let id: String
    /// By the wall clock, as text.
    let began: String
    let ended: String?
    /// As JSON.
    let settings: String
    /// Of its turns, the first one first, as JSON.
    let records: [String]

    var json: String {
        """
        {"session":\(JSONText.of(self.id)),"began_at":"\(self.began)","ended_at":\(self.ended.map { "\"\($0)\"" } ?? "null"),\
        "settings":\(self.settings),"turns":[\(self.records.joined(separator: ","))]}
        """
    }
}
