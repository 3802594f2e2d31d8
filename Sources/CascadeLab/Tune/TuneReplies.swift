/// The replies that a tune speaks: ordinary talk of 25 to 90 words, with short and long sentences, some longer than the
/// first threshold of `quality`.
public enum TuneReplies {
    public static let english = [
        "Yes, we are open until six today. If you come a little earlier, I can show you the new rooms as well. Shall I write "
            + "down your name?",
        "The next train leaves at a quarter past nine from platform four. You change once, in the middle of the trip, and you "
            + "arrive just before noon. There is a small shop on board.",
        "I would start with the small things. Water the plants in the morning, not in the heat of the day. If the leaves turn "
            + "yellow, you are probably giving them too much. Give it a week and look again.",
        "That depends on how much time you have, because the road along the coast is beautiful but slow, and there are many "
            + "places where you will want to stop. The motorway takes about two hours. I would take the coast.",
        "Bread needs only flour, water, salt and patience. Mix them in the evening, cover the bowl, and leave it on the table "
            + "overnight. In the morning you fold the dough twice and let it rest again. Then it goes into a very hot oven "
            + "for about forty minutes. Wait until it is cool before you cut it, even if that is hard.",
        "Of course. The parcel left our warehouse on Monday and was seen in the sorting center yesterday evening, so it "
            + "should reach you tomorrow, or on Friday at the latest. Would you like a message when it is close?",
        "He was a painter who never sold a picture while he lived. Today his work hangs in the largest museums of the world, "
            + "and people stand in line for hours to see it. I find that a little sad.",
        "Sorry to hear that. Please switch the router off, count to thirty, and switch it on again. Does the green light come "
            + "back? If it does not, the cable behind it may be loose.",
        "Leaves are green because of a substance that catches sunlight. When the days grow shorter, the tree takes that "
            + "substance back and stores it for the winter. What is left behind are the yellow and red colors that were there "
            + "all along, hidden by the green. So autumn does not paint the leaves, it only takes a color away.",
        "Let me think. The blue jacket is warmer, but the gray one keeps the rain out, and the forecast says showers for "
            + "three of your five days. I would pack the gray one and a thick sweater.",
        "A bicycle stays upright because the front wheel turns into the fall. When it leans to the left, the wheel steers a "
            + "little to the left, and that brings the wheels back under you. You do it without thinking. At walking pace it "
            + "is hard, and once you roll faster it almost happens by itself.",
        "Great choice! The soup comes with fresh bread, and for the main course you can have rice or potatoes. The fish is "
            + "from this morning. May I bring you something to drink first?",
        "I have looked at your calendar, and there are two free places this week, on Wednesday at ten and on Thursday right "
            + "after lunch. The second one leaves you more time to prepare. Which of them shall I take?",
        "Honestly, it is a matter of taste. Some people cannot work without music, and others lose every thought as soon as "
            + "somebody hums. Try it for a few days with the same kind of task, and write down how far you came. Then you "
            + "will know more than any study can tell you.",
        "The museum opens at ten and closes at five. On Sundays there is a guided tour for children, which is free, but you "
            + "have to sign up a day before. The nearest station is a short walk through the park.",
        "When I was asked to describe the village, I did not know where to begin, because nothing much happens there: the "
            + "baker lights his oven at four, the first bus stops at the church at six, and by seven the dogs have told each "
            + "other all the news of the night. Then it is quiet until school is out.",
        "No, you do not need a new one. Clean the contacts with a dry cloth, put the battery back in, and charge it for a "
            + "full night. Most of the time that is all it takes.",
        "There are three ways to get there. The bus is cheap and slow. The taxi is fast, but at this hour you will stand in "
            + "traffic on the bridge. I would walk along the river, which takes twenty minutes and costs nothing at all.",
        "First of all, well done. Your second draft is much clearer than the first one, and the opening is strong. The middle "
            + "part still has too many ideas at once, so choose the two that matter most to you and let the others go. After "
            + "that, read it aloud once, slowly, and change every sentence that makes you stumble.",
        "It rained all night, and the path by the lake is under water. You can still reach the hut if you take the forest "
            + "road, which is longer but dry. Put on good shoes and start before noon.",
        "A star is a ball of gas that shines because it is hot, and it is hot because its own weight presses it together until "
            + "the smallest parts in its middle melt into one another, which sets free an enormous amount of energy for a very "
            + "long time. Our sun is one of them. It is about halfway through its life.",
        "Right, that makes sense. I have moved the booking to the later date, and the price stays the same. You will get a new "
            + "letter of confirmation in a few minutes. Is there anything else I can do for you today?",
    ]
}
