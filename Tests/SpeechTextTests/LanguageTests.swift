import SpeechText
import Testing

@Suite("Other languages have their marks and common abbreviations")
struct LanguageTests {
    static let cases: [(code: String, example: SplitCase)] = [
        (
            "de",
            SplitCase(
                "titles, ordinals and dates", "Herr Dr. Weber kommt am 3. Oktober um 5 Uhr.| Er bringt z.B. Brot mit.")
        ),
        ("de", SplitCase("etc.", "Wir haben Äpfel, Birnen usw.| Das reicht.")),
        ("fr", SplitCase("titles and spaced marks", "M. Dupont est là.| Où est Mme Martin ?| Elle arrive !")),
        ("fr", SplitCase("quotes", "Il a dit : « Bonjour. »| Puis il est parti.")),
        ("es", SplitCase("opening marks", "¿Dónde está el Sr. López?| ¡Qué bien!| Llegó a las 5 p.m. ayer.")),
        ("it", SplitCase("titles", "Il sig. Rossi e la dott.ssa Bianchi sono qui.| Va bene.")),
        ("pt", SplitCase("titles", "O Sr. Silva chegou.| A Dra. Costa saiu?| Sim.")),
        ("nl", SplitCase("abbreviations", "Dhr. Jansen komt o.a. morgen.| Dat is goed.")),
        ("pl", SplitCase("abbreviations", "To jest np. prof. Kowalski.| Mieszka przy ul. Długiej.")),
        ("ru", SplitCase("abbreviations", "Он живёт на ул. Ленина, т.е. рядом.| Хорошо.| Куда ты идёшь?")),
        ("hi", SplitCase("the danda", "मैं घर जा रहा हूँ।| तुम कहाँ हो?| डॉ. शर्मा आए।")),
        ("ja", SplitCase("full-width marks", "こんにちは。|元気ですか？|はい！")),
        ("ja", SplitCase("a quote goes on", "彼は「行こう。」と言った。|私は行った。")),
        ("zh", SplitCase("full-width marks", "你好。|你在哪里？|太好了！")),
        ("ar", SplitCase("the question mark", "كيف حالك؟| أنا بخير.| شكرا!")),
    ]

    @Test("Sentences", arguments: cases)
    func sentences(code: String, example: SplitCase) throws {
        example.check(try #require(SpeechLanguage(code: code)))
    }

    @Test("Every language is found by its code, with or without a region")
    func codes() {
        for language in SpeechLanguage.all {
            #expect(SpeechLanguage(code: language.code) == language)
            #expect(SpeechLanguage(code: language.code.uppercased() + "-XX") == language)
        }
        #expect(SpeechLanguage(code: "tlh") == nil)
    }

    @Test("A language of one's own is a value of rules")
    func ownLanguage() {
        var rules = LanguageRules()
        rules.neverEnding = LanguageRules.words("cpt eng")
        SplitCase("own", "Cpt. Nemo dives.| He sails.").check(SpeechLanguage(code: "xx", rules: rules))
    }
}
