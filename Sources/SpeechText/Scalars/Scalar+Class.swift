/// The classes of characters that sentence rules ask for.
extension Unicode.Scalar {
    var isASCIIDigit: Bool { value &- 0x30 < 10 }

    var isASCIILower: Bool { value &- 0x61 < 26 }

    var isASCIIUpper: Bool { value &- 0x41 < 26 }

    var isASCIILetterOrDigit: Bool { isASCIILower || isASCIIUpper || isASCIIDigit }

    var isLetter: Bool {
        if value < 0x80 { return isASCIILower || isASCIIUpper }
        return properties.isAlphabetic
    }

    var isUpper: Bool {
        if value < 0x80 { return isASCIIUpper }
        return properties.isUppercase || properties.generalCategory == .titlecaseLetter
    }

    var isLower: Bool {
        if value < 0x80 { return isASCIILower }
        return properties.isLowercase
    }

    var isDigit: Bool {
        if value < 0x80 { return isASCIIDigit }
        return properties.generalCategory == .decimalNumber
    }

    /// Something to pronounce: a letter or a digit of any script.
    var isSpeakable: Bool {
        if value < 0x80 { return isASCIILower || isASCIIUpper || isASCIIDigit }
        return properties.isAlphabetic || properties.numericType != nil
    }

    /// A letter of a script written without blanks between words and without capitals.
    var isIdeographic: Bool {
        switch value {
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default: false
        }
    }

    var isNewline: Bool {
        switch value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    var isBlank: Bool {
        if value < 0x80 { return value == 0x20 || (0x09...0x0D).contains(value) }
        return properties.isWhitespace || self == "\u{FEFF}" || self == "\u{200B}"
    }

    /// A mark that may end a sentence.
    var isTerminal: Bool { isStop || isEmphatic }

    /// A full stop or an ellipsis of any script.
    var isStop: Bool {
        switch self {
        case ".", "…", "。", "｡", "।", "॥", "۔", "．", "։", "።", "။", "។": true
        default: false
        }
    }

    /// A question or exclamation mark of any script.
    var isEmphatic: Bool {
        switch self {
        case "!", "?", "！", "？", "؟", "‼", "⁇", "⁈", "⁉", "‽", "﹗", "﹖": true
        default: false
        }
    }

    /// A mark that ends a sentence wherever it stands, because its script uses it for nothing else.
    var isUnambiguousStop: Bool {
        switch self {
        case "。", "｡", "।", "॥", "۔", "．", "։", "።", "။", "។": true
        default: false
        }
    }

    /// A closing quote or bracket, or the end of emphasis.
    var isCloser: Bool {
        switch self {
        case ")", "]", "}", "\"", "'", "”", "’", "»", "›", "）", "」", "』", "】", "》", "〉", "＂", "*", "_", "`", "~":
            true
        default: false
        }
    }

    var isClosingQuote: Bool {
        switch self {
        case "\"", "'", "”", "’", "»", "›", "」", "』", "＂": true
        default: false
        }
    }

    /// An opening quote or bracket, or the beginning of emphasis.
    var isOpener: Bool {
        switch self {
        case "(", "[", "{", "\"", "'", "“", "‘", "„", "‚", "«", "‹", "（", "「", "『", "【", "《", "〈", "¿", "¡", "*",
            "_", "`", "~":
            true
        default: false
        }
    }

    var isDash: Bool {
        switch self {
        case "-", "–", "—", "―", "‒", "‐", "‑": true
        default: false
        }
    }

    /// A sign that begins an item of a list.
    var isBullet: Bool {
        switch self {
        case "•", "⁃", "‣", "◦", "▪", "▫", "●", "○", "∙", "■", "□", "➢", "✓", "✔", "►": true
        default: false
        }
    }

    /// Part of a picture character: the picture, a skin tone, a joiner or a selector.
    var isPictograph: Bool {
        guard value > 0x203B else { return false }
        switch value {
        case 0xFE0E, 0xFE0F, 0x20E3, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF, 0xE0020...0xE007F: return true
        default: return properties.isEmojiPresentation || (value > 0x2190 && properties.isEmoji)
        }
    }
}

extension Unicode.Scalar {
    /// A character that neither ends nor opens anything: most of a text.
    var isOrdinary: Bool {
        if value < 0x80 {
            return isASCIILower || isASCIIUpper || isASCIIDigit || value == 0x2C || value == 0x2D || value == 0x3A
                || value == 0x3B
        }
        return value < 0x2000 && isLetter
    }
}
