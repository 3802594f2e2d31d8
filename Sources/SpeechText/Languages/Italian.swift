extension SpeechLanguage {
    /// Italian.
    public static let italian = SpeechLanguage(code: "it", rules: .italian)
}

extension LanguageRules {
    static let italian: LanguageRules = {
        var rules = LanguageRules()
        rules.neverEnding = words(
            """
            sig sigg sig.ra sig.na dott dott.ssa dr prof prof.ssa ing avv arch geom rag on sen s st mons p.es es ad.es
            cfr vs ca c.a spett gent egr
            """)
        rules.sometimesEnding = words(
            """
            s.p.a s.r.l spa srl gen feb mar apr mag giu lug ago set sett ott nov dic a.c d.c tel v.le
            """)
        rules.usuallyEnding = words("ecc etc")
        rules.beforeNumbers = words(
            """
            n nn num nr pag pagg p pp fig cap vol art tel gen feb mar apr mag giu lug ago set sett ott nov dic
            """)
        rules.starters = words(
            """
            il lo la i gli le un uno una lui lei loro noi voi io tu questo questa questi queste quello quella ma e o
            se non sì quando dove come perché chi che cosa per con in da su dopo prima poi allora anche qui ora oggi
            ieri domani grazie è
            """)
        rules.speechVerbs = words("disse chiese rispose gridò esclamò aggiunse")
        rules.functionWords = words(
            """
            il lo la i gli le un uno una di del della dei e o ma in con per a al da su è sono che si non
            """)
        rules.clauseWords = words("e ma o perché che quando se anche mentre come dove però")
        rules.certainStarters = rules.starters
        return rules
    }()
}
