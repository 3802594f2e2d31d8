extension SaidCase {
    static let codes = read(
        #"""
        Your verification code is 4829. ~> your verification code is four eight two nine
        The confirmation number is 8842193. ~> the confirmation number is eight eight four two one nine three
        Enter 1234 as your PIN. ~> enter one two three four as your pin
        Use the passcode 0042 to enter. ~> use the passcode zero zero four two to enter
        276983 is your login code. ~> two seven six nine eight three is your login code
        Your order #88213 has shipped. ~> your order number eight eight two one three has shipped
        My account number is 1029384756. ~> my account number is one zero two nine three eight four seven five six
        The last four digits are 9931. ~> the last four digits are nine nine three one
        Card 4111 1111 1111 1111 was declined.
        ~> card four one one one one one one one one one one one one one one one was declined
        The card number is 4111-1111-1111-1111.
        ~> the card number is four one one one one one one one one one one one one one one one
        Your social security number ends in 6789. ~> your social security number ends in six seven eight nine
        The ISBN is 978-3-16-148410-0.
        ~> the I S B N is nine seven eight three one six one four eight four one zero zero
        Flight 370 was lost. ~> flight three seventy was lost | flight three seven zero was lost
        Take flight UA 1549 to Newark.
        ~> take flight U A fifteen forty-nine to newark
        ~> take flight U A one five four nine to newark
        Your flight is BA2490. ~> your flight is B A two four nine zero | your flight is B A twenty-four ninety
        Gate B12 is closed. ~> gate B twelve is closed
        Meet me in room 305. ~> meet me in room three oh five
        She is in Room 12. ~> she is in room twelve
        Room 210 has a view. ~> room two ten has a view | room two one zero has a view
        The serial number is AB12C34. ~> the serial number is A B one two C three four
        Your booking reference is X7K9P2. ~> your booking reference is X seven K nine P two
        The tracking number is 1Z999AA10123456784.
        ~> the tracking number is one Z nine nine nine A A one zero one two three four five six seven eight four
        The area code is 212. ~> the area code is two one two
        Dial extension 405. ~> dial extension four zero five
        Text HELP to 24365. ~> text help to two four three six five
        Dial 911 right away. ~> dial nine one one right away
        In Europe the number is 112. ~> in europe the number is one one two
        Call 988 if you need help. ~> call nine eight eight if you need help
        For directory help dial 411. ~> for directory help dial four one one
        A 911 call was made. ~> a nine one one call was made
        He drove 911 miles. ~> he drove nine hundred eleven miles
        Dial *69 to call back. ~> dial star six nine to call back
        Press #21 to stop it.
        ~> press pound two one to stop it
        ~> press pound twenty-one to stop it
        ~> press number twenty-one to stop it
        Please enter the six-digit code 482913 now.
        ~> please enter the six digit code four eight two nine one three now
        The code is 1234, not 4321. ~> the code is one two three four not four three two one
        Your one-time password is 938271. ~> your one time password is nine three eight two seven one
        Account number: 0012 3456 7890. ~> account number zero zero one two three four five six seven eight nine zero
        Reference ABC123456 is yours. ~> reference A B C one two three four five six is yours
        Policy number 7788123 expired. ~> policy number seven seven eight eight one two three expired
        The alarm code 2580 works. ~> the alarm code two five eight zero works
        My student ID is 2023451. ~> my student I D is two zero two three four five one
        The VIN ends in 4456. ~> the V I N ends in four four five six | the vin ends in four four five six
        Order 112-3344556-7788990 is late.
        ~> order one one two three three four four five five six seven seven eight eight nine nine zero is late
        Your IBAN starts with DE89.
        ~> your I B A N starts with D E eighty-nine
        ~> your I B A N starts with D E eight nine
        ~> your iban starts with D E eight nine
        ~> your iban starts with D E eighty-nine
        Bus 42 goes there. ~> bus forty-two goes there
        Take the number 7 bus. ~> take the number seven bus
        Platform 9 is closed. ~> platform nine is closed
        Flight AA100 boards at gate C4.
        ~> flight A A one hundred boards at gate C four
        ~> flight A A one zero zero boards at gate C four
        Suite 1500 is upstairs. ~> suite fifteen hundred is upstairs | suite one five zero zero is upstairs
        Room 101 is empty. ~> room one oh one is empty
        Channel 500 is dead. ~> channel five hundred is dead
        The police can be reached at 911. ~> the police can be reached at nine one one
        Dial 0 for the operator. ~> dial zero for the operator
        In the UK, call 999 or 111. ~> in the U K call nine nine nine or one one one
        For emergencies, 911 is the number. ~> for emergencies nine one one is the number
        """#)
}
