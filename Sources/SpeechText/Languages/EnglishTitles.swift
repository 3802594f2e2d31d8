/// Titles, streets, states and other short forms as English words.
enum EnglishTitles {
    /// Before a name: "Sgt. Pepper".
    static let beforeNames: [String: String] = [
        "mr": "Mister", "mrs": "Missus", "ms": "Miz", "mx": "Mix", "dr": "Doctor", "prof": "Professor",
        "sgt": "Sergeant", "sen": "Senator", "gov": "Governor", "rep": "Representative", "rev": "Reverend",
        "gen": "General", "col": "Colonel", "capt": "Captain", "cpt": "Captain", "lt": "Lieutenant", "cpl": "Corporal",
        "pvt": "Private", "maj": "Major", "adm": "Admiral", "cmdr": "Commander", "cdr": "Commander",
        "pres": "President", "hon": "Honorable", "msgr": "Monsignor", "supt": "Superintendent", "amb": "Ambassador",
        "fr": "Father", "st": "Saint", "mt": "Mount", "ft": "Fort", "pt": "Point", "ste": "Sainte",
        "insp": "Inspector", "det": "Detective", "atty": "Attorney", "sec": "Secretary", "drs": "Doctors",
        "profs": "Professors", "sr": "Senior", "jr": "Junior", "sens": "Senators", "reps": "Representatives",
        "messrs": "Messers",
    ]

    /// Those that are said so without a full stop as well: "Dr Lee".
    static let withoutStop = LanguageRules.words("mr mrs ms dr prof sgt capt lt st mt col gov")

    /// Behind a street's name: "Oak Ave."
    static let streets: [String: String] = [
        "st": "Street", "ave": "Avenue", "av": "Avenue", "blvd": "Boulevard", "rd": "Road", "dr": "Drive",
        "ln": "Lane", "hwy": "Highway", "pkwy": "Parkway", "ct": "Court", "pl": "Place", "sq": "Square",
        "ter": "Terrace", "cir": "Circle", "expy": "Expressway", "fwy": "Freeway", "tpke": "Turnpike", "trl": "Trail",
        "xing": "Crossing", "plz": "Plaza", "mtn": "Mountain", "mts": "Mountains", "bldg": "Building", "ctr": "Center",
        "hts": "Heights", "pk": "Park", "br": "Branch", "dept": "Department", "univ": "University",
    ]

    /// Behind a name: "John Smith Jr."
    static let behindNames: [String: String] = [
        "jr": "Junior", "sr": "Senior", "esq": "Esquire", "inc": "Incorporated", "ltd": "Limited", "co": "Company",
        "corp": "Corporation", "bros": "Brothers", "assn": "Association", "mfg": "Manufacturing",
    ]

    /// Short forms anywhere, without the final full stop.
    static let abbreviations: [String: String] = [
        "e.g": "for example", "eg": "for example", "i.e": "that is", "ie": "that is", "etc": "et cetera",
        "vs": "versus", "approx": "approximately", "dept": "department", "est": "estimated", "misc": "miscellaneous",
        "max": "maximum", "min": "minimum", "avg": "average", "incl": "including", "excl": "excluding",
        "a.k.a": "also known as", "aka": "also known as", "cf": "compare", "viz": "namely", "appt": "appointment",
        "govt": "government", "gov't": "government", "intl": "international", "natl": "national", "assoc": "associate",
        "asst": "assistant", "mgr": "manager", "esp": "especially", "temp": "temperature", "qty": "quantity",
        "tel": "telephone", "ref": "reference", "resp": "respectively", "orig": "originally", "w/o": "without",
        "vol": "volume", "apt": "apartment", "bldg": "building", "blvd": "boulevard", "hwy": "highway",
        "al": "al", "yrs": "years", "hrs": "hours", "mins": "minutes", "secs": "seconds", "lbs": "pounds",
        "hr": "hour", "yr": "year", "info": "info", "fwd": "forward", "attn": "attention", "ave": "avenue",
        "mfg": "manufacturing", "univ": "university", "tbsp": "tablespoon", "tsp": "teaspoon", "oz": "ounces",
        "mph": "miles per hour", "km": "kilometers", "kg": "kilograms", "cm": "centimeters", "mm": "millimeters",
        "ft": "feet", "p.s": "P.S", "n.b": "N.B", "r.i.p": "R.I.P", "op": "op", "sq": "square",
    ]

    /// Of those, the ones that are said so without a full stop as well.
    static let withoutStopAnywhere = LanguageRules.words(
        """
        eg ie etc vs approx dept aka govt intl natl yrs hrs mins secs lbs tbsp tsp mph km kg cm mm ft oz hwy blvd bldg
        appt qty avg asap
        """)

    /// Short forms that are read out only before a number.
    static let beforeNumber: [String: String] = [
        "no": "number", "nos": "numbers", "nr": "number", "p": "page", "pp": "pages", "pg": "page", "pgs": "pages",
        "vol": "volume", "vols": "volumes", "fig": "figure", "figs": "figures", "ch": "chapter", "chap": "chapter",
        "sec": "section", "art": "article", "eq": "equation", "ver": "version", "v": "version", "ca": "circa",
        "c": "circa", "ext": "extension", "apt": "apartment", "ste": "suite", "hwy": "highway", "rte": "route",
        "rt": "route", "rm": "room", "bldg": "building", "fl": "floor", "tel": "telephone", "approx": "approximately",
        "№": "number", "n°": "number", "#": "number", "§": "section", "~": "about", "≈": "about", "q": "question",
        "ed": "edition", "par": "paragraph", "para": "paragraph", "l": "line", "ll": "lines", "ln": "line",
        "pt": "part", "bk": "book", "ex": "example", "tab": "table", "app": "appendix", "cat": "category",
        "lvl": "level",
    ]

    /// Of those, the ones that need no full stop.
    static let beforeNumberWithoutStop = LanguageRules.words("ext apt ste hwy rte vol fig pp nr approx ca bldg tel")

    static let directions: [String: String] = [
        "N": "North", "S": "South", "E": "East", "W": "West", "NE": "Northeast", "NW": "Northwest", "SE": "Southeast",
        "SW": "Southwest",
    ]

    /// Behind a compass point: "N. Korea".
    static let compassPlaces = LanguageRules.words(
        """
        korea carolina dakota virginia america africa ireland macedonia hollywood vietnam sudan wales australia
        yorkshire broadway arizona atlantic pacific philadelphia chicago lansing bank coast side shore pole germany berlin texas california florida europe asia london
        """)

    /// Before a compass point and a place: "in N. Dallas".
    static let beforeCompass = LanguageRules.words("in across throughout around outside inside downtown")

    static let states: [String: String] = [
        "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
        "CT": "Connecticut", "DE": "Delaware", "DC": "D.C", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii",
        "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky",
        "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan",
        "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada",
        "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina",
        "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania",
        "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas",
        "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington", "WV": "West Virginia",
        "WI": "Wisconsin", "WY": "Wyoming",
    ]

    /// Words with a capital before a comma that are no place: "Well, OK".
    static let noPlaces = LanguageRules.words(
        "yes no well oh ok okay so hi hello hey please sure right now then and but thanks sorry great good")
}
