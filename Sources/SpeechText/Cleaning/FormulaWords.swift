/// The commands of formulas as English words.
enum FormulaWords {
    /// Operators, relations and letters that stand for themselves.
    static let plain: [String: String] = {
        var words = [
            "times": "times", "cdot": "times", "ast": "times", "div": "divided by", "pm": "plus or minus",
            "mp": "minus or plus", "le": "is less than or equal to", "leq": "is less than or equal to",
            "ge": "is greater than or equal to", "geq": "is greater than or equal to", "lt": "is less than",
            "gt": "is greater than", "ll": "is much less than", "gg": "is much greater than",
            "ne": "is not equal to", "neq": "is not equal to", "approx": "is approximately equal to",
            "simeq": "is approximately equal to", "cong": "is congruent to", "equiv": "is equivalent to",
            "sim": "is similar to", "propto": "is proportional to", "to": "to", "rightarrow": "to",
            "longrightarrow": "to", "mapsto": "maps to", "leftarrow": "from", "Rightarrow": "implies",
            "implies": "implies", "Longrightarrow": "implies", "Leftrightarrow": "if and only if",
            "iff": "if and only if", "leftrightarrow": "if and only if", "infty": "infinity", "in": "in",
            "notin": "not in", "ni": "contains", "subset": "is a subset of", "subseteq": "is a subset of",
            "supset": "is a superset of", "supseteq": "is a superset of", "cup": "union", "cap": "intersection",
            "setminus": "without", "emptyset": "the empty set", "varnothing": "the empty set", "forall": "for all",
            "exists": "there exists", "neg": "not", "lnot": "not", "land": "and", "wedge": "and", "lor": "or",
            "vee": "or", "oplus": "plus", "otimes": "times", "circ": "of", "partial": "partial", "nabla": "del",
            "angle": "angle", "perp": "is perpendicular to", "parallel": "is parallel to", "mid": "given",
            "prime": "prime", "therefore": "therefore", "because": "because", "hbar": "h bar", "ell": "l",
            "Re": "the real part of", "Im": "the imaginary part of", "aleph": "aleph", "degree": "degrees",
            "ldots": ",", "dots": ",", "cdots": ",", "vdots": ",", "mod": "mod", "bmod": "mod", "star": "star",
            "dagger": "dagger", "triangle": "triangle", "colon": ",", "cdotp": "times", "bullet": "times",
        ]
        for name in GreekLetter.names {
            words[name] = name
            words[name.prefix(1).uppercased() + name.dropFirst()] = name
            words["var" + name] = name
        }
        return words
    }()

    /// Functions by name.
    static let functions = [
        "sin": "sine", "cos": "cosine", "tan": "tangent", "cot": "cotangent", "sec": "secant", "csc": "cosecant",
        "arcsin": "arc sine", "arccos": "arc cosine", "arctan": "arc tangent", "sinh": "hyperbolic sine",
        "cosh": "hyperbolic cosine", "tanh": "hyperbolic tangent", "log": "log", "ln": "natural log", "lg": "log",
        "exp": "exponential", "max": "maximum", "min": "minimum", "sup": "supremum", "inf": "infimum",
        "det": "determinant", "dim": "dimension", "ker": "kernel", "gcd": "greatest common divisor",
        "lcm": "least common multiple", "deg": "degree", "arg": "argument", "Pr": "probability",
    ]

    /// Operators with bounds: "sum from one to n of".
    static let bounded = [
        "sum": "sum", "prod": "product", "int": "integral", "iint": "double integral", "iiint": "triple integral",
        "oint": "contour integral", "bigcup": "union", "bigcap": "intersection", "lim": "limit",
        "limsup": "limit superior", "liminf": "limit inferior", "coprod": "coproduct",
    ]

    /// What is said behind the letter that a command puts a sign on.
    static let accents = [
        "hat": "hat", "widehat": "hat", "bar": "bar", "overline": "bar", "dot": "dot", "ddot": "double dot",
        "tilde": "tilde", "widetilde": "tilde", "underline": "",
    ]

    /// Commands whose group is text: it is said as it is.
    static let texts: Set<String> = [
        "text", "textbf", "textit", "textrm", "texttt", "mbox", "operatorname", "mathrm", "ce", "emph", "textsf",
        "hbox",
        "mathsf", "mathit",
    ]

    /// Commands that are said with what stands behind them, or not at all.
    private static let others: Set<String> = [
        "frac", "dfrac", "tfrac", "cfrac", "sqrt", "binom", "dbinom", "tbinom", "vec", "mathbf", "mathbb", "mathcal",
        "mathfrak", "boldsymbol", "bm", "boxed", "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr",
        "quad", "qquad", "displaystyle", "textstyle", "begin", "end", "label", "tag", "nonumber", "limits", "color",
        "textcolor", "underbrace", "overbrace", "overset", "underset", "stackrel", "substack", "phantom", "hspace",
        "pmod", "overrightarrow", "cancel", "not", "lbrace", "rbrace", "langle", "rangle", "lvert", "rvert", "lfloor",
        "rfloor", "lceil", "rceil", "hline", "vspace",
    ]

    /// Whether a command is one of formulas.
    static func knows(_ name: String) -> Bool {
        plain[name] != nil || functions[name] != nil || bounded[name] != nil || accents[name] != nil
            || texts.contains(name) || others.contains(name)
    }
}
