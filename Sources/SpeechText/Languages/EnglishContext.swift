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
        part permit docket file receipt transaction employee reservation mobile telephone phone cell tel port ports
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
        dorm locker peugeot porsche ward hwy rte rt rm form forms error exit chmod
        """)

    /// As those, where they are names: "Xbox 360".
    static let products = LanguageRules.words(
        """
        xbox cessna ferrari lockheed windows office microsoft formula fahrenheit rtx gtx rfc http us usc bmw nokia
        schedule publication studio
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
        hers ours yours theirs during falls marks remains stays brings happens feels sounds stands sees crisis news bus congress press class business address access process progress
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

    /// Behind these, "8 oz" measures things: "two 8 oz packages".
    static let severals = LanguageRules.words(
        "two three four five six seven eight nine ten twelve several some many few both all these those")

    /// As those, before one thing: "each 250 mL cup".
    static let singles = LanguageRules.words("each every per another one")

    static let articles = LanguageRules.words("a an this that")
    static let determiners = LanguageRules.words("the my your his her its our their")

    /// Behind these, "US" in capitals is the pronoun: "tell US now".
    static let beforeThem = LanguageRules.words(
        """
        tell let give help show send ask join call bring make see trust contact visit follow reach choose love hate
        want need like told gave helped showed sent asked joined called brought made saw lets gives tells
        """)

    static let ratings = LanguageRules.words(
        "rate rated rating ratings score scored scores give gave gives got grade graded review reviews stars rank ranked pain"
    )

    /// Behind these, "4/15" is a day.
    static let beforeDay = LanguageRules.words("on by before after until since due dated from through till starting")

    static let durations = LanguageRules.words(
        "time times took takes take lasted lasts duration finished ran record length")

    /// "10K" is read so before these.
    static let kiloNames = LanguageRules.words(
        "run race marathon video videos resolution tv tvs monitor monitors display screen ultra walk jog runner runners course"
    )

    /// Behind these and before those, capitals are sizes: "3 L shirts".
    static let garments = LanguageRules.words(
        """
        shirt shirts t-shirt t-shirts tee tees tshirt tshirts jacket jackets hoodie hoodies sweater sweaters dress
        dresses pants shorts coat coats gloves polo polos sweatshirt sweatshirts top tops vest vests jersey jerseys
        uniform uniforms scrubs robe robes socks leggings
        """)

    /// "AM" before these is a band.
    static let radio = LanguageRules.words(
        "radio station stations band bands broadcast broadcasts dial frequency frequencies transmitter signal antenna")

    /// What has two sides: "a 4×6 photo".
    static let sided = LanguageRules.words(
        """
        photo photos picture pictures print prints card cards room rooms rug rugs grid grids board boards frame frames
        poster posters table tables box boxes paper index tile tiles matrix pan lumber garden shed area space canvas
        screen array in inch inches ft feet foot cm mm m meter meters metres relay offroad
        """)

    /// Vessels and pieces that are measured, even without an article: "two 12 oz cans".
    static let measured = LanguageRules.words(
        """
        cans bucket buckets bottle bottles bag bags box boxes package packages packet packets jar jars carton cartons container
        containers tablet tablets capsule capsules pill pills tube tubes syringe syringes bolt bolts steak steaks jug
        jugs tank tanks file files drive drives cable cables monitor monitors screen screens ladder ladders run walk
        race races hike runs sprint dash fence fences board boards dose doses hose hoses rope ropes roll rolls bar bars
        bulb bulbs battery batteries pipe pipes tv tvs wheel wheels tire tires laptop laptops pizza pizzas nail nails wrench block blocks cube cubes weight weights dumbbell dumbbells
        """)

    static let streetWords = LanguageRules.words(
        "street st avenue ave boulevard blvd road rd drive dr lane ln court ct place pl way parkway pkwy highway hwy square terrace circle"
    )
}
