/// Arithmetic in one token: "2+2=4", "10^6", "n-1", "x²", "√9", "b<c".
enum SpokenExpression {
    private static let operators: [Character: String] = [
        "+": "plus", "=": "equals", "×": "times", "*": "times", "·": "times", "÷": "divided by", "/": "divided by",
        "^": "to the power of", "−": "minus", "-": "minus", "<": "is less than", ">": "is greater than",
        "≤": "is at most", "≥": "is at least", "≠": "is not equal to", "≈": "is about", "±": "plus or minus",
        "→": "to", "∈": "in",
    ]

    /// Keys of a keyboard: "Ctrl+Alt+Del".
    private static let keys = [
        "ctrl": "Control", "cmd": "Command", "del": "Delete", "esc": "Escape", "opt": "Option", "ins": "Insert",
        "pgup": "Page Up", "pgdn": "Page Down",
    ]

    /// "Ctrl-C"; nil where the first part is no key that others are held with.
    static func keys(_ core: String) -> String? {
        guard let dash = core.utf8.firstIndex(of: UInt8(ascii: "-")), core.utf8.count <= 24,
            core.utf8.first.map({ $0 & 0x20 == 0 }) == true, let first = keys[core[..<dash].lowercased()]
        else { return nil }
        let others = core[core.utf8.index(after: dash)...].split(separator: "-")
        guard !others.isEmpty, others.allSatisfy({ $0.unicodeScalars.allSatisfy { $0.isLetter || $0.isASCIIDigit } })
        else { return nil }
        return ([first] + others.map { keys[$0.lowercased()] ?? String($0) }).joined(separator: " ")
    }

    private static let powers: [Character: String] = ["²": "squared", "³": "cubed"]

    /// What is said; nil when the token is no arithmetic.
    static func spoken(_ core: String) -> String? {
        guard core.utf8.count <= 60, let first = core.first, let last = core.last, isArithmetic(core),
            operators[first] == nil || first == "-" || first == "−" || first == "±", operators[last] == nil
        else { return nil }
        var words: [String] = []
        var operand = ""
        func endOperand() -> Bool {
            defer { operand = "" }
            if operand.isEmpty { return true }
            guard let said = said(operand) else { return false }
            words.append(said)
            return true
        }
        var index = core.startIndex
        while index < core.endIndex {
            let character = core[index]
            let next = core.index(after: index)
            if character == "√" {
                guard endOperand() else { return nil }
                words.append("the square root of")
            } else if let power = powers[character] {
                guard !operand.isEmpty || words.last == "", endOperand() else { return nil }
                words.append(power)
            } else if character == "^", next < core.endIndex, core[next] == "2" || core[next] == "3",
                core.index(after: next) == core.endIndex || operators[core[core.index(after: next)]] != nil,
                operand.last?.isLetter == true
            {
                guard endOperand() else { return nil }
                words.append(core[next] == "2" ? "squared" : "cubed")
                index = core.index(after: next)
                continue
            } else if character == "!", next == core.endIndex || operators[core[next]] != nil, !operand.isEmpty,
                next == core.endIndex || core[next] != "="
            {
                guard endOperand() else { return nil }
                words.append("factorial")
            } else if let word = operators[character] {
                guard endOperand() else { return nil }
                if character == "=", let last = words.last,
                    last.hasPrefix("is less") || last.hasPrefix("is greater") || last == "equals"
                {
                    words[words.count - 1] =
                        last == "equals" ? last : last.hasPrefix("is less") ? "is at most" : "is at least"
                } else {
                    words.append(word)
                }
            } else if character == "(" || character == ")" {
                guard endOperand() else { return nil }
            } else {
                operand.append(character)
            }
            index = next
        }
        guard endOperand(), words.count >= 2 else { return nil }
        return words.joined(separator: " ")
    }

    /// Whether signs say that it is arithmetic, and no name such as "GPT-4" or "and/or".
    private static func isArithmetic(_ core: String) -> Bool {
        var isStrong = false
        var hasDash = false
        for character in core {
            switch character {
            case "=", "^", "×", "÷", "<", ">", "≤", "≥", "≠", "≈", "√", "²", "³", "*", "·": isStrong = true
            case "+": isStrong = true
            case "-", "−", "/", "±": hasDash = true
            default: break
            }
        }
        if isStrong { return true }
        guard hasDash else { return false }
        // "n-1", "x/2": a single small letter and a number, or the other way round
        let parts = core.split(omittingEmptySubsequences: false) { "-−/±".contains($0) }
        func isVariable(_ part: Substring) -> Bool {
            part.utf8.count == 1 && part.unicodeScalars.allSatisfy(\.isASCIILower)
        }
        func isNumber(_ part: Substring) -> Bool {
            part.utf8.count <= 6 && part.unicodeScalars.allSatisfy(\.isASCIIDigit) && !part.isEmpty
        }
        return parts.count >= 2 && parts.allSatisfy { isVariable($0) || isNumber($0) }
            && parts.contains(where: isVariable)
    }

    /// An operand: a number, a variable, or a number with a variable behind.
    private static func said(_ operand: String) -> String? {
        if let number = EnglishNumber.spoken(operand) { return number }
        if let single = operand.unicodeScalars.first, operand.unicodeScalars.count == 1 {
            if single == "π" { return "pi" }
            return single.isLetter || single == "%" ? operand.uppercased() : nil
        }
        if operand.allSatisfy(\.isLetter) {
            if let key = keys[operand.lowercased()] { return key }
            return operand.count == 2 && operand.unicodeScalars.allSatisfy(\.isLower)
                ? operand.map { $0.uppercased() }.joined(separator: " ") : operand
        }
        // The key "F4"
        if operand.utf8.count <= 3, let letter = operand.first, letter.isUppercase,
            let number = EnglishNumber.integer(operand.dropFirst())
        {
            return "\(letter) \(number)"
        }
        let digits = operand.prefix { $0.isASCII && $0.isNumber || $0 == "." }
        guard let number = EnglishNumber.spoken(digits) else { return nil }
        let rest = operand[digits.endIndex...]
        if let unit = EnglishUnits.unit(rest), rest.utf8.count > 1 || rest == "%" { return "\(number) \(unit.several)" }
        return rest.allSatisfy(\.isLetter) && rest.count <= 2
            ? "\(number) \(rest.map { $0.uppercased() }.joined(separator: " "))" : nil
    }
}
