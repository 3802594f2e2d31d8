extension SaidCase {
    static let money = read(
        #"""
        It costs $5 per person. ~> it costs five dollars per person
        Gas is $3.49/gal.
        ~> gas is three dollars and forty-nine cents per gallon
        ~> gas is three dollars and forty-nine cents a gallon
        Rent is $1,200/mo.
        ~> rent is one thousand two hundred dollars per month
        ~> rent is twelve hundred dollars a month
        ~> rent is one thousand two hundred dollars a month
        He has a $50 bill. ~> he has a fifty dollar bill
        It is a $100 fine. ~> it is a one hundred dollar fine | it is a hundred dollar fine
        A €5 note fell. ~> a five euro note fell
        They made a $2 million profit. ~> they made a two million dollar profit
        That is USD 50. ~> that is fifty U S dollars | that is fifty dollars
        It costs CHF 20 here. ~> it costs twenty swiss francs here
        Pay 100 EUR now. ~> pay one hundred euros now
        It is 500 JPY. ~> it is five hundred yen | it is five hundred japanese yen
        I have 75¢ left. ~> I have seventy-five cents left
        It is $.75 each. ~> it is seventy-five cents each
        It is $0.05 a page. ~> it is five cents a page
        It costs $19.99 plus tax. ~> it costs nineteen dollars and ninety-nine cents plus tax
        They spent $10K on it. ~> they spent ten thousand dollars on it
        The bill is £12.50. ~> the bill is twelve pounds and fifty pence | the bill is twelve pounds fifty
        Prices run $5-$10. ~> prices run five to ten dollars | prices run five dollars to ten dollars
        It costs between $5 and $7. ~> it costs between five dollars and seven dollars
        The debt is $3.2 trillion. ~> the debt is three point two trillion dollars
        It lost -$50 there. ~> it lost minus fifty dollars there | it lost negative fifty dollars there
        US$20 is enough. ~> twenty U S dollars is enough | twenty dollars is enough
        He owes C$30. ~> he owes thirty canadian dollars
        It costs ₹500. ~> it costs five hundred rupees
        I owe you $1. ~> I owe you one dollar
        It is $1.01 now. ~> it is one dollar and one cent now
        Earn $15/hr here. ~> earn fifteen dollars per hour here | earn fifteen dollars an hour here
        It is $1M-$2M.
        ~> it is one million to two million dollars
        ~> it is one million dollars to two million dollars
        ~> it is one to two million dollars
        The $20 bill is torn. ~> the twenty dollar bill is torn
        It costs $1,299.99 new. ~> it costs one thousand two hundred ninety-nine dollars and ninety-nine cents new
        It is 5 cents or 5¢. ~> it is five cents or five cents
        I have €1.50 left. ~> I have one euro and fifty cents left
        It cost £5m to build. ~> it cost five million pounds to build
        Tickets are $25 each. ~> tickets are twenty-five dollars each
        It is $0 today. ~> it is zero dollars today
        Pay $12/week or $40/yr.
        ~> pay twelve dollars per week or forty dollars per year
        ~> pay twelve dollars a week or forty dollars a year
        It is about ~$30 now. ~> it is about about thirty dollars now
        He won a $3M prize. ~> he won a three million dollar prize
        Get a $10-off coupon. ~> get a ten dollar off coupon
        Salary: $80k-$100k per year.
        ~> salary eighty thousand to one hundred thousand dollars per year
        ~> salary eighty thousand dollars to one hundred thousand dollars per year
        ~> salary eighty to one hundred thousand dollars per year
        It was $2.5B in sales. ~> it was two point five billion dollars in sales
        It costs 20$ there. ~> it costs twenty dollars there
        The fine is ¥10,000. ~> the fine is ten thousand yen
        That is 5 USD or 4.50 EUR.
        ~> that is five U S dollars or four euros and fifty cents
        ~> that is five U S dollars or four point five zero euros
        ~> that is five dollars or four euros and fifty cents
        """#)
}
