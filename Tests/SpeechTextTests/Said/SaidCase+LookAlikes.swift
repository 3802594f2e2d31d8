extension SaidCase {
    /// Kinds that differ by a mark or a word beside them: one that is read, and those like it that stay.
    static let lookAlikes = read(
        #"""
        A US firm signed it. ~> A U S firm signed it
        US law is odd, and most US states agree. ~> U S law is odd and most U S states agree
        This is for US citizens, in US dollars. ~> this is for U S citizens in U S dollars
        Please tell US more, and let US do it. ~> please tell us more and let us do it
        It is for US and for them. ~> it is for us and for them | it is for U S and for them
        It has a 27" screen. ~> it has a twenty-seven inch screen
        Buy two 12" pipes and a 6' fence. ~> buy two twelve inch pipes and a six foot fence
        We use 27" monitors. ~> we use twenty-seven inch monitors
        The board is 6" long and 12" wide. ~> the board is six inches long and twelve inches wide
        We got 3" of rain. ~> we got three inches of rain
        He called it "a 5" again. ~> he called it a five again
        The result is x² - 1. ~> the result is x squared minus one
        It is x^2 - 4x + 4. ~> it is X squared minus four X plus four
        So x³ - y³ and 1 - x differ. ~> so X cubed minus Y cubed and one minus X differ
        If 4x - 3 = 9, add 3. ~> if four X minus three equals nine add three
        It runs 2x - 3x faster in 5 - 10 days. ~> it runs two X to three times faster in five to ten days
        ~> it runs two to three times faster in five to ten days
        Then y = x² - 2x and 12x - 5x = 7x. ~> then Y equals X squared minus two X and twelve X minus five X equals seven X
        Sales rose - 2x more than before. ~> sales rose two times more than before
        She has a 1-1/2" nail, and it is 2 1/2" wide.
        ~> she has a one and a half inch nail and it is two and a half inches wide
        He said "add 2 1/2" today. ~> he said add two and a half today
        He went to S. Broadway in E. Lansing. ~> he went to south broadway in east lansing
        Jane Roe, MD, moved to Rome, GA. ~> jane roe M D moved to rome georgia
        He left - 1 of many. ~> he left one of many
        Compute 5! = 120 now. ~> compute five factorial equals one hundred twenty now
        We know 10! is big. ~> we know ten factorial is big
        We have 5! Great. ~> we have five great
        We won by 5! so many. ~> we won by five so many
        She moved to a flat in N. Dallas. ~> she moved to a flat in north dallas
        He believes in W. B. Yeats and in E. coli. ~> he believes in W B yeats and in E coli
        He met N. Dallas of Rome. ~> he met N dallas of rome
        The XX chromosome is here. ~> the X X chromosome is here
        The XV team and the XIV edition came. ~> the fifteen team and the fourteen edition came
        An XXL shirt and an XL one are left. ~> an X X L shirt and an X L one are left
        It was in the XX century. ~> it was in the twentieth century
        We ate jalapeños with Mr. Muñoz. ~> we ate jalapenos with mister munoz
        The señor said mañana. ~> the señor said mañana
        """#)
}
