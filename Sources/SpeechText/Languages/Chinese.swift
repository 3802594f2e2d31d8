extension SpeechLanguage {
    /// Chinese.
    public static let chinese = SpeechLanguage(code: "zh", rules: .chinese)
}

extension LanguageRules {
    // The marks of the script end sentences by themselves; no abbreviation is written with one.
    static let chinese = LanguageRules()
}
