import NIOHTTP1

/// What RFC 6455, section 4.2.1, asks of an upgrade request beyond the `Upgrade` header.
enum UpgradeCheck {
    /// The answer to a malformed request, or nil when it is well-formed.
    static func refusal(for head: HTTPRequestHead) -> WebSocketUpgradeRefusal? {
        guard head.method == .GET else {
            return WebSocketUpgradeRefusal(
                status: .methodNotAllowed, message: "a WebSocket opens with GET", headers: ["Allow": "GET"])
        }
        guard head.version.major == 1, head.version.minor >= 1 else {
            return WebSocketUpgradeRefusal(status: .badRequest, message: "a WebSocket needs HTTP/1.1")
        }
        guard head.headers[canonicalForm: "Connection"].contains(where: { $0.lowercased() == "upgrade" }) else {
            return WebSocketUpgradeRefusal(status: .badRequest, message: "the header Connection: Upgrade is missing")
        }
        let versions = head.headers["Sec-WebSocket-Version"]
        guard versions == ["13"] else {
            return WebSocketUpgradeRefusal(
                status: .upgradeRequired, message: "only WebSocket version 13 is supported",
                headers: ["Sec-WebSocket-Version": "13"])
        }
        let keys = head.headers["Sec-WebSocket-Key"]
        guard keys.count == 1, Self.isBase64Of16Bytes(keys[0]) else {
            return WebSocketUpgradeRefusal(
                status: .badRequest, message: "Sec-WebSocket-Key must be 16 bytes in base64")
        }
        return nil
    }

    private static func isBase64Of16Bytes(_ key: String) -> Bool {
        let bytes = Array(key.utf8)
        return bytes.count == 24 && bytes.suffix(2) == [UInt8(ascii: "="), UInt8(ascii: "=")]
            && bytes.dropLast(2).allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                    true
                default: false
                }
            }
    }
}
