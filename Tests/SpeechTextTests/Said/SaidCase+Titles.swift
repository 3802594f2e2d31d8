extension SaidCase {
    static let titles = read(
        #"""
        Meet at 5th Ave. and Main St. ~> meet at fifth avenue and main street
        St. Paul is a city. ~> saint paul is a city
        Take Hwy 61 north. ~> take highway sixty-one north
        He lives at 221B Baker St.
        ~> he lives at two two one B baker street
        ~> he lives at two twenty-one B baker street
        It is 1600 Pennsylvania Ave.
        ~> it is sixteen hundred pennsylvania avenue
        ~> it is one thousand six hundred pennsylvania avenue
        ~> it is one six zero zero pennsylvania avenue
        Mt. Everest is tall. ~> mount everest is tall
        Ft. Worth is in Texas. ~> fort worth is in texas
        Ste. 200 is upstairs. ~> suite two hundred is upstairs
        Take I-95 south. ~> take I ninety-five south
        Take Route 66 west. ~> take route sixty-six west
        Go to 100 N. Main St. now. ~> go to one hundred north main street now
        Sgt. Pepper sang. ~> sergeant pepper sang
        Rev. King spoke. ~> reverend king spoke
        Gen. Lee lost. ~> general lee lost
        Prof. X teaches. ~> professor X teaches
        John Smith, Ph.D., spoke. ~> john smith P H D spoke
        Jane Doe, M.D., is here. ~> jane doe M D is here
        Ken Griffey Jr. hit it. ~> ken griffey junior hit it
        Acme Inc. is big. ~> acme incorporated is big | acme inc is big
        Smith & Co. sells it. ~> smith and company sells it
        Capt. Kirk and Lt. Uhura left. ~> captain kirk and lieutenant uhura left
        Mrs. Jones met Ms. Chan. ~> missus jones met miz chan | missus jones met ms chan | mrs jones met ms chan
        Rep. Jones met Pres. Lincoln. ~> representative jones met president lincoln
        I live at 742 Evergreen Terrace.
        ~> I live at seven forty-two evergreen terrace
        ~> I live at seven hundred forty-two evergreen terrace
        Go to 55 E. 10th St. now. ~> go to fifty-five east tenth street now
        It is on Broadway Ave near 3rd St. ~> it is on broadway avenue near third street
        Mt. Rushmore and Mt. Hood are tall. ~> mount rushmore and mount hood are tall
        St. Patrick's Day is fun. ~> saint patrick's day is fun
        Drive down Pacific Coast Hwy. today. ~> drive down pacific coast highway today
        See Dr. Patel at 5 Lake Dr. ~> see doctor patel at five lake drive
        Sr. Vice President Jones spoke. ~> senior vice president jones spoke
        Maj. Tom and Cpl. Klinger met. ~> major tom and corporal klinger met
        Mr. and Mrs. Smith came. ~> mister and missus smith came
        Robert Smith, MD, spoke. ~> robert smith M D spoke
        He has a B.A. in art. ~> he has a B A in art
        She has an M.B.A. from Yale. ~> she has an M B A from yale
        Apple Inc. and Ford Motor Co. grew.
        ~> apple incorporated and ford motor company grew
        ~> apple inc and ford motor company grew
        The Hon. Judge Judy sat. ~> the honorable judge judy sat
        """#)
}
