extension SaidCase {
    static let addresses = read(
        #"""
        Mail bob-smith@my-site.co.uk today.
        ~> mail bob dash smith at my dash site dot co dot uk today
        ~> mail bob hyphen smith at my hyphen site dot co dot U K today
        ~> mail bob dash smith at my dash site dot co dot U K today
        Mail joe+news@gmail.com now. ~> mail joe plus news at gmail dot com now
        Visit www.example.org now. ~> visit example dot org now | visit W W W dot example dot org now
        Go to https://docs.example.com/a/b/c/d?x=1#top now. ~> go to docs dot example dot com now
        Open report.pdf please. ~> open report dot pdf please | open report dot P D F please
        Edit /etc/passwd carefully. ~> edit slash etc slash passwd carefully
        Install version 3.11.2 now. ~> install version three point eleven point two now
        Use #ThrowbackThursday today. ~> use hashtag throwback thursday today
        Follow @jane_doe now. ~> follow at jane underscore doe now | follow at jane doe now
        Try example.com/help today. ~> try example dot com slash help today
        The IP is 192.168.1.1 here.
        ~> the I P is one ninety-two dot one sixty-eight dot one dot one here
        ~> the I P is one nine two dot one six eight dot one dot one here
        ~> the I P is one hundred ninety-two dot one hundred sixty-eight dot one dot one here
        So 3 > 2 holds.
        ~> so three is greater than two holds
        ~> so three greater than two holds
        ~> so three is more than two holds
        2 + 2 = 4 is true. ~> two plus two equals four is true
        7 - 3 = 4 is true. ~> seven minus three equals four is true
        6 x 7 = 42 is true. ~> six times seven equals forty-two is true
        2^10 is 1024.
        ~> two to the power of ten is one thousand twenty-four
        ~> two to the tenth is one thousand twenty-four
        ~> two to the tenth power is one thousand twenty-four
        ~> two to the power of ten is ten twenty-four
        √9 is 3. ~> the square root of nine is three | square root of nine is three
        If x ≥ 5 then stop. ~> if X is greater than or equal to five then stop | if X is at least five then stop
        10 ÷ 2 is 5. ~> ten divided by two is five
        8 × 3 is 24. ~> eight times three is twenty-four
        π ≈ 3.14 is close.
        ~> pi is about three point one four is close
        ~> pi is approximately three point one four is close
        E = mc^2 is known. ~> E equals M C squared is known | E equals M C to the power of two is known
        x² + y² is big. ~> X squared plus Y squared is big
        I <3 you. ~> I love you | I heart you
        Nice :-) thanks. ~> nice thanks
        Home → work is short. ~> home to work is short
        Thanks :) bye. ~> thanks bye
        Email support@company.com for help. ~> email support at company dot com for help
        See github.com/apple/swift for code.
        ~> see github dot com slash apple slash swift for code
        ~> see github dot com for code
        Visit our site at acme-tools.net today.
        ~> visit our site at acme dash tools dot net today
        ~> visit our site at acme hyphen tools dot net today
        Open main.py and data.csv. ~> open main dot py and data dot csv | open main dot P Y and data dot C S V
        Use Python 3.11 now. ~> use python three point one one now | use python three point eleven now
        iOS 17.4.1 is out. ~> I O S seventeen point four point one is out
        Run it on localhost:8080 now.
        ~> run it on localhost eight zero eight zero now
        ~> run it on localhost colon eight zero eight zero now
        ~> run it on localhost eighty eighty now
        15% of 200 is 30. ~> fifteen percent of two hundred is thirty
        x = 5 and y = 10. ~> X equals five and Y equals ten
        2x + 3 = 7 is easy. ~> two X plus three equals seven is easy
        The sum 1+1=2 is true. ~> the sum one plus one equals two is true
        5 * (3 + 2) = 25 is true. ~> five times three plus two equals twenty-five is true
        3² is 9 and 2³ is 8. ~> three squared is nine and two cubed is eight
        20 - 5 = 15 here. ~> twenty minus five equals fifteen here
        100 / 4 is 25. ~> one hundred divided by four is twenty-five | one hundred over four is twenty-five
        """#)
}
