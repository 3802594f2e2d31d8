/// The name in a `Host` header or behind an origin's scheme, in small letters and without its port.
package struct HostName: Hashable, Sendable {
    package let text: String

    /// - Parameter authority: `name`, `name:port` or `[address]:port`; anything else has no name.
    package init?(authority: String) {
        let text = authority.lowercased()
        let name: Substring
        let rest: Substring
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            name = text[text.index(after: text.startIndex)..<end]
            rest = text[text.index(after: end)...]
        } else {
            name = text.prefix { $0 != ":" }
            rest = text[name.endIndex...]
        }
        guard rest.isEmpty || (rest.first == ":" && rest.dropFirst().allSatisfy(\.isASCIIDigit)) else { return nil }
        // A full stop at the end names the same.
        let plain = name.hasSuffix(".") ? name.dropLast() : name
        guard !plain.isEmpty, plain.allSatisfy({ $0 != "@" && $0 != "/" && !$0.isWhitespace }) else { return nil }
        self.text = String(plain)
    }

    /// Whether it always means the machine that asks: no name server can make it point elsewhere.
    package var isLoopback: Bool {
        if self.text == "localhost" || self.text == "::1" { return true }
        // A name may begin with "127." as well.
        let parts = self.text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.first == "127"
            && parts.allSatisfy { $0.allSatisfy(\.isASCIIDigit) && UInt8($0) != nil }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
