extension SpeechLanguage {
    /// Spanish.
    public static let spanish = SpeechLanguage(code: "es", rules: .spanish)
}

extension LanguageRules {
    static let spanish: LanguageRules = {
        var rules = LanguageRules()
        rules.neverEnding = words(
            """
            sr sra srta sres sras d dña dr dra prof profa ing lic arq gral cap cnel tte sto sta p.ej ej vs avda av c
            aprox
            """)
        rules.sometimesEnding = words(
            """
            ee.uu ud uds vd vds s.a s.l cía ene feb mar abr may jun jul ago sept oct nov dic a.c d.c dpto tel
            """)
        rules.usuallyEnding = words("etc")
        rules.beforeNumbers = words(
            """
            n núm nº no pág págs p pp fig cap vol art tel ene feb mar abr jun jul ago sept oct nov dic
            """)
        rules.daytimes = words("a.m p.m")
        rules.starters = words(
            """
            el la los las un una él ella ellos ellas nosotros usted ustedes yo tú esto este esta estos estas eso ese
            esa pero y o si no sí cuando donde como qué quién cómo por para en con de desde hasta después antes luego
            entonces también aquí ahora hoy ayer mañana gracias
            """)
        rules.speechVerbs = words("dijo preguntó respondió gritó exclamó añadió")
        rules.functionWords = words("el la los las un una de del y o pero en con por para a al es son que se su no")
        rules.clauseWords = words("y pero o porque que cuando si aunque mientras como donde pues")
        rules.certainStarters = rules.starters
        return rules
    }()
}
