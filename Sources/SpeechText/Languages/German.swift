extension SpeechLanguage {
    /// German.
    public static let german = SpeechLanguage(code: "de", rules: .german)
}

extension LanguageRules {
    static let german: LanguageRules = {
        var rules = LanguageRules()
        rules.neverEnding = words(
            """
            hr fr frl dr prof dipl ing mag st bzw z.b u.a d.h i.d.r vgl sog inkl exkl ca evtl ggf gem lt bspw insb z.t
            u.u i.a s.o s.u o.ä.m mind max abs hrsg geb gest ehem zzgl einschl ggü i.v i.a. m.e z.zt zz a.d o.g v.a
            bes allg dt engl frz ital
            """)
        rules.sometimesEnding = words(
            """
            str nr. gmbh co ag kg inc ltd jan feb mär apr jun jul aug sep sept okt nov dez mo di mi do fr. sa so n.chr
            v.chr usa jh jhd mio mrd tsd std min sek tel fax u.s.w
            """)
        rules.usuallyEnding = words("usw etc u.s.w u.v.m o.ä u.ä")
        rules.beforeNumbers = words(
            """
            nr nrn s abb kap bd abs art abschn aufl tab ziff jan feb mär apr jun jul aug sep sept okt nov dez vers z
            """)
        rules.starters = words(
            """
            der die das ein eine er sie es wir ihr ich du man dies diese dieser dieses jetzt dann danach heute gestern
            morgen aber und oder doch denn wenn als nach vor seit bei mit in im am auf für von zu zum zur auch so hier
            dort da wie was wer wo warum wann welche alle viele einige mein unser ihre sein nun leider trotzdem
            außerdem deshalb daher bitte ja nein danke
            """)
        rules.speechVerbs = words("sagte fragte rief antwortete meinte schrie flüsterte erwiderte")
        rules.functionWords = words(
            """
            der die das den dem des ein eine einen einem einer und oder aber in im am an auf für von zu zum zur mit
            bei nach vor seit ist sind war waren hat haben wird werden nicht
            """)
        rules.clauseWords = words(
            """
            und aber oder denn sondern weil dass wenn als ob damit obwohl während bevor nachdem der die das
            """)
        rules.certainStarters = rules.starters
        rules.ordinalsEndWithStop = true
        return rules
    }()
}
