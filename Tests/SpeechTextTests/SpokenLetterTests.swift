import SpeechText
import Testing

@Suite("Letters, scripts and pictures are said as a person would")
struct SpokenLetterTests {
    /// What is written, and the spoken pieces joined.
    static let cases: [(String, String)] = [
        (
            "Nguyễn Văn An spoke.",
            "Nguyen Van An spoke."
        ),
        (
            "Łukasz met Šárka.",
            "Lukasz met Sarka."
        ),
        (
            "The Øresund bridge.",
            "The Oresund bridge."
        ),
        (
            "Straße is German.",
            "Strasse is German."
        ),
        (
            "The café was naïve.",
            "The café was naïve."
        ),
        (
            "Ｈｅｌｌｏ there.",
            "Hello there."
        ),
        (
            "𝐁𝐨𝐥𝐝 and 𝑖𝑡𝑎𝑙𝑖𝑐 words.",
            "Bold and italic words."
        ),
        (
            "The oﬃce is ﬁne.",
            "The office is fine."
        ),
        (
            "Henry Ⅷ ruled.",
            "Henry the eighth ruled."
        ),
        (
            "Tōkyō is big.",
            "Tokyo is big."
        ),
        (
            "He said 你好 and left.",
            "He said and left."
        ),
        (
            "The word (слово) is Russian.",
            "The word is Russian."
        ),
        (
            "Sushi (寿司) is good.",
            "Sushi is good."
        ),
        (
            "Tokyo (東京, Tōkyō) is big.",
            "Tokyo (Tokyo) is big."
        ),
        (
            "Say 「こんにちは」 to her.",
            "Say to her."
        ),
        (
            "Hello means مرحبا in Arabic.",
            "Hello means in Arabic."
        ),
        (
            "Namaste (नमस्ते) to all.",
            "Namaste to all."
        ),
        (
            "She wrote “привет” to me.",
            "She wrote to me."
        ),
        (
            "Athens (Αθήνα) is warm.",
            "Athens is warm."
        ),
        (
            "Peace, שלום, to you.",
            "Peace, to you."
        ),
        (
            "iPhone手机 sells.",
            "iPhone sells."
        ),
        (
            "Great job 👍🏽 team 🎉!",
            "Great job team!"
        ),
        (
            "Hi 👩\u{200D}👩\u{200D}👧\u{200D}👦 family.",
            "Hi family."
        ),
        (
            "Flags 🇫🇷 and 🇯🇵 fly.",
            "Flags and fly."
        ),
        (
            "Zero\u{200B}width joins.",
            "Zerowidth joins."
        ),
        (
            "A soft\u{AD}hyphen word.",
            "A softhyphen word."
        ),
        (
            "Left\u{200E} to right\u{200F} marks.",
            "Left to right marks."
        ),
        (
            "Star ★ and heart ♥ signs.",
            "Star and heart signs."
        ),
        (
            "Key 1\u{FE0F}⃣ first.",
            "Key one first."
        ),
        (
            "© 2024 is gone.",
            "twenty twenty-four is gone."
        ),
        (
            "The name™ stays.",
            "The name stays."
        ),
        (
            "Håkan met Jiří and Đorđe.",
            "Håkan met Jiri and Dorde."
        ),
        (
            "Erdoğan and Şeker spoke.",
            "Erdogan and Seker spoke."
        ),
        (
            "𝓗𝓮𝓵𝓵𝓸 my 𝕗𝕣𝕚𝕖𝕟𝕕.",
            "Hello my friend."
        ),
        (
            "ＡＢＣ shop opens.",
            "A.B.C shop opens."
        ),
        (
            "Seoul (서울) is big.",
            "Seoul is big."
        ),
        (
            "The Thai word สวัสดี is nice.",
            "The Thai word is nice."
        ),
        (
            "Привет! That means hello.",
            "That means hello."
        ),
        (
            "He (他) and she (她) left.",
            "He and she left."
        ),
        (
            "Kyiv (Київ, Ukraine) is old.",
            "Kyiv (Ukraine) is old."
        ),
        (
            "Love it ❤\u{FE0F}🔥 so much 😍.",
            "Love it so much."
        ),
        (
            "Hello\u{200D} there ⚡ friend.",
            "Hello there friend."
        ),
    ]

    @Test("What is written and what is said", arguments: cases)
    func said(written: String, spoken: String) {
        expect(written, isSaid: spoken)
    }
}
