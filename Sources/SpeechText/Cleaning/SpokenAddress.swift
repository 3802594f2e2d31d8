/// Web addresses, e-mail addresses and file names, the way they are said.
enum SpokenAddress {
    private static let topLevelDomains = LanguageRules.words(
        """
        com org net edu gov mil int io ai dev app co uk us ca de fr es pt nl pl ru jp cn br au eu ch se
        dk fi ie nz za mx info biz me tv tech cloud online shop site blog xyz news world
        """)
    private static let fileEndings = LanguageRules.words(
        """
        txt pdf doc docx xls xlsx ppt pptx csv tsv json yaml yml xml html htm css js mjs ts tsx jsx py rb rs go swift
        java kt c h cpp hpp cs php sh bash zip tar gz jpg jpeg png gif svg webp mp3 mp4 wav flac mov avi md rst toml ini
        cfg conf log sql db lock exe dmg iso bin plist ipynb
        """)

    /// What is said for an address or a file name; nil for anything else.
    static func spoken(_ core: String) -> String? {
        let bytes = core.utf8
        if let first = bytes.first, "/~.".utf8.contains(first), let path = path(core) { return path }
        let hasColon = bytes.contains(UInt8(ascii: ":"))
        if hasColon, core.hasPrefix("localhost:"), core.dropFirst(10).unicodeScalars.allSatisfy(\.isASCIIDigit),
            core.utf8.count < 16
        {
            return "localhost colon \(EnglishNumber.digits(core.dropFirst(10)))"
        }
        let scheme = hasColon && bytes.contains(UInt8(ascii: "/")) ? core.firstRange(of: "://") : nil
        guard scheme != nil || bytes.contains(UInt8(ascii: ".")) else { return nil }
        if let address = numeric(core) { return address }
        if bytes.contains(UInt8(ascii: "@")), let sign = core.firstIndex(of: "@") {
            let user = core[..<sign].drop { $0 == "<" }
            let host = core[core.index(after: sign)...]
            guard !user.isEmpty, host.contains("."),
                host.allSatisfy({ $0.isLetter || $0.isNumber || ".-".contains($0) })
            else { return nil }
            let name = user.hasPrefix("mailto:") ? user.dropFirst(7) : user
            return "\(spelled(name)) at \(self.host(host))"
        }
        var rest = Substring(core)
        var isAddress = false
        if let scheme {
            rest = core[scheme.upperBound...]
            isAddress = true
        }
        if let first = rest.utf8.first, first | 0x20 == UInt8(ascii: "w"), rest.lowercased().hasPrefix("www.") {
            rest = rest.dropFirst(4)
            isAddress = true
        }
        let host = rest[..<(rest.utf8.firstIndex { "/?#:".utf8.contains($0) } ?? rest.endIndex)]
        let dot = host.utf8.lastIndex(of: UInt8(ascii: "."))
        let ending = String(dot.map { host[host.utf8.index(after: $0)...] } ?? host)
        guard isAddress || topLevelDomains.contains(ending) || fileEndings.contains(ending) else { return nil }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2 || isAddress, labels.allSatisfy(isLabel) else { return nil }
        if !isAddress, fileEndings.contains(ending), host.endIndex == core.endIndex {
            return spelled(host)
        }
        guard
            isAddress
                || (topLevelDomains.contains(ending)
                    && labels.first.map { $0.contains(where: \.isLetter) && $0.count > 1 } ?? false)
        else {
            return nil
        }
        if isAddress, labels.count == 1, let port = port(rest[host.endIndex...]) {
            return "\(self.host(host)) \(EnglishNumber.digits(port))"
        }
        return self.host(host) + path(rest[host.endIndex...])
    }

    /// The digits of ":8080", which alone tell one such host from another.
    private static func port(_ rest: Substring) -> Substring? {
        guard rest.utf8.first == UInt8(ascii: ":") else { return nil }
        let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
        return (1...5).contains(digits.utf8.count) ? digits : nil
    }

