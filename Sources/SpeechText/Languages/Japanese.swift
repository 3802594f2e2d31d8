extension SpeechLanguage {
    /// Japanese.
    public static let japanese = SpeechLanguage(code: "ja", rules: .japanese)
}

extension LanguageRules {
    // The marks of the script end sentences by themselves; no abbreviation is written with one.
    static let japanese = LanguageRules()
}
