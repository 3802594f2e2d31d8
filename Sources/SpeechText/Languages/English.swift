extension SpeechLanguage {
    /// English.
    public static let english = SpeechLanguage(code: "en", rules: .english, spellsNumbers: true)
}

extension LanguageRules {
    static let english: LanguageRules = {
        var rules = LanguageRules()
        rules.neverEnding = words(
            """
            mr mrs ms mx dr prof rev hon gen col maj capt cpt cmdr cdr lt sgt cpl pvt adm brig gov sen rep reps sens
            pres atty supt det insp amb asst assoc msgr mgr mme mlle messrs mmes drs profs st ste mt ft pt fr e.g
            i.e eg ie cf viz vs a.k.a aka c.f n.b resp approx appt ca circa esp incl excl fwd attn hrh govt gov't
            int'l nat'l natl intl v c p.s p.p.s ps n.b
            """)
        rules.sometimesEnding = words(
            """
            inc ltd co corp llc plc bros cos assn dept univ inst mfg mfrs jr sr esq ph.d m.d b.a m.a b.s m.s b.sc m.sc
            m.b.a j.d ll.b ll.m d.d.s d.v.m r.n c.p.a ed.d d.phil phd u.s u.k u.n e.u u.s.a u.s.s.r d.c n.y l.a n.j
            n.c s.c p.o u.a.e p.r s.f b.c a.d c.e b.c.e a.c ave blvd rd ln hwy pkwy ct pl sq ter cir expy fwy rte apt
            bldg fl st jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat ala
            ariz ark calif colo conn del fla ill ind kan kans ky mass md mich minn miss mo mont neb nebr nev okla ore
            pa penn penna tenn tex vt va wash wis wisc wyo ont que alta sask ft lb lbs oz mi yd yds km cm mm kg mg ml
            hr hrs min mins sec secs mph gal qt pts tsp tbsp cu vol vols ed eds trans orig dist div misc temp max avg
            est tel ext qty wt ht yr yrs wk wks s.a s.p.a n.v b.v gmbh pty cie p.c l.p l.l.c l.l.p al ibid op.cit
            loc.cit cert abbr abbrev adj adv conj prep dial obs
            """)
        rules.usuallyEnding = words(
            """
            etc etcetera &c
            """)
        rules.beforeNumbers = words(
            """
            no nos nr num p pp pg pgs par para paras vol vols fig figs ch chap chs sec sect secs art arts eq eqs ex
            app apps tab pt pts bk bks ver cols ll n° no° nº cl reg regs fol ser opp rm apt ste bldg lot jan feb mar
            apr jun jul aug sep sept oct nov dec v q c ca approx max min tel ext flt rte rt hwy vs
            """)
        rules.alsoWords = words(
            """
            no app apps tab par reg art fig ch lot ex
            """)
        rules.capitalized = words(
            """
            jan feb mar apr jun jul aug sep oct nov dec mon tue wed thu fri sat ala ariz ark calif colo conn del fla
            ill ind kan ky mass md mich minn miss mo mont nev okla ore pa penn tenn tex vt va wash wis ont que alta
            gen col maj adm brig gov sen rep reps hon rev pres fr art dist div pl
            """)
        rules.daytimes = words("a.m p.m am pm")
        rules.afterDaytimes = words(
            """
            et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest ist jst eastern central mountain pacific
            monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
            january february march april may june july august september october november december jan feb mar apr jun
            jul aug sep sept oct nov dec greenwich standard
            """)
        rules.certainStarters = words(
            """
            the this that these those there he she it they we you his her its their our your my when where why how
            what who which while if because although though however but and so then also after before since until once
            every each all many most some several few other another others both neither either nobody everybody
            everyone someone anyone nothing something everything please let thank thanks yes did does do is are was
            were has have had can could would should might must shall not never always often sometimes usually perhaps
            maybe meanwhile moreover furthermore therefore thus hence instead finally recently today tomorrow
            yesterday unfortunately fortunately otherwise nevertheless nonetheless besides despite during without
            according he's she's it's they're we're you're that's there's here's what's who's let's don't didn't
            doesn't isn't they've we've you've i'm i've i'll i'd he'd she'd they'd we'd it'll he'll she'll they'll
            we'll you'll just even only here now again such ask call see look come go going get take make keep
            remember
            """)
        rules.starters = rules.certainStarters.union(
            words(
                """
                a an in on at for from with by to of as or nor yet no one two three first second third next last later
                earlier soon still much more less about over under above below between among through into upon along
                across against around like unlike near off out up down am be been will may i mr mrs ms people some any
                both nor well oh ok okay sure great good new old whether within throughout beyond except given having
                being seeing looking following including using bring add try use open close turn check read write send
                stop start wait watch listen meet join visit click press choose select enter say tell imagine consider
                note anyway indeed certainly clearly apparently additionally consequently similarly likewise
                accordingly early late long little several half part
                """))
        rules.openingPrepositions = words(
            "at by on in around before after from until till since about every between near during to past nearly")
        rules.beforeFinalPronoun = words(
            """
            and or than as but nor like you me not neither only just even so do am was is
            """)
        rules.speechVerbs = words(
            """
            said says asked asks replied answered cried shouted yelled exclaimed whispered screamed added called
            muttered wondered demanded declared announced remarked responded continued insisted begged sighed laughed
            thought told growled snapped inquired queried explained repeated agreed interrupted murmured admitted
            """)
        rules.factorialFollowers = words("is equals divided times plus minus")
        rules.exclaimedNames = words(
            """
            yahoo jeopardy joomla kahoot yum jeb ta-da shazam wham panic airplane oklahoma mamma yahoo!'s
            """)
        rules.emphaticWords = words(
            """
            what who why how wow omg wtf seriously serious really kidding joking crazy insane mad hell heck earth dare
            believe god lord jesus christ goodness gosh ugh argh aargh hey hello hi stop wait no yes never ever whoa
            oops ouch yay hooray hurray bravo yikes damn darn shit fuck fucking hate love loved awesome amazing
            incredible unbelievable fantastic wonderful terrible horrible awful worst best ridiculous absolutely
            congratulations congrats happy birthday way so huh eh thinking wrong impossible this thanks thank true
            real
            """)
        rules.enthusiasticWords = words(
            """
            great awesome amazing best love loved wonderful fantastic excellent delicious horrible terrible worst
            awful incredible unbelievable perfect disgusting rude
            """)
        rules.shortWords = words(
            """
            it me you him her us them up do go so too out all one two six ten day way now car job bed dog cat man boy
            mom dad fun bag box bus eat run see say low old new big bad hot yet ago be by my he she we they was is on
            off in to of for and not but who why how cup cut dry end egg eye far few fly get god got guy hat hit hot
            ice kid key law leg let lie lot mad map met mix mud nap nut oil own pay pen pet pie pig pot put raw red
            rid row rug sad sea set shy sit sky son sum tax tea tie tip toe top toy try use van via war wet win won
            yes zoo age air arm ask bar bit buy cow cry did die due ear era fan fat fee fix fog fur gap gas gun ill
            jam joy lab lap lip mob mum odd pan per pub rat rib sin spa tub tv us ok okay did done
            """)
        rules.questionOpeners = words(
            """
            am are can could did do does had has have how is may might shall should was were what when where which who
            whom whose why will would isn't aren't don't doesn't didn't can't couldn't won't wouldn't shouldn't
            """)
        rules.trailingWords = words(
            """
            around about years months weeks hours ages hesitated paused wondered wondering thought thinking think
            waiting waited supposed guess suppose maybe perhaps anyway however whatever actually somehow almost still
            continued stuttered stammered whispered muttered mumbled murmured trailed sighed well know knows mean
            means see so but and then because although silence nothing something someone anything dreaming remember
            forever slowly later finally suddenly meanwhile otherwise unless until while where there
            """)
        rules.pointerWords = words(
            """
            visit at from file files called named open edit see check via site website www email mail page host domain
            server url link address folder directory run save saved download upload install import load rename delete
            """)
        rules.fileStems = words(
            """
            config configuration readme index example examples main server package report reports document documents
            google amazon settings script scripts style styles setup module string object console window system python
            image images photo picture video audio music notes notebook draft resume invoice output input result
            results backup archive license changelog makefile docker compose requirements summary manual budget
            contract letter letters sheet table tables users user admin website homepage domain mydomain mysite
            yoursite company mycompany yourcompany store online github gitlab wikipedia youtube facebook twitter
            instagram reddit linkedin netflix microsoft apple yahoo hotmail gmail outlook booking expedia airbnb
            paypal spotify adobe openai weather nytimes hello world program project class utils helper helpers tests
            spec schema migration environment local localhost secret secrets template default sample samples
            presentation slides manuscript thesis essay paper chapter spreadsheet figures figure diagram model models
            training dataset register signup login support contact contacts events careers internet archive medium
            stackoverflow
            """)
        rules.functionWords = words(
            """
            the a an of in on at to for from with by as and or but nor so if that which who whose is are was were be
            been am has have had do does did will would can could should may might must shall not no my your his her
            its our their this these those very more most than then when while because into onto over under about
            between through during before after without within against among around i we he she they it you there
            """)
        rules.phraseOpeners = words(
            """
            the a an of in on at to for from with by as nor my your his her its our their this these those than into
            onto over under about between through during before after without within against among around near behind
            beside beyond above below across toward towards inside outside upon
            """)
        rules.numbered = words(
            """
            room flight chapter page gate highway route apartment suite unit level version step figure number exit
            channel track terminal platform line extension section part article act scene verse volume grade size year
            code pin zip card floor lane bus train seat row box question item model class day week lesson episode
            season table appendix rule point option
            """)
        rules.clauseWords = words(
            "and but or so because although though while when which who where if unless since until that whereas")
        return rules
    }()
}
