extension SaidCase {
    static let names = read(
        #"""
        Queen Elizabeth II waved. ~> queen elizabeth the second waved
        Louis XIV built it. ~> louis the fourteenth built it
        Pope John Paul II prayed. ~> pope john paul the second prayed
        World War I began in 1914. ~> world war one began in nineteen fourteen
        See Part III of the book. ~> see part three of the book
        Rocky IV is a film. ~> rocky four is a film
        Final Fantasy VII is fun. ~> final fantasy seven is fun
        Act II, Scene III follows. ~> act two scene three follows
        Queen Elizabeth I ruled England. ~> queen elizabeth the first ruled england
        Elizabeth and I went home. ~> elizabeth and I went home
        Henry I think you are right. ~> henry I think you are right
        Use a MIX of CIVIL words. ~> use a mix of civil words
        Type II diabetes is common. ~> type two diabetes is common
        It is in Volume XII. ~> it is in volume twelve
        King George VI stammered. ~> king george the sixth stammered
        Pope Francis and Benedict XVI met. ~> pope francis and benedict the sixteenth met
        WWII changed all. ~> world war two changed all
        Factor X is unknown. ~> factor X is unknown
        I bought a size XL. ~> I bought a size X L
        The patient has an IV. ~> the patient has an I V
        3M makes tape. ~> three M makes tape
        A Boeing 747 landed. ~> a boeing seven forty-seven landed
        The iPhone 15 is out. ~> the iphone fifteen is out
        COVID-19 spread. ~> covid nineteen spread
        CO2 is a gas. ~> C O two is a gas
        Watch it in 4K now. ~> watch it in four K now
        Windows 11 is here. ~> windows eleven is here
        Area 51 is secret. ~> area fifty-one is secret
        7-Eleven is open. ~> seven eleven is open
        A 5K race is short. ~> a five K race is short
        He wears MP3 players. ~> he wears M P three players
        The F-16 flew by. ~> the F sixteen flew by
        5G is fast. ~> five G is fast
        WD-40 helps. ~> W D forty helps
        Our B2B sales grew. ~> our B two B sales grew
        Pope Pius XII died. ~> pope pius the twelfth died
        Read Book V and Book X. ~> read book five and book ten
        The XX century ended. ~> the twentieth century ended | the twenty century ended
        Title IX helps. ~> title nine helps
        Grand Theft Auto V sold. ~> grand theft auto five sold
        Final Fantasy X is fun. ~> final fantasy ten is fun | final fantasy X is fun
        Stage III cancer is bad. ~> stage three cancer is bad
        King James I wrote it. ~> king james the first wrote it
        Robert Downey III came. ~> robert downey the third came
        Louis XVI and Marie fled. ~> louis the sixteenth and marie fled
        Iron Man III was fun. ~> iron man three was fun
        I am fine, and so am I. ~> I am fine and so am I
        Catherine II's reign was long. ~> catherine the second's reign was long
        I like U2 and Blink-182.
        ~> I like U two and blink one eighty-two
        ~> I like U two and blink one eight two
        ~> I like U two and blink one hundred eighty-two
        The B-52 flew. ~> the B fifty-two flew
        A Tesla Model 3 is quick. ~> a tesla model three is quick
        Use a AA battery. ~> use a A A battery | use a double A battery
        My PS4 and Xbox 360 work.
        ~> my P S four and xbox three sixty work
        ~> my P S four and xbox three hundred sixty work
        The SARS-CoV-2 virus spread. ~> the sars cov two virus spread | the sars co V two virus spread
        The Fortune 500 list is out. ~> the fortune five hundred list is out
        Apollo 11 landed. ~> apollo eleven landed
        Ocean's 11 is a film. ~> ocean's eleven is a film
        The G7 met. ~> the G seven met
        Formula 1 is fast. ~> formula one is fast
        Catch-22 is a book. ~> catch twenty-two is a book
        Mix C6H12O6 now. ~> mix C six H twelve O six now
        Call it plan 9. ~> call it plan nine
        """#)
}
