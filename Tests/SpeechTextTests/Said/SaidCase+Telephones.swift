extension SaidCase {
    static let telephones = read(
        #"""
        Call 555-867-5309 today. ~> call five five five eight six seven five three zero nine today
        Call 555.867.5309 today. ~> call five five five eight six seven five three zero nine today
        Call 1-800-555-0199 now.
        ~> call one eight hundred five five five zero one nine nine now
        ~> call one eight zero zero five five five zero one nine nine now
        Call +44 20 7946 0958 in London.
        ~> call plus four four two zero seven nine four six zero nine five eight in london
        My number is 07911 123456. ~> my number is zero seven nine one one one two three four five six
        Ring 020 7946 0958 please. ~> ring zero two zero seven nine four six zero nine five eight please
        Call 1-800-GOT-JUNK today. ~> call one eight hundred got junk today | call one eight zero zero got junk today
        Call 555-1234 ext. 22 now.
        ~> call five five five one two three four extension twenty-two now
        ~> call five five five one two three four extension two two now
        Reach us at 5558675309. ~> reach us at five five five eight six seven five three zero nine
        Reach us at (555)867-5309 x12.
        ~> reach us at five five five eight six seven five three zero nine extension twelve
        ~> reach us at five five five eight six seven five three zero nine extension one two
        Call +1 (212) 555-0100. ~> call plus one two one two five five five zero one zero zero
        The fax is +49-30-123456. ~> the fax is plus four nine three zero one two three four five six
        Phone 888 555 1212 for help. ~> phone eight eight eight five five five one two one two for help
        Send it to Austin, TX 78701. ~> send it to austin texas seven eight seven zero one
        Mail it to Boston, MA 02134-1001.
        ~> mail it to boston massachusetts zero two one three four one zero zero one
        ~> mail it to boston massachusetts zero two one three four dash one zero zero one
        Her ZIP is 10001. ~> her zip is one zero zero zero one
        She lives in Portland, OR. ~> she lives in portland oregon
        The postcode is SW1A 1AA. ~> the postcode is S W one A one A A | The postcode is S.W 1A one A.A
        You can reach me at 415-555-2671. ~> you can reach me at four one five five five five two six seven one
        The number is (212) 555-0199. ~> the number is two one two five five five zero one nine nine
        Call 1 (800) 555-0199 today.
        ~> call one eight hundred five five five zero one nine nine today
        ~> call one eight zero zero five five five zero one nine nine today
        Call +1-415-555-2671 now. ~> call plus one four one five five five five two six seven one now
        Dial 00 49 30 123456. ~> dial zero zero four nine three zero one two three four five six
        Text me at 555 0123. ~> text me at five five five zero one two three
        Mobile: +44 7911 123456. ~> mobile plus four four seven nine one one one two three four five six
        Send it to 90 Oak St., Reno, NV 89501. ~> send it to ninety oak street reno nevada eight nine five zero one
        The office is in Los Angeles, CA. ~> the office is in los angeles california
        ZIP code 02139 is Cambridge. ~> zip code zero two one three nine is cambridge
        """#)
}
