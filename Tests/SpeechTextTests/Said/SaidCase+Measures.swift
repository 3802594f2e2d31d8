extension SaidCase {
    static let measures = read(
        #"""
        It is a 5-mile run. ~> it is a five mile run
        We took a 3-day trip. ~> we took a three day trip
        A 10-year-old boy came. ~> a ten year old boy came
        The 100-meter dash is next. ~> the one hundred meter dash is next
        Buy a 5 lb bag. ~> buy a five pound bag
        A 6 ft tall man came. ~> a six foot tall man came | a six feet tall man came
        About 2.5M people saw it. ~> about two point five million people saw it
        It has 10k followers. ~> it has ten thousand followers
        We sold 3 bn units. ~> we sold three billion units
        It grew 1.2B times. ~> it grew one point two billion times
        The number 1 234 567 is big.
        ~> the number one million two hundred thirty-four thousand five hundred sixty-seven is big
        Over 1,000s came. ~> over thousands came | over one thousands came
        There were 100s of them. ~> there were hundreds of them
        It goes 120 km/h. ~> it goes one hundred twenty kilometers per hour
        It is 900 sq ft. ~> it is nine hundred square feet
        The flat is 80 m². ~> the flat is eighty square meters
        It holds 5 m³ of water. ~> it holds five cubic meters of water
        My line does 100 Mb/s. ~> my line does one hundred megabits per second
        It weighs 5 lbs. ~> it weighs five pounds
        The density is 1 g/cm³. ~> the density is one gram per cubic centimeter
        It uses 60 W. ~> it uses sixty watts
        Use 2 tbsp of oil. ~> use two tablespoons of oil
        The disk has 500GB. ~> the disk has five hundred gigabytes
        Drive 55 mph max. ~> drive fifty-five miles per hour max
        It spins at 3000 rpm. ~> it spins at three thousand revolutions per minute | it spins at three thousand R P M
        He ran 400m in 50s. ~> he ran four hundred meters in fifty seconds
        A 10 mm bolt fits. ~> a ten millimeter bolt fits | a ten millimeters bolt fits
        It is 5'10" tall.
        ~> it is five foot ten tall
        ~> it is five feet ten inches tall
        ~> it is five foot ten inches tall
        He stands 6′2″ now. ~> he stands six foot two now | he stands six feet two inches now
        It got 30 mpg. ~> it got thirty miles per gallon
        Use 3 cu ft of soil. ~> use three cubic feet of soil
        She is 5 ft 4 in. ~> she is five feet four inches | she is five foot four inches
        It weighs 8 lb 3 oz. ~> it weighs eight pounds three ounces
        The limit is 10 mg/kg. ~> the limit is ten milligrams per kilogram
        It runs at 3.5 GHz. ~> it runs at three point five gigahertz
        It is 1/2 inch thick. ~> it is one half inch thick | it is half an inch thick | it is a half inch thick
        It is -5°C outside. ~> it is minus five degrees celsius outside
        Bake at 350°F. ~> bake at three hundred fifty degrees fahrenheit
        Keep it at 20-25°C. ~> keep it at twenty to twenty-five degrees celsius
        It is 72° today. ~> it is seventy-two degrees today
        It is 98.6 °F. ~> it is ninety-eight point six degrees fahrenheit
        Add 250 g of flour. ~> add two hundred fifty grams of flour
        It is 3 in long. ~> it is three inches long
        A 6-ft ladder helps. ~> a six foot ladder helps
        My TV is 55". ~> my T V is fifty-five inches
        It has 8 GB of RAM and a 512 GB SSD. ~> it has eight gigabytes of ram and a five hundred twelve gigabyte S S D
        Use 1 tsp salt. ~> use one teaspoon salt
        He weighs 180 lbs. ~> he weighs one hundred eighty pounds
        It uses 5 kWh/day. ~> it uses five kilowatt hours per day
        Gravity is 9.81 m/s^2. ~> gravity is nine point eight one meters per second squared
        It flows at 2 L/min. ~> it flows at two liters per minute
        Wind is 15 km/h. ~> wind is fifteen kilometers per hour
        The area is 50 km^2. ~> the area is fifty square kilometers
        He can lift 2 kg in 1 s. ~> he can lift two kilograms in one second
        The plot is 2 acres. ~> the plot is two acres
        It takes 30 s or 500 ms. ~> it takes thirty seconds or five hundred milliseconds
        Drink 8 oz of water. ~> drink eight ounces of water
        It is 10 °C colder. ~> it is ten degrees celsius colder
        It is -40° there. ~> it is minus forty degrees there
        About 70 bpm is normal. ~> about seventy beats per minute is normal
        It pays 15 dollars/hour. ~> it pays fifteen dollars per hour
        A 90° turn is sharp. ~> a ninety degree turn is sharp
        """#)
}
