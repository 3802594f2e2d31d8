/// A service's "no": by HTTP status, or in the middle of an answer.
public struct ServiceRefusal: Sendable, Equatable {
    /// The HTTP status, nil where the service names none.
    public var status: Int?
    /// The service's own name for the fault, such as `insufficient_quota`; nil unless it is a short plain word.
    public var name: String?
    /// How long the service asks to wait.
    public var retryAfter: Duration?
    /// What the refusal says in its own words, for looking only: it may hold the key or what somebody said.
    var said: Said = Said("")

    /// The words of a refusal. Equal to any other, and never printed.
    struct Said: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
        /// Longer ones repeat the request.
        private static let limit = 4000

        let text: String

        init(_ text: String) { self.text = String(text.prefix(Self.limit)) }

        var description: String { "…" }
        var customMirror: Mirror { Mirror(self, children: []) }

        static func == (left: Said, right: Said) -> Bool { true }
    }

    /// Whether the server is there, but its model is still being loaded.
    var isLoading: Bool { self.status == 503 && self.said.text.lowercased().contains("loading") }

    /// What the server does not take, as far as it is not spared it yet.
    func concessions(beyond granted: Set<Concession>) -> Set<Concession> {
        // Not where the key, the address or the number of requests is refused.
        let isAboutRequest = self.status.map { [400, 413, 415, 422, 500, 501].contains($0) } ?? true
        return isAboutRequest ? Concession.named(in: self.said.text, beyond: granted) : []
    }

    /// - Parameter name: dropped unless it is at most 48 small letters, digits and underscores: it may end in a message.
    public init(status: Int? = nil, name: String? = nil, retryAfter: Duration? = nil) {
        self.status = status
        self.retryAfter = retryAfter
        let isPlain = name.map { name in
            (1...48).contains(name.utf8.count)
                && name.utf8.allSatisfy {
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "_")
                }
        }
        self.name = isPlain == true ? name : nil
    }
}
