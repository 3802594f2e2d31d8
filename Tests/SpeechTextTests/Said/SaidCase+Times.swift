extension SaidCase {
    static let times = read(
        #"""
        Meet at 5pm. ~> meet at five PM
        Meet at 5:30 P.M. sharp. ~> meet at five thirty PM sharp
        The train is at 14:05. ~> the train is at fourteen oh five
        It is 09:30 now. ~> it is nine thirty now | it is oh nine thirty now
        Come at 3 p.m. EST.
        ~> come at three PM E S T
        ~> come at three PM eastern standard time
        ~> come at three PM eastern time
        The call is at 15:00 UTC.
        ~> the call is at fifteen hundred U T C
        ~> the call is at three PM U T C
        ~> the call is at fifteen o'clock U T C
        Open 9am-5pm. ~> open nine AM to five PM
        Open 9:00-17:00 daily. ~> open nine o'clock to seventeen hundred daily | open nine to seventeen daily
        From 10-11:30 a.m. we talk. ~> from ten to eleven thirty AM we talk
        His time was 2:30:05.
        ~> his time was two hours thirty minutes and five seconds
        ~> his time was two thirty oh five
        ~> his time was two hours thirty minutes five seconds
        ~> his time was two thirty and five seconds
        It took 2h 15min. ~> it took two hours fifteen minutes | it took two hours and fifteen minutes
        Wait 5 min. please. ~> wait five minutes please
        Come at 7 o'clock. ~> come at seven o'clock
        Come at 12:00 a.m. then. ~> come at twelve AM then
        Between 2 and 4 p.m. is best. ~> between two and four PM is best
        It lasted 1hr 5min. ~> it lasted one hour five minutes | it lasted one hour and five minutes
        The meeting is at 9:00 AM EST.
        ~> the meeting is at nine AM E S T
        ~> the meeting is at nine AM eastern standard time
        Let's meet 2-3pm. ~> let's meet two to three PM
        It opens 9 AM to 5 PM. ~> it opens nine AM to five PM
        Set it for 6:45 p.m. ~> set it for six forty-five PM
        It's 12:30. ~> it's twelve thirty
        It starts at 20:00. ~> it starts at twenty hundred | it starts at eight PM
        It takes 1 hr 20 min. ~> it takes one hour twenty minutes | it takes one hour and twenty minutes
        Between 9 a.m. and 5 p.m., call. ~> between nine AM and five PM call
        Office hours: 10:00 a.m. - 4:00 p.m. ~> office hours ten AM to four PM
        She ran it in 3:59. ~> she ran it in three fifty-nine
        At 0:15 it rang. ~> at zero fifteen it rang | at zero hours fifteen it rang
        It is 5PM now. ~> it is five PM now
        """#)
}
