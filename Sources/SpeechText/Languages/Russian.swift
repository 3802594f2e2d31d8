extension SpeechLanguage {
    /// Russian.
    public static let russian = SpeechLanguage(code: "ru", rules: .russian)
}

extension LanguageRules {
    static let russian: LanguageRules = {
        var rules = LanguageRules()
        rules.neverEnding = words(
            """
            г-н г-жа гр проф акад доц им ул пр просп пер пл д кв корп св ген полк т.е т.н т.к напр ср см ок обл р-н
            гос пос дер
            """)
        rules.sometimesEnding = words(
            """
            г гг в вв руб коп млн млрд тыс т.д т.п др пр. н.э н э мин сек час янв февр мар апр июн июл авг сент окт
            нояб дек
            """)
        rules.usuallyEnding = words("т.д т.п и.т.д")
        rules.beforeNumbers = words("с стр рис табл гл п пп ст т ч № тел янв февр апр авг сент окт нояб дек")
        rules.starters = words(
            """
            это этот эта эти он она оно они мы вы я ты но и а или если когда где как что кто почему в на с по от для
            из до после потом теперь сейчас сегодня вчера завтра да нет также тоже здесь там так все спасибо
            """)
        rules.speechVerbs = words("сказал сказала спросил спросила ответил крикнул добавил")
        rules.functionWords = words("и а но в во на с со по от для из до о об у за не что как это")
        rules.clauseWords = words("и но а или что потому когда если который чтобы хотя где")
        rules.certainStarters = rules.starters
        return rules
    }()
}
