/// Why a connection was closed, as a number of RFC 6455, section 7.4.
public struct WebSocketCloseCode: RawRepresentable, Hashable, Sendable {
    /// The number on the wire.
    public let rawValue: UInt16

    /// Creates a code from its number; applications own 4000 to 4999.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 1000: the purpose of the connection is fulfilled.
    public static let normal = Self(rawValue: 1000)
    /// 1001: the server shuts down or the client leaves.
    public static let goingAway = Self(rawValue: 1001)
    /// 1002: the peer broke the protocol.
    public static let protocolError = Self(rawValue: 1002)
    /// 1003: a kind of message that this endpoint does not take.
    public static let unsupportedData = Self(rawValue: 1003)
    /// 1005: the close frame carried no code. Never on the wire.
    public static let noStatus = Self(rawValue: 1005)
    /// 1006: the connection was lost without a close frame. Never on the wire.
    public static let abnormal = Self(rawValue: 1006)
    /// 1007: text that is not UTF-8.
    public static let invalidPayload = Self(rawValue: 1007)
    /// 1008: a rule of this endpoint was broken and no other code fits.
    public static let policyViolation = Self(rawValue: 1008)
    /// 1009: a message over the limit.
    public static let messageTooBig = Self(rawValue: 1009)
    /// 1011: this endpoint failed.
    public static let internalError = Self(rawValue: 1011)
    /// 1013: overloaded; trying again later may work.
    public static let tryAgainLater = Self(rawValue: 1013)

    /// Whether a close frame may carry the code: 1004 to 1006, 1015 and unassigned numbers may not.
    public var isAllowedOnWire: Bool {
        switch self.rawValue {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }
}

extension WebSocketCloseCode: CustomStringConvertible {
    public var description: String { String(self.rawValue) }
}
