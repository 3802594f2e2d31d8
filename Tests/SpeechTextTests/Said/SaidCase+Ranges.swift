extension SaidCase {
    static let ranges = read(
        #"""
        Read pages 10-20. ~> read pages ten to twenty
        See pp. 5-9 there. ~> see pages five to nine there
        It takes 2-3 weeks. ~> it takes two to three weeks
        It is 10-15% off. ~> it is ten to fifteen percent off
        Open Mon-Fri 9-5. ~> open monday to friday nine to five | open monday through friday nine to five
        From May 5-7 we rest.
        ~> from may fifth to seventh we rest
        ~> from may fifth to the seventh we rest
        ~> from may five to seven we rest
        June-August is warm. ~> june to august is warm | june through august is warm
        The ages 3–5 play. ~> the ages three to five play
        It takes 5 - 10 minutes. ~> it takes five to ten minutes
        Take 1st-3rd place. ~> take first to third place
        Lift 50-60 kg. ~> lift fifty to sixty kilograms
        They won 3-1. ~> they won three to one
        The score was 21-14. ~> the score was twenty-one to fourteen
        I give it 4.5/5. ~> I give it four point five out of five
        It has 8/10 stars. ~> it has eight out of ten stars
        The ratio is 3:1. ~> the ratio is three to one
        Blood pressure is 120/80.
        ~> blood pressure is one hundred twenty over eighty
        ~> blood pressure is one twenty over eighty
        A 50/50 chance is fair. ~> a fifty fifty chance is fair
        He got a B-. ~> he got a B minus
        The final was tied 2–2. ~> the final was tied two to two | the final was tied two two
        Add 1/2 cup of milk. ~> add one half cup of milk | add half a cup of milk | add a half cup of milk
        Use 3/4 of it. ~> use three quarters of it | use three fourths of it
        It is 1 3/4 miles. ~> it is one and three quarters miles | it is one and three fourths miles
        About 2/3 of us came. ~> about two thirds of us came
        A ¾ turn is enough. ~> a three quarters turn is enough | a three quarter turn is enough
        Add 1½ cups. ~> add one and a half cups
        It is 5/8 of a mile. ~> it is five eighths of a mile
        A 2x4 board is here. ~> a two by four board is here
        Print 8.5 x 11 in paper.
        ~> print eight point five by eleven inch paper
        ~> print eight point five by eleven inches paper
        The screen is 1920x1080.
        ~> the screen is nineteen twenty by ten eighty
        ~> the screen is one thousand nine hundred twenty by one thousand eighty
        It is 5 ± 1 mm. ~> it is five plus or minus one millimeters | it is five plus or minus one millimeter
        It is 10x faster. ~> it is ten times faster
        The room is 10 ft x 12 ft. ~> the room is ten feet by twelve feet
        He came 1st. ~> he came first
        The 21st century began. ~> the twenty-first century began
        Her 100th day came. ~> her one hundredth day came
        The 3rd, 4th and 12th are free. ~> the third fourth and twelfth are free
        It lasts 3–4 days. ~> it lasts three to four days
        Ages 18-25 only. ~> ages eighteen to twenty-five only
        It is 5-10x faster. ~> it is five to ten times faster
        The 2019-2020 season ended. ~> the twenty nineteen to twenty twenty season ended
        It is $5-7 a cup. ~> it is five to seven dollars a cup
        We expect 60-65% turnout. ~> we expect sixty to sixty-five percent turnout
        From Jan. 5 to Feb. 3 we ski. ~> from january fifth to february third we ski
        Open Mon–Sat 8–6. ~> open monday to saturday eight to six
        It runs Sept-Nov each year. ~> it runs september to november each year
        The temperature is 10-15 °C. ~> the temperature is ten to fifteen degrees celsius
        Read verses 3-7. ~> read verses three to seven
        The Lakers won 110-98. ~> the lakers won one hundred ten to ninety-eight
        It's 4 out of 5. ~> it's four out of five
        My BP is 118/76. ~> my B P is one hundred eighteen over seventy-six | my B P is one eighteen over seventy-six
        I scored 95/100 on it. ~> I scored ninety-five out of one hundred on it
        She got an A- in math. ~> she got an A minus in math
        A 4-3-3 formation works. ~> a four three three formation works
        One is 1/4 of it. ~> one is one quarter of it | one is one fourth of it
        It is 7/8 full. ~> it is seven eighths full
        Use 1 1/4 tsp salt.
        ~> use one and a quarter teaspoons salt
        ~> use one and one quarter teaspoons salt
        ~> use one and one fourth teaspoons salt
        Add ½ tsp of salt.
        ~> add one half teaspoon of salt
        ~> add half a teaspoon of salt
        ~> add one half teaspoons of salt
        The gear is 22/7 long. ~> the gear is twenty-two over seven long | the gear is twenty-two sevenths long
        A 3x3 grid is small. ~> a three by three grid is small
        It is 10cm x 20cm. ~> it is ten centimeters by twenty centimeters
        The box is 2 x 3 x 4 ft. ~> the box is two by three by four feet
        It zooms 3x or 10×. ~> it zooms three times or ten times
        It is the 2nd time. ~> it is the second time
        On the 31st we go. ~> on the thirty-first we go
        The 19th-century house fell. ~> the nineteenth century house fell
        """#)
}
