extension SaidCase {
    static let acronyms = read(
        #"""
        NATO and UNESCO met. ~> nato and unesco met
        Put the SIM in. ~> put the sim in
        It has 16GB of RAM. ~> it has sixteen gigabytes of ram
        Send a JPEG file. ~> send a jpeg file
        WHO guidelines changed. ~> W H O guidelines changed
        Who said so? ~> who said so
        The US is large. ~> the U S is large
        Tell us now. ~> tell us now
        The IT team fixed it. ~> the I T team fixed it
        Our R&D team works. ~> our R and D team works
        The CEO's desk is new. ~> the C E O's desk is new
        I own two PCs. ~> I own two P C's | I own two PCs
        The FAQ helps. ~> the F A Q helps
        The ETA is noon. ~> the E T A is noon
        The A/C is on. ~> the A C is on
        TCP/IP is old. ~> T C P I P is old | T C P slash I P is old
        The U.S. economy grew. ~> the U S economy grew
        He lives in the U.K. now. ~> he lives in the U K now
        It is N/A here. ~> it is not applicable here | it is N A here
        The UN and the EU agree. ~> the U N and the E U agree
        Ask an NGO. ~> ask an N G O
        She has an IQ of 140. ~> she has an I Q of one hundred forty | she has an I Q of one forty
        Come w/o shoes b/c rain. ~> come without shoes because rain
        Bring fruit, i.e. apples. ~> bring fruit that is apples
        Pens, paper, etc. are here. ~> pens paper et cetera are here
        It weighs approx. 5 kg. ~> it weighs approximately five kilograms
        Bob, a.k.a. Rob, came. ~> bob also known as rob came | bob A K A rob came
        It is 24/7 service. ~> it is twenty-four seven service
        USA vs. Canada is on. ~> U S A versus canada is on
        Smith et al. wrote it. ~> smith et al wrote it
        The NFL and NBA play. ~> the N F L and N B A play
        I use HTML, CSS and SQL. ~> I use H T M L C S S and S Q L
        The FBI's case closed. ~> the F B I's case closed
        Send it ASAP please. ~> send it A S A P please
        The UAE and the USA signed. ~> the U A E and the U S A signed
        It is a DIY job. ~> it is a D I Y job
        The CPU and GPU are hot. ~> the C P U and G P U are hot
        He went to MIT and UCLA. ~> he went to M I T and U C L A
        Our ROI and KPI rose. ~> our R O I and K P I rose
        I do NOT want it. ~> I do not want it
        It is OK to go. ~> it is OK to go
        VIPs get in free. ~> V I P's get in free | V I Ps get in free
        Ask HR about your PTO. ~> ask H R about your P T O
        The B&B has Wi-Fi. ~> the B and B has wifi | the B and B has wi fi
        P.S. I love you. ~> P S I love you
        The AI model uses an API. ~> the A I model uses an A P I
        He was born in the USSR. ~> he was born in the U S S R
        My LGBTQ friends came. ~> my L G B T Q friends came
        Bring ID, i.e., a passport. ~> bring I D that is a passport
        Cats, dogs, etc., are pets. ~> cats dogs et cetera are pets
        It's 5 ft. tall vs. 6 ft. wide. ~> it's five feet tall versus six feet wide
        The min. age is 18. ~> the minimum age is eighteen
        Avg. speed was 30 mph. ~> average speed was thirty miles per hour
        Jan. is cold, and Dec. too. ~> january is cold and december too
        Prices are approx. $50. ~> prices are approximately fifty dollars
        """#)
}
