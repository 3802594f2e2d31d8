extension SpeechLanguage {
    /// Portuguese.
    public static let portuguese = SpeechLanguage(code: "pt", rules: .portuguese)
}

extension LanguageRules {
    static let portuguese: LanguageRules = {
        var rules = LanguageRules()
        rules.neverEnding = words(
            """
            sr sra srta srs sras dr dra drs prof profa eng arq d dom exmo exma ilmo s sto sta p.ex ex vs av aprox
            """)
        rules.sometimesEnding = words(
            """
            ltda cia s.a jan fev mar abr mai jun jul ago set out nov dez a.c d.c tel e.u.a
            """)
        rules.usuallyEnding = words("etc")
        rules.beforeNumbers = words(
            """
            n nº no núm pág págs p pp fig cap vol art tel jan fev mar abr mai jun jul ago set out nov dez
            """)
        rules.starters = words(
            """
            o a os as um uma ele ela eles elas nós você vocês eu tu isto isso este esta esse essa mas e ou se não sim
            quando onde como quem que por para em no na com de desde até depois antes então também aqui agora hoje
            ontem amanhã obrigado
            """)
        rules.speechVerbs = words("disse perguntou respondeu gritou exclamou acrescentou")
        rules.functionWords = words("o a os as um uma de do da e ou mas em no na com por para ao é são que se não")
        rules.clauseWords = words("e mas ou porque que quando se embora enquanto como onde pois")
        rules.certainStarters = rules.starters
        return rules
    }()
}
