/// A service's "no": by HTTP status, or in the middle of an answer.
public struct ServiceRefusal: Sendable, Equatable {
    /// The HTTP status, nil where the service names none.
    public var status: Int?
    /// The service's own name for the fault, such as `insufficient_quota`; nil unless it is a short plain word.
    public var name: String?
    /// How long the service asks to wait.
    public var retryAfter: Duration?

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
