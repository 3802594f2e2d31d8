import SpeechText
import Testing

@Suite("Tags, comments and entities are said as a person would")
struct SpokenTagTests {
    /// What is written, and the spoken pieces joined.
    static let cases: [(String, String)] = [
        (
            "<p>Good morning.</p><p>How are you?</p>",
            "Good morning. How are you?"
        ),
        (
            "<speak>Please wait.<break time=\"1.5s\"/>Thank you.</speak>",
            "Please wait. Thank you."
        ),
        (
            "<speak version=\"1.1\" xml:lang=\"en-US\"><voice name=\"Joe\">Hello there.</voice></speak>",
            "Hello there."
        ),
        (
            "Say <sub alias=\"World Wide Web\">WWW</sub> again.",
            "Say World Wide Web again."
        ),
        (
            "<say-as interpret-as=\"characters\">cat</say-as> is a word.",
            "cat is a word."
        ),
        (
            "I like <phoneme alphabet=\"ipa\" ph=\"təˈmeɪtoʊ\">tomato</phoneme> soup.",
            "I like tomato soup."
        ),
        (
            "This is <emphasis level=\"strong\">very</emphasis> good.",
            "This is very good."
        ),
        (
            "<prosody rate=\"slow\" pitch=\"-10%\">Take your time.</prosody>",
            "Take your time."
        ),
        (
            "<xs:note id=\"4\">Remember this.</xs:note>",
            "Remember this."
        ),
        (
            "<div class=\"a: b;\" style='margin:0 auto'>Welcome back.</div>",
            "Welcome back."
        ),
        (
            "Text <!-- hidden. Really --> goes on.",
            "Text goes on."
        ),
        (
            "Before <script>alert(\"hi\");</script>after.",
            "Before after."
        ),
        (
            "<style>p { color: red; }</style>Now read this.",
            "Now read this."
        ),
        (
            "<![CDATA[Plain words]]> stay.",
            "Plain words stay."
        ),
        (
            "<?xml version=\"1.0\"?><a>Hello friend.</a>",
            "Hello friend."
        ),
        (
            "<!DOCTYPE html>Hello page.",
            "Hello page."
        ),
        (
            "If x<y then stop.",
            "If X is less than Y then stop."
        ),
        (
            "Go to <https://example.com/help> now.",
            "Go to example dot com slash help now."
        ),
        (
            "Mail <mailto:sue@site.org> please.",
            "Mail sue at site dot org please."
        ),
        (
            "Fish &amp; chips &lt; steak.",
            "Fish and chips is less than steak."
        ),
        (
            "It&#39;s nice &#x26; warm.",
            "It's nice and warm."
        ),
        (
            "Caf&eacute; time.",
            "Café time."
        ),
        (
            "One&nbsp;two&mdash;three&hellip;",
            "One two, three…"
        ),
        (
            "&copy; the company, all rights reserved.",
            "the company, all rights reserved."
        ),
        (
            "A line<br>and another<br/>and a third.",
            "A line, and another, and a third."
        ),
        (
            "<ul><li>milk</li><li>eggs</li></ul>",
            "milk. eggs."
        ),
        (
            "<table><tr><td>Rome</td><td>sunny</td></tr></table>",
            "Rome, sunny,"
        ),
        (
            "Use the <code>print</code> word.",
            "Use the print word."
        ),
        (
            "<b>Bold <i>and slanted</i></b> words.",
            "Bold and slanted words."
        ),
        (
            "An unclosed <b>bold word.",
            "An unclosed bold word."
        ),
        (
            "<img src=\"cat.png\" alt=\"a cat\"> sleeps.",
            "sleeps."
        ),
        (
            "<think> Hmm.",
            "Hmm."
        ),
        (
            "Done.</think> Now we go.",
            "Done. Now we go."
        ),
        (
            "<h1>The plan</h1>We begin.",
            "The plan. We begin."
        ),
        (
            "<input type=\"checkbox\" checked> Milk",
            "Milk"
        ),
        (
            "<button onclick=\"go('a > b')\">Press</button> it.",
            "Press it."
        ),
        (
            "<span lang=\"fr\">Bonjour</span> to you.",
            "Bonjour to you."
        ),
        (
            "Wait <break strength=\"weak\"/>a bit.",
            "Wait, a bit."
        ),
        (
            "<mark name=\"here\"/>Go on.",
            "Go on."
        ),
        (
            "<audio src=\"ding.mp3\"/>You won.",
            "You won."
        ),
        (
            "He said <q>yes</q> at once.",
            "He said yes at once."
        ),
        (
            "H<sub>2</sub>O is water.",
            "H two O is water."
        ),
        (
            "<speak xmlns=\"http://www.w3.org/2001/10/synthesis\" version=\"1.0\">Thanks for calling.</speak>",
            "Thanks for calling."
        ),
        (
            "The <w role=\"amazon:VB\">read</w> word.",
            "The read word."
        ),
        (
            "Wait<break time=\"500ms\"/>then go.",
            "Wait, then go."
        ),
        (
            "<sub alias=\"doctor\">Dr.</sub> Lee is here.",
            "doctor Lee is here."
        ),
        (
            "<svg:path d=\"M0 0\"/>Look at it.",
            "Look at it."
        ),
        (
            "<font color=\"#ff0000\" size=2>Red text</font> here.",
            "Red text here."
        ),
        (
            "<!-- TODO: fix --> All is well.",
            "All is well."
        ),
        (
            "Stop when n<5 and m>2 now.",
            "Stop when N is less than five and M is greater than two now."
        ),
        (
            "<details><summary>More</summary>Hidden words.</details>",
            "More. Hidden words."
        ),
        (
            "Contact <help@shop.com>.",
            "Contact help at shop dot com."
        ),
        (
            "Tom &amp; Ann&rsquo;s house.",
            "Tom and Ann’s house."
        ),
        (
            "5 &gt; 3 is true.",
            "five is greater than three is true."
        ),
        (
            "<ol><li>Open it.</li><li>Close it.</li></ol>",
            "Open it. Close it."
        ),
        (
            "It is <strong>not</strong><br />allowed.",
            "It is not, allowed."
        ),
        (
            "<video controls src=\"a.mp4\"></video>Enjoy it.",
            "Enjoy it."
        ),
        ("<a href=\"https://x.org\"\n   title=\"A page\">The page</a> helps.", "The page helps."),
    ]

    @Test("What is written and what is said", arguments: cases)
    func said(written: String, spoken: String) {
        expect(written, isSaid: spoken)
    }
}
