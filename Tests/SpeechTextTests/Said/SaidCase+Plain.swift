extension SaidCase {
    static let plain = read(
        #"""
        There are 1234 apples. ~> there are one thousand two hundred thirty-four apples
        I have 2 cats and 3 dogs. ~> I have two cats and three dogs
        Is it 1, 2 or 3? ~> is it one two or three
        It rose 3.5% to 7. ~> it rose three point five percent to seven
        There are 1,234,567 stars.
        ~> there are one million two hundred thirty-four thousand five hundred sixty-seven stars
        Plan C failed. ~> plan C failed
        He moved 250 boxes. ~> he moved two hundred fifty boxes
        I am in the US or in it. ~> I am in the U S or in it
        The temperature rose by -3. ~> the temperature rose by minus three | the temperature rose by negative three
        Section 1204 applies. ~> section twelve oh four applies | section one thousand two hundred four applies
        There are 365 days in a year. ~> there are three hundred sixty-five days in a year
        He is 42. ~> he is forty-two
        I ate 3 apples, 2 pears and 1 plum. ~> I ate three apples two pears and one plum
        It has 1,500 seats. ~> it has one thousand five hundred seats
        Choose option 2 or B. ~> choose option two or B
        Step 1: Open it. ~> step one open it
        It sold 10,000 copies in 2 days. ~> it sold ten thousand copies in two days
        The population is 8500000. ~> the population is eight million five hundred thousand
        About 12000 people live here. ~> about twelve thousand people live here
        The distance is 384400 km. ~> the distance is three hundred eighty-four thousand four hundred kilometers
        Version 2 is out. ~> version two is out
        In 3 of 5 cases it works. ~> in three of five cases it works
        The no. 1 rule is simple. ~> the number one rule is simple
        No, I said no. ~> no I said no
        The sun sat low in March winds. ~> the sun sat low in march winds
        Mark may come in May. ~> mark may come in may
        I saw it, as it is. ~> I saw it as it is
        He said "5" and left. ~> he said five and left
        (See page 12.) ~> see page twelve
        It's a win-win for a 50-year-old. ~> it's a win win for a fifty year old
        """#)
}
