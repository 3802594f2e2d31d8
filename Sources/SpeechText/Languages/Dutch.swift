extension SpeechLanguage {
    /// Dutch.
    public static let dutch = SpeechLanguage(code: "nl", rules: .dutch)
}

extension LanguageRules {
    static let dutch: LanguageRules = {
        var rules = LanguageRules()
        rules.neverEnding = words(
            """
            dhr mevr mw dr drs ir ing prof mr ds st bijv bv d.w.z o.a m.b.t i.v.m t.a.v t.o.v z.g vgl ca incl excl evt
            m.n a.d h i.p.v n.a.v
            """)
        rules.sometimesEnding = words(
            """
            n.v b.v jan feb mrt apr jun jul aug sept okt nov dec n.chr v.chr str tel e.d jl a.s
            """)
        rules.usuallyEnding = words("enz etc e.d")
        rules.beforeNumbers = words(
            """
            nr nrs blz p pp afb fig hfst art dl jan feb mrt apr jun jul aug sept okt nov dec tel
            """)
        rules.starters = words(
            """
            de het een hij zij ze wij we jij je u ik dit dat deze die er maar en of dus want als toen nu dan hier daar
            waar wat wie hoe waarom wanneer in op voor van met naar na ook nog vandaag gisteren morgen ja nee bedankt
            """)
        rules.speechVerbs = words("zei vroeg riep antwoordde fluisterde schreeuwde")
        rules.functionWords = words(
            """
            de het een en of maar in op voor van met naar bij is zijn was heeft die dat te niet
            """)
        rules.clauseWords = words("en maar of want omdat dat als toen terwijl hoewel zodat die")
        rules.certainStarters = rules.starters
        return rules
    }()
}
