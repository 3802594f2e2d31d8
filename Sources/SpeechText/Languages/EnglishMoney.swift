/// Currencies as English words.
enum EnglishMoney {
    struct Currency: Sendable {
        let major: EnglishUnits.Unit
        let minor: EnglishUnits.Unit?

        fileprivate init(_ one: String, _ several: String? = nil, minor: EnglishUnits.Unit? = nil) {
            major = EnglishUnits.Unit(one, several)
            self.minor = minor
        }
    }

    private static let cent = EnglishUnits.Unit("cent")
    private static let penny = EnglishUnits.Unit("penny", "pence")
    private static let centime = EnglishUnits.Unit("centime")

    static let signs: [Character: Currency] = [
        "$": Currency("dollar", minor: cent), "€": Currency("euro", minor: cent), "£": Currency("pound", minor: penny),
        "¥": Currency("yen", "yen"), "₹": Currency("rupee", minor: EnglishUnits.Unit("paisa", "paise")),
        "₩": Currency("won", "won"), "₽": Currency("ruble", minor: EnglishUnits.Unit("kopeck")),
        "₿": Currency("bitcoin"), "¢": Currency("cent"), "₺": Currency("lira", "lira"), "₪": Currency("shekel"),
        "₫": Currency("dong", "dong"), "₴": Currency("hryvnia", "hryvnias"), "₱": Currency("peso"),
        "฿": Currency("baht", "baht"), "₦": Currency("naira", "naira"),
    ]

    /// Letters before a dollar sign: "C$30".
    static let dollars: [(letters: String, currency: Currency)] = [
        ("US", codes["USD"] ?? Currency("dollar")), ("CA", codes["CAD"] ?? Currency("dollar")),
        ("AU", codes["AUD"] ?? Currency("dollar")), ("NZ", codes["NZD"] ?? Currency("dollar")),
        ("HK", codes["HKD"] ?? Currency("dollar")), ("C", codes["CAD"] ?? Currency("dollar")),
        ("A", codes["AUD"] ?? Currency("dollar")), ("S", codes["SGD"] ?? Currency("dollar")),
        ("R", codes["BRL"] ?? Currency("real", "reais")),
    ]

    static let codes: [String: Currency] = [
        "USD": Currency("U.S dollar", minor: cent), "EUR": Currency("euro", minor: cent),
        "GBP": Currency("pound", minor: penny), "JPY": Currency("yen", "yen"),
        "CAD": Currency("Canadian dollar", minor: cent), "AUD": Currency("Australian dollar", minor: cent),
        "NZD": Currency("New Zealand dollar", minor: cent), "HKD": Currency("Hong Kong dollar", minor: cent),
        "SGD": Currency("Singapore dollar", minor: cent), "CHF": Currency("Swiss franc", minor: centime),
        "INR": Currency("rupee"), "CNY": Currency("yuan", "yuan"), "RMB": Currency("yuan", "yuan"),
        "KRW": Currency("won", "won"), "RUB": Currency("ruble"), "BRL": Currency("Brazilian real", "Brazilian reais"),
        "MXN": Currency("Mexican peso"), "SEK": Currency("Swedish krona", "Swedish kronor"),
        "NOK": Currency("Norwegian krone", "Norwegian kroner"), "DKK": Currency("Danish krone", "Danish kroner"),
        "PLN": Currency("Polish zloty", "Polish zloty"), "CZK": Currency("Czech koruna", "Czech koruna"),
        "TRY": Currency("Turkish lira", "Turkish lira"), "ZAR": Currency("South African rand", "South African rand"),
        "AED": Currency("dirham"), "SAR": Currency("Saudi riyal"), "ILS": Currency("shekel"),
        "THB": Currency("baht", "baht"), "BTC": Currency("bitcoin"),
    ]

    /// Nouns before which an amount is an adjective even without an article: "$20 bills".
    static let countedNouns = LanguageRules.words(
        "bill bills note notes coin coins gift voucher vouchers coupon coupons fine fines deal deals budget discount")
}
