/// Says a formula of LaTeX in English words.
struct FormulaReader {
    /// Groups inside each other that are read by their structure; deeper ones by their characters.
    private static let deepest = 16

    private let text: [Unicode.Scalar]
    private var position = 0
    private var depth = 0
    /// Whether a bar that opens an absolute value has been read.
    private var isInBars = false

    private init(_ text: ArraySlice<Unicode.Scalar>) {
        self.text = Array(text)
    }

    /// The words of a formula.
    static func words(of formula: ArraySlice<Unicode.Scalar>) -> String {
        var reader = FormulaReader(formula)
        var words: [String] = []
        while reader.position < reader.text.count {
            let begin = reader.position
            words += reader.sequence()
            // A bracket that closes nothing.
            if reader.position == begin || reader.position < reader.text.count { reader.position += 1 }
        }
        return joined(words)
    }

    private static func joined(_ words: [String]) -> String {
        var said = ""
        for word in words where !word.isEmpty {
            if word == "," {
                guard !said.isEmpty, !said.hasSuffix(",") else { continue }
                said += ","
            } else {
                said += said.isEmpty ? word : " " + word
            }
        }
        return said.hasSuffix(",") ? String(said.dropLast()) : said
    }

    private var next: Unicode.Scalar? { position < text.count ? text[position] : nil }

    private mutating func skipBlanks() {
        while let next, next.isBlank || next == "~" { position += 1 }
    }

    /// Up to the end or a brace that closes.
    private mutating func sequence() -> [String] {
        var words: [String] = []
        while let next, next != "}" { words += item(next, behind: words) }
        return words
    }

    private mutating func item(_ scalar: Unicode.Scalar, behind words: [String]) -> [String] {
        switch scalar {
        case "\\": return command()
        case "{": return group()
        case "^":
            position += 1
            return power(of: words.last)
        case "_":
            position += 1
            return lowered(behind: words.last)
        default: break
        }
        if scalar.isASCIIDigit || (scalar == "." && isDigit(at: position + 1)) { return [number()] }
        if scalar.isLetter { return letters() }
        position += 1
        if let power = Superscript.value(of: scalar) { return Self.power(power) }
        return sign(scalar, behind: words)
    }

    private func isDigit(at place: Int) -> Bool { place < text.count && text[place].isASCIIDigit }

    private mutating func number() -> String {
        let begin = position
        while let next, next.isASCIIDigit || ((next == "." || next == ",") && isDigit(at: position + 1)) {
            position += 1
        }
        let digits = String(scalars: text[begin..<position])
        return EnglishNumber.spoken(digits[...]) ?? digits
    }

    /// Letters in a row are factors; known names and long rows are words.
    private mutating func letters() -> [String] {
        let begin = position
        while let next, next.isLetter { position += 1 }
        let run = text[begin..<position]
        let name = String(scalars: run)
        if let function = FormulaWords.functions[name] { return called(function) }
        if run.count >= 4, run.contains(where: { "aeiouAEIOU".unicodeScalars.contains($0) }) { return [name] }
        var words = run.map { Self.letter($0) }
        if run.count == 1, "fghPEFGuv".unicodeScalars.contains(run[begin]), next == "(", isCall { words.append("of") }
        return words
    }

    /// Whether a bracket holds what a function is called with.
    private var isCall: Bool { position + 1 < text.count && text[position + 1] != ")" }

    /// A letter by its name; "a" would be read as the article.
    static func letter(_ scalar: Unicode.Scalar) -> String {
        if scalar == "a" || scalar == "A" { return "eh" }
        return GreekLetter.name(of: scalar) ?? String(scalar)
    }

    private mutating func called(_ function: String) -> [String] {
        var words = [function]
        while next == "^" || next == "_" {
            let isPower = next == "^"
            position += 1
            words += isPower ? power(of: function) : ["base"] + argument()
        }
        skipBlanks()
        if next == "(" || function == "log" && words.count > 1 || function == "natural log" { words.append("of") }
        return words
    }

    private mutating func sign(_ scalar: Unicode.Scalar, behind words: [String]) -> [String] {
        switch scalar {
        case "+": return ["plus"]
        case "-", "−", "–": return ["minus"]
        case "=": return ["equals"]
        case "<": return ["is less than"]
        case ">": return ["is greater than"]
        case "≤": return ["is less than or equal to"]
        case "≥": return ["is greater than or equal to"]
        case "≠": return ["is not equal to"]
        case "≈": return ["is approximately equal to"]
        case "*", "×", "·", "⋅": return ["times"]
        case "÷": return ["divided by"]
        case "±": return ["plus or minus"]
        case "/": return ["over"]
        case "!": return ["factorial"]
        case "'", "′": return ["prime"]
        case "%": return ["percent"]
        case "°": return ["degrees"]
        case "∞": return ["infinity"]
        case "→": return ["to"]
        case "√": return ["the square root of"]
        case ",", ";", ":": return [","]
        case "|":
            isInBars.toggle()
            return isInBars ? ["the absolute value of"] : []
        default: return []
        }
    }

    // MARK: Groups and arguments

    private mutating func group() -> [String] {
        position += 1
        guard depth < Self.deepest else { return [] }
        depth += 1
        let words = sequence()
        depth -= 1
        if next == "}" { position += 1 }
        return words
    }

