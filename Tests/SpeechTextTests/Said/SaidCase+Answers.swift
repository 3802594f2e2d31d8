extension SaidCase {
    static let answers = read(
        #"""
        The file is 700 kB. ~> the file is seven hundred kilobytes
        The file is 64 MiB at 20 Mbps. ~> the file is sixty-four mebibytes at twenty megabits per second
        A 12 oz can is here. ~> a twelve ounce can is here
        Open a 14.5 oz can of tomatoes. ~> open a fourteen point five ounce can of tomatoes
        Use two 8 oz packages. ~> use two eight ounce packages
        Take two 200 mg tablets. ~> take two two hundred milligram tablets
        It needs 5 L bottles. ~> it needs five liter bottles
        Mix in 1/2 lb ground beef. ~> mix in one half pound ground beef
        Add ⅛ tsp cloves and 3 lg eggs. ~> add one eighth teaspoon cloves and three large eggs
        Take a 160 mg/5 ml syrup. ~> take a one hundred sixty milligram per five milliliter syrup
        Expect 2-4" of snow. ~> expect two to four inches of snow
        About 0.5 in are expected. ~> about zero point five inches are expected
        Lows are in the upper 50s or low 60s. ~> lows are in the upper fifties or low sixties
        I have three 20s and two 10s. ~> I have three twenties and two tens
        Bring 20s and 10s. ~> bring twenties and tens
        It is a 1980s-style house. ~> it is a nineteen eighties style house
        School starts Monday, 9/2. ~> school starts monday september second
        Come Tue. 3/4 at noon. ~> come tuesday march fourth at noon
        March 10 miles north. ~> march ten miles north
        May 3 people join? ~> may three people join
        In June 20 students passed. ~> in june twenty students passed
        Sat and Sun are open. ~> saturday and sunday are open
        We are open M-F, 8-5. ~> we are open monday to friday eight to five
        My 401(k) and 403(b) grew. ~> my four oh one K and four oh three B grew
        It is a 501(c)(3) charity. ~> it is a five oh one C three charity
        Fill in Form 1099 or Form W-2. ~> fill in form ten ninety-nine or form W two
        You get a 1099-INT. ~> you get a ten ninety-nine I N T
        My Xbox 360 shows Error 404. ~> my xbox three sixty shows error four oh four
        Your APR is 5%. ~> your A P R is five percent
        A $12.50 fee is due. ~> a twelve dollar and fifty cent fee is due
        Turn onto N. Main St. now. ~> turn onto north main street now
        N. Main St. is closed. ~> north main street is closed
        Go to 123 E Elm St now. ~> go to one twenty-three east elm street now
        Take S. 5th Ave. to I-95 N there. ~> take south fifth avenue to I ninety-five north there
        Stay on Hwy 101 S for 2 mi. ~> stay on highway one oh one south for two miles
        Take exit 12A or exit 398B. ~> take exit 12A or exit three ninety-eight B
        It is at 350 5th Ave. ~> it is at three fifty fifth avenue
        Open http://localhost:8080/a/b now. ~> open localhost eight zero eight zero now
        It runs on port 5432. ~> it runs on port five four three two
        The IP is 192.168.1.1. ~> the I P is one nine two dot one six eight dot one dot one
        Use 127.0.0.1:80 here. ~> use one two seven dot zero dot zero dot one colon eight zero here
        I need 3 L shirts. ~> I need three L shirts
        AM radio is old. ~> A M radio is old
        It is an AM station. ~> it is an A M station
        A 4×6 photo is small. ~> a four by six photo is small
        When a < b, we swap. ~> when A is less than B we swap
        If x >= 3 and n ≠ 0, go. ~> if X is at least three and N is not equal to zero go
        Open Settings > General > About. ~> open settings general about
        Press Cmd+Q or Ctrl+Alt+Del. ~> press command plus Q or control plus alt plus delete
        It shows error 0x80070005. ~> it shows error zero X eight zero zero seven zero zero zero five
        Two 5 km runs and each 250 mL cup. ~> two five kilometer runs and each two hundred fifty milliliter cup
        Use 1-1/2 cups and a 5/8" bolt. ~> use one and a half cups and a five eighths inch bolt
        Her BP is 120/80 mmHg. ~> her B P is one hundred twenty over eighty millimeters of mercury
        Bake at 350F or 180C now.
        ~> bake at three hundred fifty degrees fahrenheit or one hundred eighty degrees celsius now
        Heat it to 350 F or 180 C. ~> heat it to three hundred fifty degrees fahrenheit or one hundred eighty degrees celsius
        Sun or Mon is fine, and so is Sat & Sun. ~> sunday or monday is fine and so is saturday and sunday
        Take US 101 to 2 W. Main St. now. ~> take U S one oh one to two west main street now
        Mon: 9-5 and Sat: 10-2 here. ~> monday nine to five and saturday ten to two here
        Press Alt+F4 now. ~> press alt plus F four now
        Sales rose 12% YoY. ~> sales rose twelve percent year over year
        It runs Jan 1–Mar 31 there. ~> it runs january first to march thirty-first there
        Take U.S. Rt. 1 north. ~> take U S route one north
        It is $9.99/mo. or so. ~> it is nine dollars and ninety-nine cents per month or so
        Take 500 mg q6h with food. ~> take five hundred milligrams every six hours with food
        It has a 98.6F reading. ~> it has a ninety-eight point six degrees fahrenheit reading
        Watch 1080p video over 802.11ac. ~> watch ten eighty P video over eight oh two dot eleven A C
        File Form 10-K by noon. ~> file form ten K by noon
        Press Ctrl-C or 0# now. ~> press control C or zero pound now
        N. Korea and a Boeing 737-800 there. ~> north korea and a boeing seven thirty-seven eight hundred there
        FM and AM are bands. ~> F M and A M are bands
        A 55 in TV is big. ~> a fifty-five inches T V is big | a fifty-five inch T V is big
        He is batting .305 now. ~> he is batting point three zero five now
        """#)

    static let alike = read(
        #"""
        The code is 700, kid. ~> the code is seven zero zero kid
        The order is 250 boxes. ~> the order is two hundred fifty boxes
        Use 12 oz of milk. ~> use twelve ounces of milk
        I ran 10 km today. ~> I ran ten kilometers today
        The 12 oz can be doubled. ~> the twelve ounces can be doubled
        It holds 5 L or so. ~> it holds five liters or so
        It waits 60s. ~> it waits sixty seconds
        After 30s it stops. ~> after thirty seconds it stops
        It takes 20s and 10s more. ~> it takes twenty seconds and ten seconds more
        He is a 20-year-old man. ~> he is a twenty year old man
        Use 9/2 of it. ~> use nine halves of it
        On May 3 people came. ~> on may third people came
        May 3 works for me. ~> may third works for me
        March 10 falls on a Monday. ~> march tenth falls on a monday
        We met in March 2020 there. ~> we met in march twenty twenty there
        The cat sat and the sun shone. ~> the cat sat and the sun shone
        They form 120 teams. ~> they form one hundred twenty teams
        The windows 360 people broke. ~> the windows three hundred sixty people broke
        See item 3 (b) there. ~> see item three b there
        N. Smith came. ~> N smith came
        Ask E. Howard Hunt. ~> ask E howard hunt
        It uses 12A of current. ~> it uses twelve amps of current
        See https://example.com:8080/a/b for it. ~> see example dot com for it
        The port has 120 ships. ~> the port has one hundred twenty ships
        Version 2.0.1 is out. ~> version two point zero point one is out
        I am on radio. ~> I am on radio
        It is 9 AM now. ~> it is nine AM now
        I AM here. ~> I am here
        So 4×6 = 24. ~> so four times six equals twenty-four
        It is a dog -> a pet. ~> it is a dog to a pet
        So Lakers > Bulls now. ~> so lakers bulls now | so lakers is greater than bulls now
        Here is a > sign. ~> here is a is greater than sign
        It uses 5 W. Mark knows. ~> it uses five watts mark knows
        We got 4 in time. ~> we got four in time
        I need 12 C batteries. ~> I need twelve C batteries
        My seat is 12C now. ~> my seat is twelve C now
        Live in 7 in June. ~> live in seven in june
        He has a 5-L tank. ~> he has a five liter tank
        See chapters 1-2 of it. ~> see chapters one to two of it
        N. Young sang. ~> N young sang
        A dog is a pet. ~> a dog is a pet
        Add .5 cups. ~> add point five cups
        """#)
}
