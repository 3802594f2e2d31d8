/// Units, months and abbreviations as English words.
enum EnglishUnits {
    /// The words for one and for several.
    struct Unit: Sendable {
        let one: String
        let several: String
    }

    private static func unit(_ one: String, _ several: String? = nil) -> Unit {
        Unit(one: one, several: several ?? one + "s")
    }

    static let units: [String: Unit] = [
        "km": unit("kilometer"), "m": unit("meter"), "cm": unit("centimeter"), "mm": unit("millimeter"),
        "µm": unit("micrometer"), "nm": unit("nanometer"), "mi": unit("mile"), "ft": unit("foot", "feet"),
        "in": unit("inch", "inches"), "yd": unit("yard"), "yds": unit("yard"), "km²": unit("square kilometer"),
        "m²": unit("square meter"), "m2": unit("square meter"), "km2": unit("square kilometer"),
        "cm²": unit("square centimeter"), "m³": unit("cubic meter"), "m3": unit("cubic meter"),
        "kg": unit("kilogram"), "g": unit("gram"), "mg": unit("milligram"), "µg": unit("microgram"),
        "lb": unit("pound"), "lbs": unit("pound"), "oz": unit("ounce"), "l": unit("liter"), "L": unit("liter"),
        "ml": unit("milliliter"), "mL": unit("milliliter"), "gal": unit("gallon"), "qt": unit("quart"),
        "tsp": unit("teaspoon"), "tbsp": unit("tablespoon"), "s": unit("second"), "sec": unit("second"),
        "secs": unit("second"), "ms": unit("millisecond"), "µs": unit("microsecond"), "ns": unit("nanosecond"),
        "min": unit("minute"), "mins": unit("minute"), "h": unit("hour"), "hr": unit("hour"), "hrs": unit("hour"),
        "yr": unit("year"), "yrs": unit("year"), "kph": unit("kilometer per hour", "kilometers per hour"),
        "km/h": unit("kilometer per hour", "kilometers per hour"), "mph": unit("mile per hour", "miles per hour"),
        "m/s": unit("meter per second", "meters per second"), "mpg": unit("mile per gallon", "miles per gallon"),
        "rpm": unit("revolution per minute", "revolutions per minute"),
        "fps": unit("frame per second", "frames per second"),
        "B": unit("byte"), "KB": unit("kilobyte"), "kB": unit("kilobyte"), "MB": unit("megabyte"),
        "GB": unit("gigabyte"), "TB": unit("terabyte"), "PB": unit("petabyte"), "KiB": unit("kibibyte"),
        "MiB": unit("mebibyte"), "GiB": unit("gibibyte"), "kbps": unit("kilobit per second", "kilobits per second"),
        "Mbps": unit("megabit per second", "megabits per second"),
        "MB/s": unit("megabyte per second", "megabytes per second"),
        "Gbps": unit("gigabit per second", "gigabits per second"), "Hz": unit("hertz", "hertz"),
        "kHz": unit("kilohertz", "kilohertz"), "MHz": unit("megahertz", "megahertz"),
        "GHz": unit("gigahertz", "gigahertz"), "W": unit("watt"), "kW": unit("kilowatt"), "MW": unit("megawatt"),
        "kWh": unit("kilowatt hour"), "V": unit("volt"), "mV": unit("millivolt"), "A": unit("amp"),
        "mA": unit("milliamp"), "mAh": unit("milliamp hour"), "J": unit("joule"), "kJ": unit("kilojoule"),
        "cal": unit("calorie"), "kcal": unit("kilocalorie"), "dB": unit("decibel"), "px": unit("pixel"),
        "°": unit("degree"), "°C": unit("degree Celsius", "degrees Celsius"),
        "°F": unit("degree Fahrenheit", "degrees Fahrenheit"), "℃": unit("degree Celsius", "degrees Celsius"),
        "℉": unit("degree Fahrenheit", "degrees Fahrenheit"), "%": unit("percent", "percent"),
        "x": unit("times", "times"),
        "×": unit("times", "times"), "K": unit("thousand", "thousand"), "k": unit("thousand", "thousand"),
        "M": unit("million", "million"), "bn": unit("billion", "billion"), "″": unit("inch", "inches"),
        "′": unit("foot", "feet"), "USD": unit("US dollar"), "EUR": unit("euro"), "GBP": unit("pound"),
        "JPY": unit("yen", "yen"), "CAD": unit("Canadian dollar"), "AUD": unit("Australian dollar"),
        "CHF": unit("Swiss franc"), "INR": unit("rupee"),
    ]

    /// Units that are read as such only when written onto the number or with a blank and nothing else to mean.
    static let attachedOnly: Set<String> = [
        "x", "K", "k", "M", "in", "B", "s", "A", "×", "g", "bn", "W", "V", "J", "h",
    ]

    static let magnitudes: [String: String] = [
        "K": "thousand", "k": "thousand", "M": "million", "m": "million", "mn": "million", "B": "billion",
        "b": "billion", "bn": "billion", "T": "trillion", "tn": "trillion",
    ]

    static let magnitudeWords: Set<String> = ["hundred", "thousand", "million", "billion", "trillion"]

    static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// The number of a month's name or abbreviation with a capital, from 1; nil for other words.
    static func month(_ word: String) -> Int? {
        guard let first = word.unicodeScalars.first, "JFMASOND".unicodeScalars.contains(first) else { return nil }
        let lower = word.lowercased()
        if lower == "sept" { return 9 }
        return months.firstIndex { $0 == lower || (lower.count == 3 && $0.hasPrefix(lower)) }.map { $0 + 1 }
    }

    static func monthName(_ month: Int) -> String {
        months[month - 1].prefix(1).uppercased() + months[month - 1].dropFirst()
    }

    struct Currency: Sendable {
        let major: Unit
        let minor: Unit?
    }

    static let currencies: [Character: Currency] = [
        "$": Currency(major: unit("dollar"), minor: unit("cent")),
        "€": Currency(major: unit("euro"), minor: unit("cent")),
        "£": Currency(major: unit("pound"), minor: unit("penny", "pence")),
        "¥": Currency(major: unit("yen", "yen"), minor: nil),
        "₹": Currency(major: unit("rupee"), minor: unit("paisa", "paise")),
        "₩": Currency(major: unit("won", "won"), minor: nil),
        "₽": Currency(major: unit("ruble"), minor: unit("kopeck")),
        "₿": Currency(major: unit("bitcoin"), minor: nil),
    ]

    /// Abbreviations and what is said for them, without the final full stop.
    static let abbreviations: [String: String] = [
        "e.g": "for example", "i.e": "that is", "etc": "et cetera", "vs": "versus", "approx": "approximately",
        "mr": "Mister", "mrs": "Missus", "ms": "Miz", "dr": "Doctor", "prof": "Professor", "jr": "Junior",
        "sr": "Senior", "dept": "department", "est": "estimated", "misc": "miscellaneous", "max": "maximum",
        "min": "minimum", "avg": "average", "incl": "including", "mt": "Mount",
    ]

    /// Abbreviations that are read out only before a number.
    static let beforeNumber: [String: String] = [
        "no": "number", "nos": "numbers", "nr": "number", "p": "page", "pp": "pages", "pg": "page", "vol": "volume",
        "fig": "figure", "figs": "figures", "ch": "chapter", "chap": "chapter", "sec": "section", "art": "article",
        "eq": "equation", "ver": "version", "v": "version", "ca": "circa", "ext": "extension", "apt": "apartment",
        "approx": "approximately", "№": "number", "n°": "number", "#": "number", "§": "section", "~": "about",
        "≈": "about", "q": "question",
    ]
}
