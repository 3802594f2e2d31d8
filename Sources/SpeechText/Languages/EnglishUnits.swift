/// Units of measurement as English words.
enum EnglishUnits {
    /// The words for one and for several.
    struct Unit: Sendable {
        let one: String
        let several: String

        init(_ one: String, _ several: String? = nil) {
            self.one = one
            self.several = several ?? one + "s"
        }
    }

    /// The unit of a short form such as "km", "km/h" or "cm³"; nil for everything else.
    static func unit(_ written: some StringProtocol) -> Unit? {
        guard !written.isEmpty, written.utf8.count <= 16 else { return nil }
        let name = String(written)
        if let unit = units[name] { return unit }
        if let slash = name.firstIndex(of: "/") {
            guard let top = unit(name[..<slash]) ?? plainWord(name[..<slash]),
                let bottom = per(name[name.index(after: slash)...])
            else { return nil }
            return Unit("\(top.one) per \(bottom)", "\(top.several) per \(bottom)")
        }
        guard let last = name.last, let power = powers[last] else { return nil }
        let base = name.dropLast().last == "^" ? name.dropLast(2) : name.dropLast()
        guard let unit = units[String(base)] else { return nil }
        if lengths.contains(String(base)) {
            return Unit("\(power.before) \(unit.one)", "\(power.before) \(unit.several)")
        }
        // "m2" is an area, "h2" is nothing.
        guard !last.isASCII || name.contains("^") else { return nil }
        return Unit("\(unit.one) \(power.behind)", "\(unit.several) \(power.behind)")
    }

    /// What stands behind "per": "kg" is "kilogram", "month" is "month".
    static func per(_ written: some StringProtocol) -> String? {
        let name = String(written)
        return perOnly[name] ?? unit(name)?.one ?? (perWords.contains(name) ? name : nil)
    }

    private static func plainWord(_ word: Substring) -> Unit? {
        guard word.count > 3, word.unicodeScalars.allSatisfy(\.isASCIILower) else { return nil }
        return Unit(String(word), String(word))
    }

    private static let powers: [Character: (before: String, behind: String)] = [
        "²": ("square", "squared"), "³": ("cubic", "cubed"), "2": ("square", "squared"), "3": ("cubic", "cubed"),
    ]

    private static let lengths = LanguageRules.words("km m cm mm µm nm mi ft in yd")

    private static let perOnly = [
        "mo": "month", "wk": "week", "pp": "person", "d": "day", "c": "cup", "sf": "square foot", "sqft": "square foot",
        "ea": "each", "yr": "year", "hr": "hour",
    ]

    private static let perWords = LanguageRules.words(
        """
        month week day hour minute second year night person people user seat head piece page mile gallon pound ounce
        kilo kilogram liter litre cup serving dose box bag bottle pack item unit room house family student child
        adult guest ticket share word line call hr session visit class lesson game match season semester quarter
        meter metre foot inch acre ton barrel bushel dozen pair set trip ride order customer employee team car vehicle
        """)

    /// What is said before a unit of length: "sq ft", "cu m".
    static let dimensions = ["sq": "square", "cu": "cubic", "square": "square", "cubic": "cubic"]

    /// A smaller unit may follow with a number of its own: "5 ft 10 in".
    static let smaller: [String: Set<String>] = [
        "ft": ["in", "inch", "inches"], "feet": ["in", "inches"], "foot": ["in", "inches"], "'": ["in"], "lb": ["oz"],
        "lbs": ["oz"], "h": ["m", "min", "mins"], "hr": ["m", "min", "mins"], "hrs": ["m", "min", "mins"],
        "m": ["s", "sec", "secs"], "min": ["s", "sec", "secs"], "mins": ["s", "sec", "secs"], "d": ["h", "hr", "hrs"],
        "yd": ["ft"],
    ]

