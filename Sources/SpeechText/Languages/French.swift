extension SpeechLanguage {
    /// French.
    public static let french = SpeechLanguage(code: "fr", rules: .french)
}

extension LanguageRules {
    static let french: LanguageRules = {
        var rules = LanguageRules()
        rules.neverEnding = words(
            """
            m mm mme mmes mlle mlles dr pr prof me mgr st ste ex p.ex c.-à-d cf av env vs bd boul
            """)
        rules.sometimesEnding = words(
            """
            janv févr avr juil sept oct nov déc inc ltée cie s.a s.a.r.l éd tél min apr j.-c n.b
            """)
        rules.usuallyEnding = words("etc")
        rules.beforeNumbers = words("n no nos p pp fig chap vol art tél t § janv févr avr juil sept oct nov déc")
        rules.starters = words(
            """
            le la les un une des il elle ils elles on nous vous je tu ce cet cette ces mais et ou donc or ni car dans
            sur sous avec pour par en au aux à si quand comme qui que quoi où pourquoi comment puis ensuite alors
            après avant depuis aussi ici là c'est l'on j'ai merci oui non
            """)
        rules.speechVerbs = words("dit demanda répondit cria murmura ajouta s'écria")
        rules.functionWords = words(
            """
            le la les un une des du de et ou mais dans sur avec pour par en au aux à est sont qui que ne se ce
            """)
        rules.clauseWords = words("et mais ou donc car parce que qui quand lorsque si comme puisque alors tandis")
        rules.certainStarters = rules.starters
        return rules
    }()
}