    /// "127.0.0.1:8080", "10.0.0.0/24"
    private static func numeric(_ core: String) -> String? {
        guard core.utf8.count <= 24, let first = core.utf8.first, first &- 0x30 < 10,
            let sign = core.firstIndex(where: { $0 == ":" || $0 == "/" })
        else { return nil }
        let parts = core[..<sign].split(separator: ".", omittingEmptySubsequences: false)
        let behind = core[core.index(after: sign)...]
        guard parts.count == 4, (parts + [behind]).allSatisfy({ EnglishNumber.value(ofDigits: $0.utf8) != nil }) else {
            return nil
        }
        return core[sign] == ":"
            ? "\(spelled(core[..<sign])) colon \(EnglishNumber.digits(behind))"
            : "\(spelled(core[..<sign])) slash \(EnglishNumber.integer(behind) ?? "")"
    }

    /// The host of a link with "://" or "www." that is too long to be looked at as a whole.
    static func host(ofLink text: String) -> String? {
        var rest = text[...]
        if let scheme = text.firstRange(of: "://") {
            rest = text[scheme.upperBound...]
        } else if !text.lowercased().hasPrefix("www.") {
            return nil
        }
        if rest.lowercased().hasPrefix("www.") { rest = rest.dropFirst(4) }
        let name = rest.prefix { !"/?#:".contains($0) }
        guard name.endIndex < rest.endIndex, name.contains("."), name.split(separator: ".").allSatisfy(isLabel) else {
            return nil
        }
        return host(name)
    }

    /// "/etc/passwd", "~/Documents"; nil for words with a slash between.
    private static func path(_ core: String) -> String? {
        guard core.hasPrefix("/") || core.hasPrefix("~/") || core.hasPrefix("./") || core.hasPrefix("../"),
            core.unicodeScalars.contains(where: \.isLetter), !core.contains("//"),
            core.unicodeScalars.allSatisfy({ $0.isLetter || $0.isDigit || "/._-~+".unicodeScalars.contains($0) })
        else { return nil }
        var words: [String] = []
        var rest = core[...]
        for (start, word) in [("~", "tilde"), ("../", "dot dot slash"), ("./", "dot slash")] where rest.hasPrefix(start)
        {
            words.append(word)
            rest = rest.dropFirst(start.count)
            break
        }
        let isRooted = rest.hasPrefix("/")
        let segments = rest.split(separator: "/").map { $0 == "etc" ? "E.T.C" : spelled($0) }
        words.append((isRooted ? "slash " : "") + segments.joined(separator: " slash "))
        return words.joined(separator: " ")
    }

    /// A host, whose country is said by its letters: "co dot U K".
    private static func host(_ host: Substring) -> String {
        guard let dot = host.lastIndex(of: "."),
            Self.spelledDomains.contains(host[host.index(after: dot)...].lowercased())
        else { return spelled(host) }
        return
            "\(spelled(host[..<dot])) dot \(host[host.index(after: dot)...].uppercased().map(String.init).joined(separator: "."))"
    }

    private static let spelledDomains = LanguageRules.words(
        "io ai uk us ca de fr es pt nl pl ru jp cn br au eu ch se dk fi nz za tv")

    /// One or two plain words of the path are said, a longer path is not.
    private static func path(_ path: Substring) -> String {
        let segments = path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
        guard (1...2).contains(segments.count), !path.hasPrefix(":"),
            segments.allSatisfy({ $0.count <= 16 && $0.allSatisfy { $0.isLetter || $0 == "-" || $0 == "." } })
        else { return "" }
        return segments.map { " slash " + spelled($0) }.joined()
    }

    private static func isLabel(_ label: Substring) -> Bool {
        !label.isEmpty && label.unicodeScalars.allSatisfy { $0.isLetter || $0.isDigit || $0 == "-" || $0 == "_" }
    }

    /// "jane.doe" is "jane dot doe".
    static func spelled(_ text: some StringProtocol) -> String {
        var words = ""
        var digits = ""
        func end() {
            guard !digits.isEmpty else { return }
            let spoken = digits.count <= 2 ? EnglishNumber.integer(digits) ?? digits : EnglishNumber.digits(digits)
            words += (words.isEmpty || words.hasSuffix(" ") ? "" : " ") + spoken
            digits = ""
        }
        for scalar in text.unicodeScalars {
            if scalar.isASCIIDigit {
                digits.unicodeScalars.append(scalar)
                continue
            }
            let hadDigits = !digits.isEmpty
            end()
            switch scalar {
            case ".": words += " dot "
            case "-": words += " dash "
            case "_": words += " underscore "
            case "+": words += " plus "
            default:
                if hadDigits { words += " " }
                words.unicodeScalars.append(scalar)
            }
        }
        end()
        return words
    }
}
