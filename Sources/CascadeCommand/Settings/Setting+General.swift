internal import Cascade
internal import ChunkSchedules
internal import CloudEngines
internal import LocalEngines
internal import SpeechEngines
internal import SpeechText

extension Setting {
    static let recognizer = Setting(
        "engines.stt", \.recognizer, .engines(.recognizer, "`local`, `deepgram`, `elevenlabs`, `scripted`"),
        "the recognizer", flag: "stt")
    static let languageModel = Setting(
        "engines.llm", \.languageModel,
        .engines(.languageModel, "`local`, `openai:MODEL`, `openai:MODEL@URL`, `anthropic:MODEL`, `scripted`"),
        "the language model", flag: "llm")
    static let synthesizer = Setting(
        "engines.tts", \.synthesizer,
        .engines(.synthesizer, "`local`, `elevenlabs`, `elevenlabs:VOICE@URL`, `scripted`"),
        "the synthesizer", flag: "tts")
    static let mode = Setting(
        "turn.mode", \.mode, .choice(),
        "`cascade` makes no drafts, `sequential` runs one stage after the other: to measure against")
    static let modelFile = Setting(
        "llm.model", \.modelFile, .text("`q8_0`, `q4_0`, a path"), "the installed model in two sizes, or any GGUF file")
    static let voiceVariation = Setting(
        "voice.variation", \.voiceVariation, .number(0...1),
        "how much two readings of a text differ; 0 always sounds the same")
    static let schedule = Setting(
        "speech.schedule", \.schedule, .schedule,
        "when text is handed to the synthesizer; `auto` lets the pace of replies decide", flag: "schedule",
        isCondition: true)
    static let hosts = Setting(
        "server.hosts", \.hosts, .names,
        "names by which `cascade serve` may be asked for besides localhost and 127.0.0.1, and whose pages may ask",
        flag: "allow-host")

    /// Of a machine on which the budget reaches its own limits.
    private static let manyCores = ThreadBudget(cores: 1024)

    /// Those of every conversation and of its server.
    static let general: [Setting] = [
        Setting(
            "prompt", \.agent.prompt, .text("text"),
            "instructions to the language model; one or two sentences serve small models best", isCondition: true),
        Setting("greeting", \.agent.greeting, .optional(.text("text")), "what the agent says first"),
        Setting(
            "errors.spoken", \.agent.apology, .text("text, may be empty"), "what the agent says when a reply fails"),
        recognizer, languageModel, synthesizer, modelFile,
        Setting(
            "llm.threads", \.modelThreads, .optional(.wholeNumber(1...64)), "threads of the language model",
            unset: "half of the cores, at most \(manyCores.languageModel)"),
        Setting(
            "llm.sequences", \.modelSequences, .wholeNumber(1...64),
            "conversations that the local language model keeps in its cache and writes for at once; more take turns"),
        Setting(
            "llm.firstTokenTimeout", \.modelTimes.firstToken, .milliseconds(100...120_000),
            "how long a vendor's model may take to its first token, retries included; more for one that thinks in "
                + "silence"),
        Setting(
            "llm.firstAnswerTimeout", \.modelTimes.firstAnswer, .optional(.milliseconds(100...600_000)),
            "the same for the first answer of a server of your own, whose model may have to be loaded"),
        Setting(
            "llm.thinkingTimeout", \.modelTimes.thinking, .milliseconds(1000...600_000),
            "how long it may think where its thoughts are sent, from the first one; nothing of that is heard"),
        Setting(
            "llm.stallTimeout", \.modelTimes.stall, .milliseconds(100...60_000),
            "how long it may take from one token to the next"),
        Setting(
            "llm.temperature", \.agent.generation.temperature, .number(0...2),
            "0 takes the likeliest token every time", isCondition: true),
        Setting(
            "llm.tokenLimit", \.agent.generation.tokenLimit, .wholeNumber(1...1024),
            "tokens of an answer; what a model thinks does not count", isCondition: true),
        Setting(
            "llm.repeatPenalty", \.agent.generation.repeatPenalty, .number(1...2),
            "makes repetition less likely; 1 does nothing"),
        Setting(
            "voice.threads", \.voiceThreads, .optional(.wholeNumber(1...64)), "threads of the synthesizer",
            unset: "half of the cores, at most \(manyCores.synthesizer)"),
        Setting("voice.speed", \.voiceSpeed, .number(0.5...2), "speaking speed"),
        voiceVariation,
        Setting(
            "speech.firstPiece", \.agent.speech.firstPiece, .on(is: FirstPiece()),
            "speak the first clause of a reply as soon as it is there", isCondition: true),
        schedule,
        Setting(
            "speech.flush", \.agent.speech.flushesSentences, .onOff,
            "a schedule's piece also ends where a sentence does; the other modes always cut there", isCondition: true),
        Setting(
            "speech.gapBudget", \.scheduleBudget.gap, .milliseconds(0...10_000),
            "with `auto`: the longest gap within a reply to put up with", isCondition: true),
        Setting(
            "speech.firstAudioBudget", \.scheduleBudget.firstAudio, .milliseconds(0...10_000),
            "with `auto`: the latest first audio after the first token", isCondition: true),
        Setting(
            "speech.language", \.agent.speech.language, .language,
            "the language of replies, for finding their sentences"),
        mode,
        Setting(
            "turn.model", \.turnModel, .choice(),
            "who guesses from the sound whether the user has finished; with `none`, silence and words tell",
            isCondition: true),
        Setting(
            "turn.detector", \.detector, .choice(),
            "who tells speech from silence; `auto` is Silero's network, and nobody for scripted words"),
        Setting(
            "turn.patience", \.agent.turns.endpointing.patience, .choice(),
            "how long to wait for more", isCondition: true),
        Setting(
            "turn.leastSilence", \.agent.turns.endpointing.least, .milliseconds(0...5000),
            "the shortest silence that ends a turn", isCondition: true),
        Setting(
            "turn.mostSilence", \.agent.turns.endpointing.most, .milliseconds(0...10_000),
            "silence that ends any turn, whatever was said", isCondition: true),
        Setting(
            "turn.drafts", \.agent.turns.drafts, .choice(),
            "what of an answer is made before the turn is known to be over",
            isCondition: true),
        Setting(
            "turn.takeBack", \.agent.turns.takeBack, .milliseconds(0...10_000),
            "a user who goes on so soon after an answer began takes it back"),
        Setting(
            "turn.deadAir", \.agent.turns.deadAir, .milliseconds(0...60_000),
            "an answer that makes no sound for so long after its turn is late; 0 is never"),
        Setting(
            "turn.deadAirText", \.agent.stopgap, .text("text, may be empty"),
            "what the agent says until a late answer comes"),
        Setting(
            "turn.idle", \.agent.turns.idle, .milliseconds(0...600_000),
            "silence behind an answer after which the agent asks again; 0 is never"),
        Setting("turn.idleText", \.agent.reprompt, .text("text"), "what it asks then"),
        Setting(
            "turn.idleLimit", \.agent.turns.idleLimit, .wholeNumber(1...10), "how often it does until the user speaks"),
        Setting(
            "turn.interruptible", \.agent.turns.interruptible, .choice(),
            "what speech may stop; `replies` are all but the greeting"),
        Setting(
            "turn.bargeIn", \.agent.bargeIn, .milliseconds(50...5000), "sound of this length may interrupt the agent"),
        hosts,
    ]
}
