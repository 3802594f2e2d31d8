import SpeechText
import Testing

@Suite("Formulas are said as a person would")
struct SpokenFormulaTests {
    /// What is written, and the spoken pieces joined.
    static let cases: [(String, String)] = [
        (
            "\\(a + b\\) is a sum.",
            "eh plus b is a sum."
        ),
        (
            "\\[x = \\frac{1}{2}\\]",
            "x equals one half"
        ),
        (
            "The root is $\\sqrt{2}$ here.",
            "The root is the square root of two here."
        ),
        (
            "$\\sqrt[3]{8} = 2$",
            "the cube root of eight equals two"
        ),
        (
            "$E = mc^2$ is known.",
            "E equals m c squared is known."
        ),
        (
            "$a^2 + b^2 = c^2$",
            "eh squared plus b squared equals c squared"
        ),
        (
            "$\\sum_{i=1}^{n} i$ grows.",
            "sum from i equals one to n of i grows."
        ),
        (
            "$\\int_0^1 x^2 dx$ is small.",
            "integral from zero to one of x squared d x is small."
        ),
        (
            "$\\lim_{x \\to 0} x$",
            "limit as x approaches zero of x"
        ),
        (
            "$\\alpha \\leq \\beta$",
            "alpha is less than or equal to beta"
        ),
        (
            "$\\theta = 90^\\circ$",
            "theta equals ninety degrees"
        ),
        (
            "$f(x) = 2x + 1$",
            "f of x equals two x plus one"
        ),
        (
            "$\\sin(x) + \\cos(y)$",
            "sine of x plus cosine of y"
        ),
        (
            "$\\log_2 8 = 3$",
            "log base two of eight equals three"
        ),
        (
            "$10^{-3}$ is small.",
            "ten to the power of minus three is small."
        ),
        (
            "$x_1 + x_2$",
            "x sub one plus x sub two"
        ),
        (
            "$\\text{speed} = \\frac{d}{t}$",
            "speed equals d over t"
        ),
        (
            "$\\pi r^2$ is the area.",
            "pi r squared is the area."
        ),
        (
            "$\\Delta x$ is a change.",
            "delta x is a change."
        ),
        (
            "$5 \\times 3 = 15$",
            "five times three equals fifteen"
        ),
        (
            "$6 \\div 2$",
            "six divided by two"
        ),
        (
            "$a \\cdot b$",
            "eh times b"
        ),
        (
            "$\\pm 5$",
            "plus or minus five"
        ),
        (
            "$\\infty$ is big.",
            "infinity is big."
        ),
        (
            "$\\vec{v} = 3$",
            "vector v equals three"
        ),
        (
            "$\\binom{n}{k}$",
            "n choose k"
        ),
        (
            "$\\mathbb{R}$ is the set.",
            "R is the set."
        ),
        (
            "$n!$ grows.",
            "n factorial grows."
        ),
        (
            "$|x| = 3$",
            "the absolute value of x equals three"
        ),
        (
            "$\\frac{x+1}{y-2}$",
            "x plus one over y minus two"
        ),
        (
            "$$\\begin{aligned} x &= 1 \\\\ y &= 2 \\end{aligned}$$",
            "x equals one, y equals two"
        ),
        (
            "\\begin{equation} x = 5 \\end{equation}",
            "x equals five"
        ),
        (
            "It is \\alpha and \\beta.",
            "It is alpha and beta."
        ),
        (
            "Take \\frac{3}{4} of it.",
            "Take three quarters of it."
        ),
        (
            "$\\foo x$ is odd.",
            "foo x is odd."
        ),
        (
            "It costs $5 and not $10.",
            "It costs five dollars and not ten dollars."
        ),
        (
            "Pay $20, $30, or $40 today.",
            "Pay twenty dollars, thirty dollars, or forty dollars today."
        ),
        (
            "From $5-$10 each.",
            "From five to ten dollars each."
        ),
        (
            "We made $3 million in May.",
            "We made three million dollars in May."
        ),
        (
            "Say $x$ and $y$ again.",
            "Say x and y again."
        ),
        (
            "$\\boxed{42}$ is it.",
            "forty-two is it."
        ),
        (
            "$\\lambda$ and $\\mu$ differ.",
            "lambda and mu differ."
        ),
        (
            "$p \\land q$",
            "p and q"
        ),
        (
            "$A \\cup B$",
            "eh union B"
        ),
        (
            "$x \\in S$",
            "x in S"
        ),
        (
            "$\\forall x$ we know.",
            "for all x we know."
        ),
        (
            "x² + y² = z² holds.",
            "x squared plus y squared equals z squared holds."
        ),
        (
            "The area is πr² here.",
            "The area is pi r squared here."
        ),
        (
            "Let α be small.",
            "Let alpha be small."
        ),
        (
            "The Δ is big.",
            "The delta is big."
        ),
        (
            "2³ = 8 is right.",
            "two cubed equals eight is right."
        ),
        (
            "CO₂ warms us.",
            "C.O two warms us."
        ),
        (
            "A note¹ here.",
            "A note here."
        ),
        (
            "# Title\nText here.",
            "Title Text here."
        ),
        (
            "## 2. Setup\nRun it.",
            "two. Setup Run it."
        ),
        (
            "- [ ] Buy milk\n- [x] Sell eggs",
            "Buy milk Sell eggs"
        ),
        (
            "- one\n  - two\n    - three",
            "one two three"
        ),
        (
            "1. First\n   - inner\n2. Second",
            "one, First inner two, Second"
        ),
        (
            "> A quote\n> goes on.",
            "A quote goes on."
        ),
        (
            "| Ann | B |\n|---|---|\n| red | blue |",
            "Ann, B red, blue"
        ),
        (
            "Name | Age\n--- | ---\nAnn | old",
            "Name, Age Ann, old"
        ),
        (
            "Text[^1] here.\n\n[^1]: A note.",
            "Text here. A note."
        ),
        (
            "See [the page][1] now.\n\n[1]: https://a.org",
            "See the page now."
        ),
        (
            "Look:\n```python\nprint(1)\n```\nDone now.",
            "Look: Done now."
        ),
        (
            "Line one\n---\nLine two.",
            "Line one Line two."
        ),
        (
            "Title\n=====\nBody text.",
            "Title Body text."
        ),
        (
            "\\(y = mx + b\\) is a line.",
            "y equals m x plus b is a line."
        ),
        (
            "So $\\frac{a}{b} = \\frac{c}{d}$ holds.",
            "So eh over b equals c over d holds."
        ),
        (
            "$\\sqrt{x^2 + y^2}$ is the length.",
            "the square root of x squared plus y squared is the length."
        ),
        (
            "$\\gamma > 1$ is true.",
            "gamma is greater than one is true."
        ),
        (
            "$e^{x}$ grows.",
            "e to the power of x grows."
        ),
        (
            "$\\prod_{k=1}^{5} k$",
            "product from k equals one to five of k"
        ),
        (
            "$\\tan \\theta$ is one.",
            "tangent theta is one."
        ),
        (
            "$x \\approx 3.14$",
            "x is approximately equal to three point one four"
        ),
        (
            "$2^{10} = 1024$",
            "two to the power of ten equals one thousand twenty-four"
        ),
        (
            "$\\omega = 2\\pi f$",
            "omega equals two pi f"
        ),
        (
            "$$F = ma$$ is a law.",
            "F equals m eh is a law."
        ),
        (
            "\\[ v = \\frac{s}{t} \\] is speed.",
            "v equals s over t is speed."
        ),
        (
            "$\\text{area} = l \\times w$",
            "area equals l times w"
        ),
        (
            "$P(A \\mid B)$",
            "P of eh given B"
        ),
        (
            "$y' = 3$",
            "y prime equals three"
        ),
        (
            "It is $15 or $18 a day.",
            "It is fifteen dollars or eighteen dollars a day."
        ),
        (
            "A budget of $2 million is set.",
            "A budget of two million dollars is set."
        ),
        (
            "z³ is a cube.",
            "z cubed is a cube."
        ),
        (
            "β cells and γ rays.",
            "beta cells and gamma rays."
        ),
        (
            "O₂ and N₂ are gases.",
            "O two and N two are gases."
        ),
        (
            "### Step 3: Bake\nWait a bit.",
            "Step three: Bake Wait a bit."
        ),
        (
            "* **Bold item**: text\n* Other item",
            "Bold item: text Other item"
        ),
        (
            "It works.[^note]\n\n[^note]: Most days.",
            "It works. Most days."
        ),
        (
            "~~~\ncode here\n~~~\nThe end.",
            "The end."
        ),
        ("$x \\neq y$", "x is not equal to y"),
        ("$\\nabla f$ and $\\nu$", "del f and nu"),
    ]

    @Test("What is written and what is said", arguments: cases)
    func said(written: String, spoken: String) {
        expect(written, isSaid: spoken)
    }
}
