import SpeechEngines
import Testing

@Suite("Thinking is left out")
struct ThinkingFilterTests {
    private static let answer = "The office opens at nine."

    /// What is left of a text that comes in pieces.
    private func left(
        _ pieces: [String], _ opening: ThinkingOpening = .answer, isCut: Bool = false, step: Duration = .zero
    ) -> String {
        var filter = ThinkingFilter(opening)
        var time = Duration.zero
        var text = ""
        for piece in pieces {
            text += filter.append(piece, at: time)
            time += step
        }
        return text + filter.finish(isCut: isCut)
    }

    /// A text in pieces of so many Unicode scalars.
    private func cut(_ text: String, _ length: Int) -> [String] {
        let scalars = Array(text.unicodeScalars)
        return stride(from: 0, to: scalars.count, by: length).map {
            String(String.UnicodeScalarView(scalars[$0..<min($0 + length, scalars.count)]))
        }
    }

    private func trimmed(_ text: String) -> String {
        var words = FirstWords()
        return words.append(text)
    }

    @Test(
        "every mark in use, cut at any character",
        arguments: [
            "<think>\nHm, hours.\n</think>\n\n", "<thinking>Hm.</thinking>", "<thought>Hm.</thought>",
            "<reasoning>Hm.</reasoning>", "<reflection>Hm.</reflection>", "<seed:think>Hm.</seed:think>",
            "[THINK]Hm.[/THINK]", "◁think▷Hm.◁/think▷", "<THINK>Hm.</Think>", "< think >Hm.</ think >",
            "<think type=\"deep\" budget='3'>Hm.</think>", "<think\n>Hm.</think\n>", "<think/>", "<think></think>",
            "<thinking>Hm.</thinking>", "<longcat_think>Hm.</longcat_think>",
            "<scratchpad>Hm.</scratchpad>", "<tool_call>{\"name\":\"f\"}</tool_call>",
            "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>",
            "<|start|>assistant<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>commentary to=f"
                + "<|constrain|>json<|message|>{}<|call|><|start|>assistant<|channel|>final<|message|>",
            "<|channel>thought\nHm.<channel|>", "<|begin_of_thought|>Hm.<|end_of_thought|><|begin_of_solution|>",
            "<|START_THINKING|>Hm.<|END_THINKING|><|START_RESPONSE|>", "<|inner_prefix|>Hm.<|inner_suffix|>",
            "<|think|>Hm.<|end|><|begin|>assistant<|content|>", "analysisHm, we need to answer.assistantfinal",
            "Here is my thought process: Hm. Here is my response: ", "<think>Hm.</think><answer>",
            "<think>Hm <b>, the user says \"<think>\" and `</think>`, x < 3.</think>",
            "<think>One.</think><think>Two.</think>", "<think>a<think>b</think>c</think>",
            "<thinking>a<reflection>b</reflection>c</thinking>", "<think>a<reflection>b</think>",
            "<think>Hm.</think></think>", "<|im_start|>assistant\n",
        ])
    func marks(thinking: String) {
        for length in [1, 2, 3, 5, 1000] {
            let left = self.left(self.cut(thinking + Self.answer, length))
            #expect(self.trimmed(left) == Self.answer, "in pieces of \(length)")
        }
    }

