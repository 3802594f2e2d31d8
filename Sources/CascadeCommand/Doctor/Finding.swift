/// The outcome of one check.
struct Finding: Sendable {
    let subject: String
    let isGood: Bool
    /// What was seen; for a failure also what to do.
    let detail: String

    var line: String {
        let padding = String(repeating: " ", count: max(1, 18 - self.subject.count))
        return "\(self.isGood ? "ok  " : "FAIL") \(self.subject)\(padding)\(self.detail)"
    }
}
