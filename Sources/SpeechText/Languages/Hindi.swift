extension SpeechLanguage {
    /// Hindi.
    public static let hindi = SpeechLanguage(code: "hi", rules: .hindi)
}

extension LanguageRules {
    static let hindi: LanguageRules = {
        var rules = LanguageRules()
        rules.neverEnding = words("डॉ श्री प्रो पं डा मो")
        rules.beforeNumbers = words("नं क्र सं")
        rules.clauseWords = words("और लेकिन क्योंकि कि जब अगर या तो")
        rules.functionWords = words("का की के में से को पर और या")
        return rules
    }()
}