    /// A group, a command or one character.
    private mutating func argument() -> [String] {
        skipBlanks()
        guard let next, next != "}" else { return [] }
        if next == "{" || next == "\\" { return item(next, behind: []) }
        position += 1
        if next.isASCIIDigit { return [EnglishNumber.spoken(String(next)[...]) ?? String(next)] }
        if next.isLetter { return [Self.letter(next)] }
        return sign(next, behind: [])
    }

    /// The characters of a group as they are.
    private mutating func rawGroup() -> String {
        skipBlanks()
        guard next == "{" else { return "" }
        position += 1
        let begin = position
        while let next, next != "}" { position += 1 }
        let raw = String(scalars: text[begin..<position])
        if next == "}" { position += 1 }
        return raw
    }

    private mutating func power(of base: String?) -> [String] {
        let begin = position
        let words = argument()
        let written = String(scalars: text[begin..<position]).filter { !"{} ".contains($0) }
        switch written {
        case "\\circ": return ["degrees"]
        case "\\prime", "'": return ["prime"]
        case "*", "\\ast": return ["star"]
        case "\\top", "\\intercal", "T": return ["transpose"]
        case "th", "st", "nd", "rd", "\\text{th}", "\\mathrm{th}": return [written == "th" ? "th" : written]
        default: return Self.power(words)
        }
    }

    private static func power(_ words: [String]) -> [String] {
        switch words {
        case []: []
        case ["two"]: ["squared"]
        case ["three"]: ["cubed"]
        default: ["to the power of"] + words
        }
    }

    private mutating func lowered(behind base: String?) -> [String] {
        let words = argument()
        guard let base, base.unicodeScalars.count == 1, !words.isEmpty else { return words }
        // "H two O", but "x sub two".
        let isElement = base.unicodeScalars.allSatisfy(\.isUpper) && words.count == 1
        return isElement ? words : ["sub"] + words
    }

    // MARK: Commands

    private mutating func command() -> [String] {
        position += 1
        guard let first = next else { return [] }
        guard first.isASCIILower || first.isASCIIUpper else {
            position += 1
            return escaped(first)
        }
        let begin = position
        while let next, next.isASCIILower || next.isASCIIUpper { position += 1 }
        let name = String(scalars: text[begin..<position])
        if let word = FormulaWords.plain[name] { return [word] }
        if let function = FormulaWords.functions[name] { return called(function) }
        if let word = FormulaWords.bounded[name] { return bounded(word) }
        if let accent = FormulaWords.accents[name] { return argument() + [accent] }
        if FormulaWords.texts.contains(name) { return [rawGroup()] }
        switch name {
        case "frac", "dfrac", "tfrac", "cfrac": return fraction()
        case "sqrt": return root()
        case "binom", "dbinom", "tbinom": return argument() + ["choose"] + argument()
        case "vec", "overrightarrow": return ["vector"] + argument()
        case "pmod": return ["mod"] + argument()
        case "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr":
            if next == "." { position += 1 }
            return []
        case "begin", "end", "label", "tag", "color", "hspace", "vspace", "phantom":
            _ = rawGroup()
            if next == "{", name == "begin" { _ = rawGroup() }
            return []
        case "textcolor":
            _ = rawGroup()
            return argument()
        case "overset", "underset", "stackrel":
            _ = argument()
            return argument()
        case "lvert", "rvert": return sign("|", behind: [])
        case "not": return ["not"]
        default: return FormulaWords.knows(name) ? [] : [name]
        }
    }

    private mutating func escaped(_ scalar: Unicode.Scalar) -> [String] {
        switch scalar {
        case "\\": [","]
        case "%": ["percent"]
        case "&": ["and"]
        case "$": ["dollars"]
        case "#": ["number"]
        default: []
        }
    }

    private mutating func fraction() -> [String] {
        let top = argument()
        let bottom = argument()
        if top.count == 1, bottom.count == 1, let name = Self.denominators[bottom[0]] {
            if top[0] == "one" { return ["one \(name)"] }
            if Self.denominators[top[0]] != nil {
                return ["\(top[0]) \(name == "half" ? "halves" : name + "s")"]
            }
        }
        return top + ["over"] + bottom
    }

    private static let denominators = [
        "two": "half", "three": "third", "four": "quarter", "five": "fifth", "six": "sixth", "seven": "seventh",
        "eight": "eighth", "nine": "ninth", "ten": "tenth",
    ]

    private mutating func root() -> [String] {
        var degree: [String] = []
        if next == "[" {
            position += 1
            while let next, next != "]" { degree += item(next, behind: degree) }
            if next == "]" { position += 1 }
        }
        let name =
            switch degree {
            case [], ["two"]: "square"
            case ["three"]: "cube"
            case ["four"]: "fourth"
            case ["five"]: "fifth"
            case ["n"]: "nth"
            default: degree.joined(separator: " ")
            }
        return ["the \(name) root of"] + argument()
    }

    private mutating func bounded(_ word: String) -> [String] {
        var lower: [String] = []
        var upper: [String] = []
        skipBlanks()
        if text[position...].starts(with: "\\limits".unicodeScalars) { position += 7 }
        while next == "_" || next == "^" {
            let isLower = next == "_"
            position += 1
            let bound = argument()
            if isLower { lower = bound } else { upper = bound }
            skipBlanks()
        }
        if word.hasPrefix("limit") {
            let place = lower.map { $0 == "to" ? "approaches" : $0 }
            return [word] + (place.isEmpty ? [] : ["as"] + place) + ["of"]
        }
        if upper.isEmpty { return [word] + (lower.isEmpty ? [] : ["over"] + lower) + ["of"] }
        return [word, "from"] + lower + ["to"] + upper + ["of"]
    }
}