    @Test("thinking in the middle, and several times")
    func middle() {
        let text = "One. <think>Hm.</think>Two. <THOUGHT>Hm.</THOUGHT>Three.<|im_end|>"
        for length in [1, 4, 1000] { #expect(self.left(self.cut(text, length)) == "One. Two. Three.") }
    }

    @Test("what is never closed is thinking to the end, a mark that was cut off too")
    func neverClosed() {
        for isCut in [false, true] {
            #expect(self.left(["<think>Okay, the user wants the hours."], isCut: isCut) == "")
            #expect(self.left(["One. ", "<|channel|>analysis<|message|>Hm."], isCut: isCut) == "One. ")
            #expect(self.left(["One. ", "<thin"], isCut: isCut) == "One. ")
        }
    }

    @Test("an inner mark that is never closed does not swallow the answer")
    func unbalanced() {
        #expect(self.left(["<think>I open <think> once more.</think>", Self.answer]) == Self.answer)
        #expect(self.left(["<think>I open <think> once more.</think>", Self.answer], isCut: true) == "")
    }

    @Test(
        "words about marks, code, sums and other tags stay as they are",
        arguments: [
            "Write `<think>` first and `</think>` last.", "Say \"<think>\" now.", "If a < b then c > d.",
            "I <3 you.", "See <b>this</b> and <a href=\"x\">that</a>.", "I <think it is> so.", "[laughs] Well [1].",
            "[thinking] Let me see.", "```html\n<think>\n</think>\n```\nDone.", "a<|>b <|", "Here is the answer.",
            "analysis of this", "An analysis.", "<thinker>x</thinker>", "◁ and ▷", "<", "<t", "x <y",
        ])
    func words(text: String) {
        for length in [1, 3, 1000] { #expect(self.left(self.cut(text, length)) == text) }
    }

    @Test("an ordinary answer goes on at once, a mark's first character only until it is decided")
    func noDelay() {
        var filter = ThinkingFilter()
        #expect(filter.append("The office", at: .zero) == "The office")
        #expect(filter.append(" opens <", at: .zero) == " opens ")
        #expect(filter.append("b", at: .zero) == "")
        #expect(filter.append(">now", at: .zero) == "<b>now")
        #expect(!filter.isThinking)
    }

    @Test("thinking that the template opened is left out, cut anywhere")
    func openedByTemplate() {
        let text = "Okay, the user wants the hours.\n</think>\n\n" + Self.answer
        for opening in [ThinkingOpening.thinking, .unknown(patience: .seconds(1))] {
            for length in [1, 3, 1000] {
                #expect(self.trimmed(self.left(self.cut(text, length), opening)) == Self.answer)
            }
        }
    }

    @Test("a template's thinking that is cut off is no answer; an answer without any is one")
    func templateWithoutClose() {
        #expect(self.left(["Okay, ", "the user"], .thinking, isCut: true) == "")
        #expect(self.left(["The ", "office."], .thinking, isCut: false) == "The office.")
    }

    @Test("while nothing is known the first text waits a moment, but self-talk waits for its end")
    func unknown() {
        var filter = ThinkingFilter(.unknown(patience: .seconds(1)))
        #expect(filter.append("We open ", at: .seconds(5)) == "")
        #expect(filter.isThinking)
        #expect(filter.append("at ", at: .milliseconds(5900)) == "")
        #expect(filter.append("nine.", at: .seconds(6)) == "We open at nine.")
        #expect(filter.append(" Come.", at: .seconds(6)) == " Come.")

        let thought = "Okay, the user wants the hours. I should be brief. "
        let talk = self.left([thought, thought, "</think>", Self.answer], .unknown(patience: .zero), step: .seconds(2))
        #expect(talk == Self.answer)
        #expect(self.left(["Okay, ", "the user"], .unknown(patience: .zero), isCut: true) == "")
        #expect(self.left(["The ", "office."], .unknown(patience: .zero)) == "The office.")
        var quick = ThinkingFilter(.unknown(patience: .zero))
        #expect(quick.append("The", at: .zero) == "")
        #expect(quick.append(" office", at: .zero) == "The office")
    }

    @Test("it tells whether there was thinking, and whether nothing had opened it")
    func told() {
        var opened = ThinkingFilter()
        _ = opened.append("<think>Hm.</think>" + Self.answer, at: .zero)
        #expect(opened.hasThought && !opened.wasNeverOpened)
        var never = ThinkingFilter()
        _ = never.append("Hm.</think>" + Self.answer, at: .zero)
        #expect(never.hasThought && never.wasNeverOpened)
        var plain = ThinkingFilter()
        _ = plain.append(Self.answer, at: .zero)
        #expect(!plain.hasThought && !plain.wasNeverOpened)
    }

    @Test("random marks and text, cut anywhere, never trap and never depend on where they are cut")
    func random() {
        let parts = [
            "<think>", "</think>", "[THINK]", "[/THINK]", "◁think▷", "◁/think▷", "<|channel|>", "analysis", "final",
            "<|message|>", "<|end|>", "<|start|>", "assistant", "\n", " ", "a", "<", "|", ">", "/", "`", "\"", "```",
            "é", "\u{301}", "👩‍👩‍👧", "[", "]", "<b>", "the user", "<think x=\"1\"", "\0", "\r\n",
        ]
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 0..<20, using: &generator)).map { _ in parts.randomElement() ?? "" }.joined()
            for opening in [ThinkingOpening.answer, .thinking] {
                let whole = self.left([text], opening)
                #expect(
                    self.left(self.cut(text, 1), opening).unicodeScalars.elementsEqual(whole.unicodeScalars), "\(text)")
            }
        }
    }

    @Test("an answer begins with its first word")
    func firstWords() {
        var words = FirstWords()
        #expect(words.append("\n\n") == "")
        #expect(words.append(" — \"") == "")
        #expect(!words.haveCome)
        #expect(words.append("Yes") == "— \"Yes")
        #expect(words.append(" ") == " ")
        #expect(words.haveCome)
        #expect(!FirstWords.hasWords(" …!🙂"))
        #expect(FirstWords.hasWords("数") && FirstWords.hasWords("7"))
    }
}
