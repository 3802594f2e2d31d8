/// Prompts that draw answers of two or more sentences.
enum BenchPrompts {
    static let all = [
        "Tell me two things about the sea.",
        "What should I pack for a week in the mountains?",
        "How do I make a cup of tea?",
        "Tell me a short story about a fox.",
        "Why do leaves fall in autumn?",
        "What is the difference between a lake and a river?",
        "Describe a quiet morning in a village.",
        "How does a bicycle stay upright?",
        "Give me two reasons to learn a language.",
        "What happens when water boils?",
        "Tell me about a famous bridge.",
        "How can I sleep better at night?",
        "What do bees do in winter?",
        "Explain how a candle burns.",
        "What is a good way to start the day?",
        "Describe how bread is made.",
        "Why is the sky blue in the daytime?",
        "What are two uses of copper?",
        "How do birds find their way?",
        "Tell me about the first railways.",
    ]
}
