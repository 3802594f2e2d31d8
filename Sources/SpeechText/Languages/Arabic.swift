extension SpeechLanguage {
    /// Arabic.
    public static let arabic = SpeechLanguage(code: "ar", rules: .arabic)
}

extension LanguageRules {
    static let arabic: LanguageRules = {
        var rules = LanguageRules()
        rules.neverEnding = words("د أ م ص.ب أ.د")
        rules.beforeNumbers = words("ص رقم ج")
        rules.usuallyEnding = words("إلخ الخ")
        rules.sometimesEnding = words("هـ م. ق.م")
        rules.clauseWords = words("و لكن لأن أو إذا عندما حتى")
        rules.functionWords = words("في من على إلى عن و أو")
        return rules
    }()
}