    static let units: [String: Unit] = [
        "km": Unit("kilometer"), "m": Unit("meter"), "cm": Unit("centimeter"), "mm": Unit("millimeter"),
        "µm": Unit("micrometer"), "μm": Unit("micrometer"), "nm": Unit("nanometer"), "mi": Unit("mile"),
        "ft": Unit("foot", "feet"), "in": Unit("inch", "inches"), "yd": Unit("yard"), "yds": Unit("yard"),
        "sqft": Unit("square foot", "square feet"), "sqm": Unit("square meter"), "ha": Unit("hectare"),
        "ac": Unit("acre"), "nmi": Unit("nautical mile"), "ly": Unit("light year"),
        "kg": Unit("kilogram"), "g": Unit("gram"), "mg": Unit("milligram"), "µg": Unit("microgram"),
        "μg": Unit("microgram"), "mcg": Unit("microgram"), "lb": Unit("pound"), "lbs": Unit("pound"),
        "oz": Unit("ounce"), "fl oz": Unit("fluid ounce"), "l": Unit("liter"), "L": Unit("liter"),
        "ml": Unit("milliliter"), "mL": Unit("milliliter"), "cl": Unit("centiliter"), "dl": Unit("deciliter"),
        "dL": Unit("deciliter"), "cc": Unit("C C", "C Cs"), "gal": Unit("gallon"), "qt": Unit("quart"),
        "qts": Unit("quart"), "pt": Unit("pint"), "pts": Unit("point"), "tsp": Unit("teaspoon"),
        "tbsp": Unit("tablespoon"), "s": Unit("second"), "sec": Unit("second"), "secs": Unit("second"),
        "ms": Unit("millisecond"), "µs": Unit("microsecond"), "μs": Unit("microsecond"), "ns": Unit("nanosecond"),
        "min": Unit("minute"), "mins": Unit("minute"), "h": Unit("hour"), "hr": Unit("hour"), "hrs": Unit("hour"),
        "wk": Unit("week"), "wks": Unit("week"), "mo": Unit("month"), "mos": Unit("month"), "yr": Unit("year"),
        "yrs": Unit("year"), "kph": Unit("kilometer per hour", "kilometers per hour"),
        "kmh": Unit("kilometer per hour", "kilometers per hour"), "mph": Unit("mile per hour", "miles per hour"),
        "mpg": Unit("mile per gallon", "miles per gallon"), "kn": Unit("knot"), "kt": Unit("knot"),
        "rpm": Unit("revolution per minute", "revolutions per minute"),
        "bpm": Unit("beat per minute", "beats per minute"), "fps": Unit("frame per second", "frames per second"),
        "ppm": Unit("part per million", "parts per million"), "ppb": Unit("part per billion", "parts per billion"),
        "dpi": Unit("dot per inch", "dots per inch"), "psi": Unit("P S I", "P S I"), "pH": Unit("P H", "P H"),
        "B": Unit("byte"), "KB": Unit("kilobyte"), "kB": Unit("kilobyte"), "MB": Unit("megabyte"),
        "GB": Unit("gigabyte"), "TB": Unit("terabyte"), "PB": Unit("petabyte"), "KiB": Unit("kibibyte"),
        "MiB": Unit("mebibyte"), "GiB": Unit("gibibyte"), "TiB": Unit("tebibyte"), "kb": Unit("kilobit"),
        "Kb": Unit("kilobit"), "Mb": Unit("megabit"), "Gb": Unit("gigabit"), "Tb": Unit("terabit"),
        "kbit": Unit("kilobit"), "Mbit": Unit("megabit"), "Gbit": Unit("gigabit"),
        "bps": Unit("bit per second", "bits per second"), "kbps": Unit("kilobit per second", "kilobits per second"),
        "Kbps": Unit("kilobit per second", "kilobits per second"),
        "Mbps": Unit("megabit per second", "megabits per second"),
        "MBps": Unit("megabyte per second", "megabytes per second"),
        "Gbps": Unit("gigabit per second", "gigabits per second"), "Hz": Unit("hertz", "hertz"),
        "kHz": Unit("kilohertz", "kilohertz"), "MHz": Unit("megahertz", "megahertz"),
        "GHz": Unit("gigahertz", "gigahertz"), "W": Unit("watt"), "kW": Unit("kilowatt"), "MW": Unit("megawatt"),
        "GW": Unit("gigawatt"), "Wh": Unit("watt hour"), "kWh": Unit("kilowatt hour"), "MWh": Unit("megawatt hour"),
        "V": Unit("volt"), "mV": Unit("millivolt"), "kV": Unit("kilovolt"), "A": Unit("amp"), "mA": Unit("milliamp"),
        "mAh": Unit("milliamp hour"), "Ω": Unit("ohm"), "kΩ": Unit("kiloohm"), "J": Unit("joule"),
        "kJ": Unit("kilojoule"), "N": Unit("newton"), "Nm": Unit("newton meter"), "Pa": Unit("pascal"),
        "hPa": Unit("hectopascal"), "kPa": Unit("kilopascal"), "MPa": Unit("megapascal"),
        "mmHg": Unit("millimeter of mercury", "millimeters of mercury"),
        "cal": Unit("calorie"), "kcal": Unit("kilocalorie"), "dB": Unit("decibel"),
        "hp": Unit("horsepower", "horsepower"),
        "inHg": Unit("inch of mercury", "inches of mercury"), "lg": Unit("large", "large"), "pkg": Unit("package"),
        "pkgs": Unit("package"), "doz": Unit("dozen", "dozen"),
        "IU": Unit("I U", "I U"), "px": Unit("pixel"), "MP": Unit("megapixel"), "°": Unit("degree"),
        "°C": Unit("degree Celsius", "degrees Celsius"),
        "ºC": Unit("degree Celsius", "degrees Celsius"), "ºF": Unit("degree Fahrenheit", "degrees Fahrenheit"),
        "°F": Unit("degree Fahrenheit", "degrees Fahrenheit"), "℃": Unit("degree Celsius", "degrees Celsius"),
        "℉": Unit("degree Fahrenheit", "degrees Fahrenheit"), "%": Unit("percent", "percent"),
        "‰": Unit("per mille", "per mille"), "pp": Unit("percentage point"), "x": Unit("times", "times"),
        "×": Unit("times", "times"), "X": Unit("times", "times"), "K": Unit("thousand", "thousand"),
        "k": Unit("thousand", "thousand"), "M": Unit("million", "million"), "bn": Unit("billion", "billion"),
        "mn": Unit("million", "million"), "tn": Unit("trillion", "trillion"), "″": Unit("inch", "inches"),
        "′": Unit("foot", "feet"), "\"": Unit("inch", "inches"), "'": Unit("foot", "feet"),
    ]

    /// Units that mean something else when a blank stands before them, or whose letter is a word.
    static let attachedOnly: Set<String> = [
        "x", "X", "K", "k", "M", "in", "B", "A", "×", "ha", "ac", "pp", "pt", "\"", "'", "kt", "MP", "N", "mo",
    ]

    /// Words before which "5 in" is a length.
    static let behindInch = LanguageRules.words(
        """
        tall long wide deep thick high across apart diameter screen display paper of are is was were fell expected
        per tv tvs monitor monitors laptop laptops pizza pan skillet ruler wheels nails pipe
        """)

    static let magnitudes: [String: String] = [
        "K": "thousand", "k": "thousand", "M": "million", "m": "million", "mn": "million", "MM": "million",
        "mm": "million", "B": "billion", "b": "billion", "bn": "billion", "T": "trillion", "tn": "trillion",
    ]

    /// Units that cans, boxes and the like are sold by.
    static let packed: Set<String> = [
        "oz", "lb", "lbs", "L", "l", "ml", "mL", "mg", "mcg", "gal", "W", "V", "GB", "TB", "mAh", "\"", "'",
    ]

    static let magnitudeWords: Set<String> = ["hundred", "thousand", "million", "billion", "trillion"]
}
