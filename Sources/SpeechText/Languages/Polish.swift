extension SpeechLanguage {
    /// Polish.
    public static let polish = SpeechLanguage(code: "pl", rules: .polish)
}

extension LanguageRules {
    static let polish: LanguageRules = {
        var rules = LanguageRules()
        rules.neverEnding = words(
            """
            p pp prof dr hab inż mgr doc gen płk kpt ks św ul al pl os np tzn tzw m.in ok wg por zob im tj właśc ob
            """)
        rules.sometimesEnding = words(
            """
            r w godz mln mld tys zł gr sp s.a z.o.o n.e p.n.e tel sty lut mar kwi maj cze lip sie wrz paź lis gru
            """)
        rules.usuallyEnding = words("itd itp")
        rules.beforeNumbers = words("nr s str t rys rozdz ust art pkt poz godz tel par")
        rules.starters = words(
            """
            to ten ta te on ona ono oni one ja ty my wy ale i a lub albo jeśli jeżeli gdy kiedy gdzie jak co kto
            dlaczego czy w na do z po od dla przez przed potem teraz dziś wczoraj jutro tak nie też także tutaj
            dziękuję jest
            """)
        rules.speechVerbs = words("powiedział powiedziała zapytał zapytała odpowiedział krzyknął dodał")
        rules.functionWords = words("i a w na do z ze po od dla przez przed o u za że się nie jest są był to ten ta")
        rules.clauseWords = words("i ale lub albo że bo ponieważ gdy kiedy jeśli który która które więc")
        rules.certainStarters = rules.starters
        rules.ordinalsEndWithStop = true
        return rules
    }()
}
