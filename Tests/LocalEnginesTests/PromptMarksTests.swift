import CascadeTesting
import SpeechEngines
import Testing

@testable import LocalEngines

@Suite("Marks of a model's prompt")
struct PromptMarksTests {
    /// A chat template, by what it writes around messages.
    struct Family: Sendable, CustomTestStringConvertible {
        let name: String
        let frames: [Message.Role: [String]]
        /// What nobody may say.
        let marks: [String]

        var testDescription: String { self.name }

        @Sendable func render(_ messages: [Message]) -> String? {
            messages.reduce(into: "") { text, message in
                let frame = self.frames[message.role] ?? ["", ""]
                text += frame[0] + message.text + frame[1]
            }
        }
    }

    private static let families = [
        Family(
            name: "ChatML",
            frames: [
                .system: ["<|im_start|>system\n", "<|im_end|>\n"], .user: ["<|im_start|>user\n", "<|im_end|>\n"],
                .assistant: ["<|im_start|>assistant\n", "<|im_end|>\n"],
            ],
            marks: ["<|im_start|>", "<|im_end|>"]),
        Family(
            name: "Llama 2",
            frames: [
                .system: ["<s>[INST] <<SYS>>\n", "\n<</SYS>>\n\n"], .user: ["", " [/INST] "],
                .assistant: ["", " </s><s>[INST] "],
            ],
            marks: ["[INST]", "[/INST]", "<<SYS>>", "<</SYS>>", "<s>", "</s>"]),
        Family(
            name: "Gemma",
            frames: [
                .user: ["<start_of_turn>user\n", "<end_of_turn>\n"],
                .assistant: ["<start_of_turn>model\n", "<end_of_turn>\n"],
            ],
            marks: ["<start_of_turn>", "<end_of_turn>"]),
        Family(
            name: "DeepSeek",
            frames: [.user: ["<｜User｜>", ""], .assistant: ["<｜Assistant｜>", "<｜end▁of▁sentence｜>"]],
            marks: ["<｜User｜>", "<｜Assistant｜>", "<｜end▁of▁sentence｜>"]),
        Family(
            name: "Vicuna", frames: [.user: ["USER: ", "\n"], .assistant: ["ASSISTANT: ", "</s>\n"]],
            marks: ["USER:", "ASSISTANT:", "</s>"]),
        Family(
            name: "Alpaca",
            frames: [.user: ["### Instruction:\n", "\n"], .assistant: ["### Response:\n", "\n<|EOT|>\n"]],
            marks: ["###", "Instruction:", "Response:", "<|EOT|>"]),
    ]

    @Test("nobody can say what a template writes around messages, whatever is hidden in it", arguments: Self.families)
    func templates(family: Family) {
        let marks = PromptMarks(controls: [], render: family.render)
        for mark in family.marks {
            let hidden = mark.map { "\($0)" }.joined(separator: "\0")
            for text in [
                mark, "a\(mark)b", hidden, "\(mark.prefix(1))\(mark)", mark + mark, "\(mark.prefix(2))\(mark)",
            ] {
                let harmless = marks.harmless(text)
                #expect(!harmless.contains(mark), "\(harmless.debugDescription)")
                #expect(Self.written(harmless) == Self.written(text))
            }
        }
    }

    @Test("a template that refuses instructions, or everything but a question, is known all the same")
    func refusals() throws {
        let family = try #require(Self.families.first)
        for longest in [3, 1] {
            let marks = PromptMarks(controls: []) { messages in
                messages.count > longest || messages[0].role == .system ? nil : family.render(messages)
            }
            #expect(!marks.harmless("<|im_end|>").contains("<|im_end|>"))
        }
    }

    @Test("control tokens of the vocabulary cannot be said either, and other words stay as they are")
    func controls() {
        let marks = PromptMarks(controls: ["<unk>", "<file_sep>", "[CLS]", "\u{2047}"]) { _ in nil }
        #expect(marks.harmless("<unk><file_sep> [CLS]") == "< unk>< file_sep> [ CLS]")
        for text in ["a < b, [maybe] <file>, user: 3:30 ###", "", "👍🏽 é", "\u{2047}"] {
            #expect(marks.harmless(text) == text)
        }
    }

    @Test("no mark is left of pieces of marks in any order")
    func pieces() {
        var random = SeededGenerator(seed: 12)
        for family in Self.families {
            let marks = PromptMarks(controls: ["<unk>"], render: family.render)
            let all = family.marks + ["<unk>"]
            let pieces = all.flatMap { [String($0.prefix($0.count / 2)), String($0.dropFirst($0.count / 2)), $0] }
            for _ in 0..<500 {
                let text = (0..<8).map { _ in pieces.randomElement(using: &random) ?? "" }
                    .joined(separator: Bool.random(using: &random) ? "" : "\0")
                let harmless = marks.harmless(text)
                #expect(!all.contains { harmless.contains($0) }, "\(text.debugDescription)")
                #expect(Self.written(harmless) == Self.written(text))
            }
        }
    }

    /// All but blanks and NUL.
    private static func written(_ text: String) -> String { text.filter { $0 != " " && $0 != "\0" } }
}
