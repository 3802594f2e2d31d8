/// What Roman numerals stand behind.
enum EnglishRoman {
    /// Behind these, a numeral is a number: "Chapter IV".
    static let counted = LanguageRules.words(
        """
        chapter part parts act scene volume vol book phase type class level section article title appendix figure
        table stage grade round episode lesson unit war bowl division group category tier series mark mk model
        module level season week day apollo gemini schedule amendment proposition fantasy rocky rambo saw
        """)

    /// Of those, the ones behind which a single "C", "D", "L" or "M" may stand as a letter, and "I" is a number.
    static let certain = LanguageRules.words(
        "chapter part act scene volume book war phase stage article type episode rocky mark title class")

    /// Names of kings, queens and popes: "Louis XIV".
    static let rulers = LanguageRules.words(
        """
        henry elizabeth louis george charles edward james william mary richard john paul pius benedict leo gregory
        innocent clement urban alexander nicholas catherine peter ivan napoleon philip ferdinand frederick wilhelm
        friedrich francis felipe juan carlos alfonso isabella margaret margrethe christian harald haakon olav gustav
        carl karl albert leopold baudouin beatrix wilhelmina rudolf maximilian joseph otto ramesses ramses ptolemy
        cleopatra darius xerxes cyrus artaxerxes theodosius constantine justinian michael stephen robert david malcolm
        kenneth donald duncan harold victoria anne jane umberto victor emmanuel mehmed murad selim suleiman ahmed
        mahmud abdulhamid abdul hussein abdullah hassan mohammed faisal farouk rama thutmose amenhotep seti hirohito
        pedro manuel sancho ramon alfred eric erik magnus valdemar canute boris simeon casimir sigismund wladyslaw
        boniface celestine eugene sixtus adrian honorius martin callixtus julius marcellus linus damasus theodore
        """)

    static let royal = LanguageRules.words(
        "king queen pope emperor empress tsar czar kaiser sultan prince princess shah pharaoh saint st")

    /// First names of other people: "John Smith III".
    static let firstNames = LanguageRules.words(
        """
        john james robert william thomas george charles henry martin david michael joseph edward richard walter frank
        arthur samuel benjamin daniel matthew andrew steven stephen kevin brian mark paul peter philip harold howard
        ralph roger russell douglas donald kenneth ronald raymond gerald lawrence louis albert eugene
        jane mary anna anne emma sarah laura susan karen lisa nancy maria linda emily julia rachel amy jennifer
        jessica rebecca helen alice carol diane jack alex adam eric jason jeff scott tim tom jim bob mike dan dave
        """)

    /// Behind "Elizabeth I": the queen, and not the speaker.
    static let behindFirst = LanguageRules.words("of and was ruled reigned died became had in is who to ordered")
}
