/// Words of capitals: said as a word, or letter by letter.
enum EnglishAcronyms {
    /// Said as words.
    static let words = LanguageRules.words(
        """
        NASA NATO UNESCO UNICEF OPEC NAFTA ASEAN SIM PIN RAM ROM GIF JPEG MPEG LASER RADAR SONAR SCUBA AIDS COVID SARS
        MERS IKEA NVIDIA NASDAQ FIFA UEFA NASCAR SWAT SCOTUS POTUS FLOTUS BAFTA CERN FEMA OSHA HIPAA PETA DARPA NOAA
        CAPTCHA BIOS DOS GUI WYSIWYG TASER ZIP JSON YAML AJAX LAN WAN SAAB FIAT LEGO VISA GEICO HAZMAT MODEM
        CANCUN ERISA GAAP COBOL FORTRAN BASIC RAID SOAP REST CRUD MIDI HUD SOHO PAC CAD GABA DOGE MENSA ACE
        """)

    /// Said letter by letter although they could be read as words.
    static let letters = LanguageRules.words(
        """
        FAQ ETA NGO WHO IT US UK EU UN UAE USA AI API APIs IQ EQ ID IP IO OS UI UX AC DC AD BC CE BCE EST EDT ATM CIA
        FBI IRS EPA FDA NIH ICU ER IV MIT NYU UCLA USC UPS IPO ETF IRA APR VIP VAT LED OLED UFO ISO IEEE ACLU AARP
        NAACP NCAA PTA AAA ADHD OCD IBM AMD AOL BA MA MBA GED SOS AMA IMO LOL AKA DIY ASAP FYI AP UPC EU ESL EKG ECG
        EEG IUD IVF UTI ICE EV SUV RV TA RA IDE SDK USB URL URI URN URLs ASCII UEFI SQL IKE ISP IOT ERP SEO CEO CFO COO CTO CIO PR
        HR QA EOD ETD EOM ROI OKR AMEX ATV IOU UHF AM FM AFC NFC AFL CIO AUX USDA USPS USSR EMT EMS ABC AFK OJ OT
        IDK OMG ESPN HBO BBC UAV LA NYSE EMR OTC OTP AV HIV HIV UTC IPA IPAs OEM AAC AES AWS GPA AGI ARR USAF
        LLM NYPD LAPD NFL NBA MLB NHL PDF GPS GPU CPU SSD HDD RSVP TBA TBD DNA RNA MRI CT PTO LLC CD DVD TV PC ATMS
        """)

    /// Of those, the ones that are everyday words in capitals when they stand alone.
    static let doubtful = LanguageRules.words("WHO IT US ICE IV AM LA MA BA AD LED AMEX ER OT")

    /// Words of two to four letters that are no acronyms when a writer shouts them.
    static let shouted: Set<String> = LanguageRules.english.shortWords
        .union(LanguageRules.english.functionWords.filter { $0.utf8.count <= 4 })
        .union(
            LanguageRules.words(
                """
                mix fix ok hi yes no not all you are the and now new one two ten top big bad hot red go stop help free
                sale only both must never ever end add ask ban bet bid box cab can cap cry cue dig dim dip due dug ego
                elf elm fed fig fin fit fix fog fry gag gel gem gin gum gut gym ham hen her him hip his hop hug hum hut
                ink inn ion ivy jar jaw jet jog jug keg kin kit lad lid lip log max mat may men met mid mob mop mow nap
                nod nor nun oak oat odd ohm opt orb owl own pad pal pan par paw pea peg per pet pit ply pod pop pow ray
                rib rim rip rob rod rot rub rug rum rye sap saw sew sip ski sob sox soy spy sub sum tab tag tan tap tar
                tax ten tin tip ton tow tub tug two vow vet wag wax web wed wet wig win wit woe wok won yam yep yes yet
                zap zip zoo oh ah uh um eh ha ho hey wow yay huh mmm shh pm an as at be by do if in is me my of on or so
                to up we he i a re ad im dont cant wont its lol us them they this that what when then from with have
                just like good love more most some very time year your best know want need make take each back here
                """))

    /// Said as other words.
    static let said: [String: String] = [
        "AT&T": "A.T and T", "A&E": "A&E", "WWI": "World War One", "WWII": "World War Two", "WW1": "World War One",
        "WW2": "World War Two", "OK": "OK", "PhD": "P.H.D", "PhDs": "P.H D's", "PHD": "P.H.D", "Ph.D": "P.H.D",
        "Ph.D.s": "P.H D's", "IEEE": "I triple E", "NCAA": "N.C double A", "NAACP": "N double A.C.P", "AAA": "triple A",
        "A&W": "A&W", "M.D": "M.D", "iOS": "i.O.S", "IoT": "I.O.T", "SaaS": "sass", "LaTeX": "lay tech",
        "MySQL": "My S.Q.L", "GitHub": "Git Hub", "Wi-Fi": "Wi-Fi", "TCP/IP": "T.C.P I.P", "MSc": "M.S.C",
        "BSc": "B.S.C", "kWh": "kilowatt hours", "mRNA": "M R.N.A", "eBay": "e bay",
        "YoY": "year over year", "QoQ": "quarter over quarter", "MoM": "month over month", "i.e": "that is",
    ]
}
