/// Texts that stand for replies when a schedule's cost is forecast: one to five sentences of ordinary talk.
public enum SampleReplies {
    public static let english = [
        "Yes, we are open until six today. Shall I keep a table for you?",
        "The next train leaves at a quarter past nine from platform four. You change once, in the middle of the trip, and "
            + "you arrive just before noon.",
        "I would start with the small things. Water the plants in the morning, not in the heat of the day. If the leaves "
            + "turn yellow, you are probably giving them too much.",
        "That depends on how much time you have, because the road along the coast is beautiful but slow, and there are "
            + "many places where you will want to stop. The motorway takes two hours. I would take the coast.",
        "Bread needs only flour, water, salt and patience. Mix them in the evening, cover the bowl, and leave it on the "
            + "table overnight. In the morning you fold the dough twice and let it rest again. Then it goes into a very hot "
            + "oven for about forty minutes. Wait until it is cool before you cut it.",
        "Of course. The parcel left our warehouse on Monday and was seen in the sorting center yesterday evening, so it "
            + "should reach you tomorrow, or on Friday at the latest.",
        "He was a painter who never sold a picture while he lived. Today his work hangs in the largest museums of the "
            + "world, and people stand in line for hours to see it.",
        "Sorry to hear that. Please switch the router off, count to thirty, and switch it on again. Does the green light "
            + "come back?",
    ]
}
