extension SaidCase {
    static let dates = read(
        #"""
        It was built in 1889. ~> it was built in eighteen eighty-nine
        By 2030 it will end. ~> by twenty thirty it will end
        The 2008 crisis was bad. ~> the two thousand eight crisis was bad | the twenty oh eight crisis was bad
        The war of 1812 was long. ~> the war of eighteen twelve was long
        He was born in 1900. ~> he was born in nineteen hundred
        It lasted from 1914 to 1918. ~> it lasted from nineteen fourteen to nineteen eighteen
        It sold 1776 copies. ~> it sold one thousand seven hundred seventy-six copies
        We counted 2024 birds. ~> we counted two thousand twenty-four birds | we counted twenty twenty-four birds
        The year 2000 came. ~> the year two thousand came
        In 44 BC he died. ~> in forty-four B C he died
        In AD 79 it blew up. ~> in A D seventy-nine it blew up
        The class of '99 met. ~> the class of ninety-nine met
        Our FY24 budget is done. ~> our fiscal year twenty-four budget is done | our F Y twenty-four budget is done
        In Q3 2024 we grew.
        ~> in Q three twenty twenty-four we grew
        ~> in the third quarter of twenty twenty-four we grew
        It was founded c. 1850 there. ~> it was founded circa eighteen fifty there
        The 1800s were hard. ~> the eighteen hundreds were hard
        In the 2010s it changed. ~> in the twenty tens it changed
        The early '90s were fun. ~> the early nineties were fun
        The 60s were wild. ~> the sixties were wild
        She is in her 30s. ~> she is in her thirties
        The 2024-25 season begins.
        ~> the twenty twenty-four to twenty-five season begins
        ~> the twenty twenty-four twenty-five season begins
        In the late 1700s it stood. ~> in the late seventeen hundreds it stood
        It is 2024-03-15. ~> it is march fifteenth twenty twenty-four
        It is 3/15/2024. ~> it is march fifteenth twenty twenty-four
        It is 12.05.1990. ~> it is the twelfth of may nineteen ninety | it is may twelfth nineteen ninety
        It is on the 5th of May. ~> it is on the fifth of may
        On March 3rd, 1999, it began. ~> on march third nineteen ninety-nine it began
        On Sept. 11 it fell. ~> on september eleventh it fell
        On 9/11 it fell. ~> on nine eleven it fell
        On Mon., Jan. 6 we meet. ~> on monday january sixth we meet
        On Dec 25th we rest. ~> on december twenty-fifth we rest
        Born 15 March 1990 in Rome.
        ~> born the fifteenth of march nineteen ninety in rome
        ~> born fifteenth of march nineteen ninety in rome
        ~> born fifteen march nineteen ninety in rome
        Pay by 4/15 please. ~> pay by april fifteenth please | pay by four fifteen please
        May 2020 was odd. ~> may twenty twenty was odd
        July 4th, 1776 was hot. ~> july fourth seventeen seventy-six was hot
        Thu, Nov 7 is good. ~> thursday november seventh is good
        He lived from 1856 to 1943. ~> he lived from eighteen fifty-six to nineteen forty-three
        The 2020 election was close. ~> the twenty twenty election was close
        Between 1990 and 2005 it rose. ~> between nineteen ninety and two thousand five it rose
        Shakespeare (1564-1616) wrote plays. ~> shakespeare fifteen sixty-four to sixteen sixteen wrote plays
        It was March 1865. ~> it was march eighteen sixty-five
        In 2010, 2000 people came. ~> in twenty ten two thousand people came
        My 2015 Honda runs. ~> my twenty fifteen honda runs
        It will cost 2050 dollars. ~> it will cost two thousand fifty dollars
        In the 1600s they sailed. ~> in the sixteen hundreds they sailed
        She was born in '85. ~> she was born in eighty-five
        The mid-90s were good. ~> the mid nineties were good
        Back in 1776 they met. ~> back in seventeen seventy-six they met
        The year 1984 came. ~> the year nineteen eighty-four came
        He ran 1500 meters. ~> he ran one thousand five hundred meters | he ran fifteen hundred meters
        The FY2025 plan is set.
        ~> the F Y twenty twenty-five plan is set
        ~> the fiscal year twenty twenty-five plan is set
        The date is 01/02/2023. ~> the date is january second twenty twenty-three
        On 12/25/99 it snowed. ~> on december twenty-fifth nineteen ninety-nine it snowed
        Due Nov. 3, 2025, at noon. ~> due november third twenty twenty-five at noon
        January 1 is a holiday. ~> january first is a holiday
        The 1st of June is fine. ~> the first of june is fine
        On 4 July 1776 they signed. ~> on the fourth of july seventeen seventy-six they signed
        Mon, Mar 4 works. ~> monday march fourth works
        Meet on Tue at 3. ~> meet on tuesday at three
        From March 3 to March 9 I'm out. ~> from march third to march ninth I'm out
        On 2024/05/06 it ran. ~> on may sixth twenty twenty-four it ran
        Feb 29, 2024 was a Thursday. ~> february twenty-ninth twenty twenty-four was a thursday
        """#)
}
