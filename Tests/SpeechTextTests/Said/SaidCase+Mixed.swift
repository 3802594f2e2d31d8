extension SaidCase {
    static let mixed = read(
        #"""
        <speak xmlns="http://www.w3.org/2001/10/synthesis">Hello.</speak> See <a href="https://example.com/help">our help page</a>.
        ~> hello see our help page
        <p style="color:red">Hello there.</p> ~> hello there
        Good <!-- note: skip this --> morning. ~> good morning
        Write to <joe@example.com> today. ~> write to joe at example dot com today
        Stop if b<c and d>e here.
        ~> stop if B is less than C and D is greater than E here
        ~> stop if B less than C and D greater than E here
        ~> stop if B is less than C and D is more than E here
        ~> stop if B less than C and D more than E here
        World War II ended in 1945. ~> world war two ended in nineteen forty-five
        King Henry VIII had six wives. ~> king henry the eighth had six wives
        Chapter IV is long. ~> chapter four is long
        Super Bowl LVIII was close. ~> super bowl fifty-eight was close
        Malcolm X spoke, and vitamin C helps. ~> malcolm X spoke and vitamin C helps
        Your code is 276983. ~> your code is two seven six nine eight three
        In an emergency call 911. ~> in an emergency call nine one one
        Our number is 415 555 2671. ~> our number is four one five five five five two six seven one
        Call (415) 555-2671 now. ~> call four one five five five five two six seven one now
        The zip code is 90210. ~> the zip code is nine zero two one zero
        Your PIN is 4821. ~> your pin is four eight two one
        The card ending in 4242 expired.
        ~> the card ending in four two four two expired
        ~> the card ending in forty-two forty-two expired
        Flight LH 2490 leaves soon.
        ~> flight L H two four nine zero leaves soon
        ~> flight L H twenty-four ninety leaves soon
        Room 1204 is free. ~> room twelve oh four is free | room one two zero four is free
        Text STOP to 40404. ~> text stop to four zero four zero four
        Call 1-800-FLOWERS today. ~> call one eight hundred flowers today | call one eight zero zero flowers today
        It is $20/month or £5/kg.
        ~> it is twenty dollars per month or five pounds per kilogram
        ~> it is twenty dollars a month or five pounds a kilogram
        Here is a $20 bill. ~> here is a twenty dollar bill
        It costs 50¢ a piece. ~> it costs fifty cents a piece
        It raised $1.5M last year. ~> it raised one point five million dollars last year
        It is $3.50 or $0.99. ~> it is three dollars and fifty cents or ninety-nine cents
        Turn onto Oak Ave. and then Pine Rd. at the light. ~> turn onto oak avenue and then pine road at the light
        Dr. Lee lives on Elm Dr. ~> doctor lee lives on elm drive
        It is at 12 Sunset Blvd, near Main St. ~> it is at twelve sunset boulevard near main street
        She is in Apt. 4B now. ~> she is in apartment four B now
        Write to first_last@email.com today. ~> write to first underscore last at email dot com today
        Write to john.doe@email.com today. ~> write to john dot doe at email dot com today
        See https://www.example.com/support/articles/how-to-reset-your-router-in-five-easy-steps?source=chat&id=12345 for help.
        ~> see example dot com for help
        ~> see W W W dot example dot com for help
        So \(x = \frac{-b}{2c}\) holds.
        ~> so X equals minus B over two C holds
        ~> so X equals negative B over two C holds
        We write $$x^2 + y^2 = z^2$$ here. ~> we write X squared plus Y squared equals Z squared here
        Let $\alpha + \beta = 5$ here. ~> let alpha plus beta equals five here | let alpha plus beta equal five here
        Einstein wrote E = mc². ~> einstein wrote E equals M C squared
        Hello is 你好 in Chinese. ~> hello is in chinese
        The table is for Mr Nguyễn. ~> the table is for mister nguyen
        Москва (Moscow) is cold. ~> moscow is cold
        Dvořák wrote it. ~> dvorak wrote it
        Take 500 mg/day with water.
        ~> take five hundred milligrams per day with water
        ~> take five hundred milligrams a day with water
        It fell at 9.8 m/s² here. ~> it fell at nine point eight meters per second squared here
        He is 5 ft 10 in tall. ~> he is five feet ten inches tall | he is five foot ten inches tall
        It takes 1h 30m in all.
        ~> it takes one hour thirty minutes in all
        ~> it takes one hour and thirty minutes in all
        Wait 20-30 min please. ~> wait twenty to thirty minutes please
        We run 5 km at 60 mph. ~> we run five kilometers at sixty miles per hour
        Open 9 a.m.-5 p.m. daily. ~> open nine AM to five PM daily
        We work Mon-Fri only. ~> we work monday to friday only | we work monday through friday only
        I rate it 10/10 overall. ~> I rate it ten out of ten overall | I rate it ten of ten overall
        We are open 24/7 and it is 3-2 now. ~> we are open twenty-four seven and it is three to two now
        The WHO said so. ~> the W H O said so
        I work for AT&T now. ~> I work for A T and T now | I work for eh T and T now
        He is a Ph.D. student. ~> he is a P H D student
        Sen. Cruz met Gov. Lee. ~> senator cruz met governor lee
        NASA and the FBI met. ~> NASA and the F B I met
        Cats vs dogs, again. ~> cats versus dogs again
        Use n-1 here. ~> use N minus one here
        Solve 10 / 2 = 5 first. ~> solve ten divided by two equals five first | solve ten over two equals five first
        Add 2 1/2 cups of milk. ~> add two and a half cups of milk | add two and one half cups of milk
        In 1066 they came. ~> in ten sixty-six they came
        A 10K run is long. ~> a ten K run is long
        In the 1980s-90s it grew. ~> in the nineteen eighties to nineties it grew
        Coffee w/ milk, e.g. a latte. ~> coffee with milk for example a latte
        Great 😀👍! Water is H2O. ~> great water is H two O
        It is 911 miles away. ~> it is nine hundred eleven miles away
        The town has 276983 people. ~> the town has two hundred seventy-six thousand nine hundred eighty-three people
        Send me a CD, a CV and an XL shirt. ~> send me a C D a C V and an X L shirt
        The wall is 30 m long and 2 m high. ~> the wall is thirty meters long and two meters high
        Dr. Drew saw Mr. Wood in St. Louis. ~> doctor drew saw mister wood in saint louis
        Is 5 in the list, or 10 or 2? ~> is five in the list or ten or two
        There were 1950 people at it.
        ~> there were one thousand nine hundred fifty people at it
        ~> there were nineteen hundred fifty people at it
        Card 4111 1111 1111 1111 is fine.
        ~> card four one one one one one one one one one one one one one one one is fine
        Call 07911 123456 now. ~> call zero seven nine one one one two three four five six now
        ISBN 978-3-16-148410-0 is out.
        ~> I S B N nine seven eight three one six one four eight four one zero zero is out
        It is 1280x720 wide.
        ~> it is one thousand two hundred eighty by seven hundred twenty wide
        ~> it is twelve eighty by seven twenty wide
        A Boeing 747 is big. ~> a boeing seven forty-seven is big
        Over 1,000s of them came. ~> over thousands of them came | over one thousands of them came
        It has 1 234 567 rows. ~> it has one million two hundred thirty-four thousand five hundred sixty-seven rows
        Born 12.05.1990 there.
        ~> born the twelfth of may nineteen ninety there
        ~> born may twelfth nineteen ninety there
        ~> born december fifth nineteen ninety there
        My A/C broke. ~> my A C broke
        I <3 you so much. ~> I love you so much | I heart you so much
        It has 900 sq ft now. ~> it has nine hundred square feet now
        I get 100 Mb/s here. ~> I get one hundred megabits per second here
        Ask Sgt. Miller at Ft. Worth. ~> ask sergeant miller at fort worth
        Take Hwy 5 north. ~> take highway five north
        He is 6′2″ tall.
        ~> he is six foot two tall
        ~> he is six feet two inches tall
        ~> he is six foot two inches tall
        ~> he is six two tall
        My grade was a B- there. ~> my grade was a B minus there
        It costs $20 million for 5 km. ~> it costs twenty million dollars for five kilometers
        """#)
}
