/// Words around a number that say what kind of number it is.
enum EnglishContext {
    /// Behind these, digits are said one by one.
    static let codes = LanguageRules.words(
        """
        code codes pin passcode password otp zip postcode postal card visa mastercard amex account acct confirmation
        tracking serial reference ref iban imei sku isbn issn ssn routing digits extension ext id badge passport cvv
        cvc username imsi vin upc ean login security plate license licence registration fax
        """)

    /// As those, but common words too: a code only where nothing countable follows.
    static let weakCodes = LanguageRules.words(
        """
        order case ticket invoice booking policy claim check number no num membership member customer order's model
        part permit docket file receipt transaction employee reservation mobile telephone phone cell tel
        """)

    /// Words between such a word and its number.
    static let links = LanguageRules.words(
        """
        is are was were be been the a an your my his her our their its it's new old following current number no nos
        num # : with to will by of called reads equals temporary verification secret correct starts begins still now
        starting beginning last first four six account
        """)

    /// Behind these, three or four digits are said in pairs: "room 1204".
    static let rooms = LanguageRules.words(
        """
        room rooms suite flight apartment apt unit bus train route highway section channel boeing airbus interstate
        dorm locker peugeot porsche ward
        """)

    /// Behind these, a number is dialed.
    static let calls = LanguageRules.words(
        "call dial phone ring called dialed calling dialing text texted phoned dials calls")

    /// Near these, a short number is that of help.
    static let alarms = LanguageRules.words(
        "emergency emergencies police ambulance hotline operator firefighters paramedics")

    /// Behind these, digits are typed.
    static let typing = LanguageRules.words("enter type press input key typed entered typing entering punch")

    /// Short telephone numbers.
    static let shortNumbers = LanguageRules.words(
        "911 112 999 988 411 311 211 511 611 711 811 101 111 000 110 118 119 116 117")

    /// Behind a short telephone number: "a 911 call".
    static let emergencies = LanguageRules.words(
        "call calls caller callers operator operators dispatcher dispatchers dispatch emergency hotline lifeline")

    /// Words of several things that do not end with "s".
    static let plurals = LanguageRules.words(
        "people men women children feet teeth mice geese sheep fish police cattle million billion thousand hundred percent"
    )

    /// Words that end with "s" and are no things.
    static let noPlurals = LanguageRules.words(
        """
        is was has does this its it's that's as us plus minus versus always perhaps thus yes less unless across
        besides sometimes works ends expires ships means goes needs makes starts begins leaves arrives departs says
        applies contains costs comes gets gives keeps looks opens closes runs seems shows takes tells wants was his
        hers ours yours theirs during crisis news bus congress press class business address access process progress
        election olympics sales series census
        """)

    /// Words before which an amount is no adjective: "a $5 for".
    static let noNouns = LanguageRules.words(
        """
        for of in or and per on at a an the to is as each from with by if but than plus more less off was were be
        every when while that which who it he she they we you i all only now today here there so then not no out up
        down into over under about after before because since until are has have had will would can could if via
        away long wide tall high deep thick old apart ago later earlier extra total
        """)

    static let articles = LanguageRules.words("a an this that")
    static let determiners = LanguageRules.words("the my your his her its our their")

    static let ratings = LanguageRules.words(
        "rate rated rating ratings score scored scores give gave gives got grade graded review reviews stars rank ranked pain"
    )
    static let scores = LanguageRules.words(
        "won win wins lost lose beat beating beats score tied tie led lead leading ahead up down game match draw final")

    /// Behind these, "4/15" is a day.
    static let beforeDay = LanguageRules.words("on by before after until since due dated from through till starting")

    static let durations = LanguageRules.words(
        "time times took takes take lasted lasts duration finished ran record length")

    /// "10K" is read so before these.
    static let kiloNames = LanguageRules.words(
        "run race marathon video videos resolution tv tvs monitor monitors display screen ultra walk jog runner runners course"
    )

    static let streetWords = LanguageRules.words(
        "street st avenue ave boulevard blvd road rd drive dr lane ln court ct place pl way parkway pkwy highway hwy square terrace circle"
    )
}
