import SpeechText
import Testing

@Suite("English sentences are found while they arrive")
struct SentenceSplitterTests {
    static let abbreviationCases = [
        SplitCase("titles never end a sentence", "Dr. Lee met Prof. Ode, Mrs. Hall and Lt. Col. Brown.| They spoke."),
        SplitCase("an initial belongs to a name", "Her full name is Margaret L. Cooper.| J. D. Hill knows her."),
        SplitCase("a letter ends a sentence before a sure beginning", "I take vitamin D.| My doctor told me to."),
        SplitCase("the pronoun ends a sentence", "It was only you and I.| What a night!"),
        SplitCase("the pronoun inside a name does not", "Ask Albert I. Stone about it."),
        SplitCase("an acronym ends a sentence before a starter", "He moved to the U.S.| She stayed in France."),
        SplitCase("an acronym belongs to the name behind it", "The U.N. Security Council met in the U.K. in May."),
        SplitCase("companies", "The firm is called Sons & Co.| It was founded by Marsh Ltd. in 1920."),
        SplitCase("months before a day", "We met on Jan. 3, 2020.| We met again in Sept.| It was warm."),
        SplitCase("streets and places", "Turn left on Elm St.| The house is near Mt. Hood and St. Paul."),
        SplitCase("Latin", "Bring cups, plates, etc.| We use tools, e.g. a saw, i.e. sharp ones, etc. for work."),
        SplitCase("a time before a small letter", "The shop opens at 9 a.m. and closes at 6 p.m. every day."),
        SplitCase("a time before a capital", "The store closes at 9 p.m.| Please come early."),
        SplitCase(
            "a time that opens the sentence", "By 8 a.m. Dr. Lee had left.| Her shift ended at 7 P.M.| Nobody saw."),
        SplitCase("a time before its zone or day", "The call is at 3 p.m. EST.| The test is at 8:30 a.m. Monday."),
        SplitCase("degrees", "She earned her M.D.| Now a Ph.D. student works here."),
        SplitCase("units", "It weighs 5 lbs. and is 3 ft. 2 in. long.| It is heavy."),
        SplitCase("number signs", "See p. 12, Vol. 3 and Fig. 2.| Is this No. 5?| No.| It is no. 6."),
        SplitCase("letters behind the name", "That is Bob Hill Jr.'s car.| Bob Hill Jr. is here."),
    ]

    static let numberCases = [
        SplitCase("decimals and money", "It costs $3.50.| That is 2.5 percent more than 1,250,000.| Well."),
        SplitCase("versions", "Version 3.2.1 fixes bugs.| Version 4.0 adds features."),
        SplitCase("a year ends a sentence", "I came in 2015.| It rains a lot."),
        SplitCase("numbers with signs between", "It lay at N°. 2045.118.330.| The map was right."),
        SplitCase("ranges and scores", "Wait 5-10 minutes.| His score was 9.5/10.| Hers was 10/10."),
        SplitCase("addresses", "Write to bob.hill@mail.example.org.| See www.example.com for more.| Bye."),
        SplitCase("links with marks", "Get https://example.com/v1.2/a.exe?x=1.| Is http://a.org/?q=b right?| Yes."),
        SplitCase("file names", "Open settings.json in the editor.| Run main.py now.| It is report.final.docx."),
        SplitCase("names with small letters", "Node.js is fast.| iPhone sales grew.| eBay shares fell."),
    ]

    static let quoteCases = [
        SplitCase("a quote goes on with the speaker", "\"Where is it?\" he asked.| 'I lost it.' she said.| Oh."),
        SplitCase("a quote ends the sentence", "She whispered, \"Come closer.\"| He leaned in."),
        SplitCase("a named speaker", "\"Stop!\" John shouted.| Nobody moved."),
        SplitCase("curly quotes", "“Are we there yet?” asked the boy.| His father sighed."),
        SplitCase("a quoted question in the middle", "He asked \"Why?\" and left.| She yelled \"Fire!\"| We ran."),
        SplitCase("a bracketed sentence inside", "She works (she is a chemist.) on Fridays."),
        SplitCase("a bracketed sentence by itself", "(He was late again.)| Nobody said a word."),
        SplitCase("words left out in brackets", "\"The law [...] shall apply\" (Jones 12).| The rest [...] fell."),
        SplitCase("references behind the mark", "He cited Smith et al. (2004).[3]| It was relevant."),
    ]

    static let markCases = [
        SplitCase("several marks are one end", "Wow!!!| Are you serious??| You did what?!| No!?| Yes!"),
        SplitCase("names with a mark", "He used Yahoo! for years.| I like Jeopardy! a lot."),
        SplitCase("dots before a small letter go on", "I don't know... maybe we should ask."),
        SplitCase("dots before a capital end", "I don't know...| Let's ask.| He said so....| Nobody knows."),
        SplitCase("dots before the pronoun go on", "Well ... I suppose so.| Hmm... I wonder."),
        SplitCase("spaced dots", "To be . . . or not to be . . . that is it.| She said it . . . .| She never came."),
        SplitCase("spaced dots behind a full stop", "It was left to others.| . . . They did nothing. . . ."),
        SplitCase("dots inside a word", "What I mean...see what I say."),
        SplitCase("faces and pictures stay with the sentence", "I am glad :-) really.| Good night.😀| Bye."),
        SplitCase("informal small beginnings", "i went there yesterday. |it was closed again."),
    ]

    static let listCases = [
        SplitCase("numbers with brackets", "1) Heat the oven| 2) Mix the flour| 3) Bake"),
        SplitCase("numbers with full stops", "1. Buy milk| 2. Walk the dog| 3. Call mom"),
        SplitCase("numbers with both", "1.) Open the box.| 2.) Empty it."),
        SplitCase("letters", "a. Wash them.| b. Chop them.| c. Serve."),
        SplitCase("Roman numbers", "I. Overview| II. Details| III. Summary"),
        SplitCase("bullets", "• Apples| • Oranges| • Pears"),
        SplitCase("bullets with numbers", "⁃9. One thing| ⁃10. Another thing"),
        SplitCase("lines", "Groceries\n|milk\n|eggs, bread\n"),
        SplitCase("lines with signs", "Take:\n|- Apples\n|- Pears\n|* Plums"),
        SplitCase("a wrapped sentence", "This is a test\nof wrapped lines.| It was a cold \nnight."),
        SplitCase("a heading", "# The plan\n\n|We start at noon."),
        SplitCase("initials are no list", "A. B. Smith wrote it.| C. D. Jones read it."),
    ]

    @Test("Abbreviations", arguments: abbreviationCases)
    func abbreviations(_ example: SplitCase) { example.check() }

    @Test("Numbers and addresses", arguments: numberCases)
    func numbers(_ example: SplitCase) { example.check() }

    @Test("Quotes and brackets", arguments: quoteCases)
    func quotes(_ example: SplitCase) { example.check() }

    @Test("Marks", arguments: markCases)
    func marks(_ example: SplitCase) { example.check() }

    @Test("Lists and lines", arguments: listCases)
    func lists(_ example: SplitCase) { example.check() }
}
