"""Forced alignment: when each known word of a recording is said, and where the last phone ends.

PocketSphinx finds the most likely path of the words' phones through the sound, with silence allowed between words. It is
none of Cascade's engines, so it may judge them. Times are in milliseconds and have its grain of 10.
"""

import re

RATE = 16_000
GRAIN = 10
SHORTEST_PAUSE = 100
# A last word that has no silence behind it cannot end in the model's silence.
SILENCE_BEHIND = RATE
# The last phone may reach into that silence by a few frames, which is no error; more is.
REACH = 50

# Words of the recordings that the dictionary lacks.
PRONUNCIATIONS = {
    "aligner": "AH L AY N ER",
    "digium": "D IH JH IY AH M",
    "forevermore": "F ER EH V ER M AO R",
    "ivr": "AY V IY AA R",
    "overwatch": "OW V ER W AA CH",
    "pbx": "P IY B IY EH K S",
    "plat": "P L AE T",
    "prepend": "P R IY P EH N D",
    "prepending": "P R IY P EH N D IH NG",
    # As the texts write it, not as it is said.
    "represenatives": "R EH P R AH Z EH N T AH T IH V Z",
    "umute": "AH N M Y UW T",
    "unmute": "AH N M Y UW T",
    "unmuted": "AH N M Y UW T AH D",
    "waldo's": "W AA L D OW Z",
}

# How far behind the best path others are followed. Where the narrow search loses its way, in slow or hesitant speech, the
# wide one finds it; but a few words would be found in any sound.
NARROW = {"beam": 1e-80, "wbeam": 1e-60, "pbeam": 1e-80}
WIDE = {"beam": 1e-200, "wbeam": 1e-150, "pbeam": 1e-200}
WORDS_FOR_WIDE = 5

FRAGMENT_BEGINS = set("and at by for from in is of on or than to was with".split())

DIGITS = "zero one two three four five six seven eight nine".split()


class NotAligned(Exception):
    """Says why a recording is left out."""


def words_in(text):
    """The words as the dictionary writes them. A digit alone is a word; longer numbers can be said in many ways."""
    text = re.sub(r"\b\d\b", lambda digit: DIGITS[int(digit[0])], text.lower().replace("’", "'"))
    if re.search(r"[\d\[\]<>{}()]", text):
        raise NotAligned("its text is not words alone")
    words = re.sub(r"[^a-z' ]", " ", text).split()
    words = [word if word[0] != "'" else word.lstrip("'") for word in words]
    if not all(words) or not words:
        raise NotAligned("it has no words")
    return words


def ends_a_sentence(text):
    """Prompts are also pieces of sentences, which are put together later: "To call this number." """
    words = words_in(text)
    if words[0] in FRAGMENT_BEGINS and len(words) <= 5 and "," not in text:
        return False
    return text.rstrip("\"') ")[-1:] in (".", "!", "?") and not text.rstrip().endswith("..")


class Aligner:
    def __init__(self):
        from pocketsphinx import Decoder

        self.decoders = [Decoder(lm=None, loglevel="FATAL", **beams) for beams in (NARROW, WIDE)]
        for decoder in self.decoders:
            for word, phones in PRONUNCIATIONS.items():
                decoder.add_word(word, phones, True)

    def align(self, samples, text):
        """A recording of 16 bit samples at 16 kHz: its words with times, the pauses between them, and its end."""
        words = words_in(text)
        unknown = [word for word in words if self.decoders[0].lookup_word(word) is None]
        if unknown:
            raise NotAligned("not in the dictionary: " + ", ".join(unknown))
        length = 1000 * len(samples) // RATE
        spoken = path(self.decoders[0], samples, words)
        if not fits(spoken, words, length) and len(words) >= WORDS_FOR_WIDE:
            spoken = path(self.decoders[1], samples, words)
        if not fits(spoken, words, length):
            raise NotAligned("the sound does not hold these words")
        spoken = [(word, start, min(end, length)) for word, start, end in spoken]
        return {
            "length": length,
            "complete": ends_a_sentence(text),
            "words": [{"word": word, "start": start, "end": end} for word, start, end in spoken],
            "pauses": [
                {"start": before[2], "end": after[1]}
                for before, after in zip(spoken, spoken[1:])
                if after[1] - before[2] >= SHORTEST_PAUSE
            ],
        }


def fits(spoken, words, length):
    return [word for word, _, _ in spoken] == words and spoken[-1][2] <= length + REACH


def path(decoder, samples, words):
    decoder.set_align_text(" ".join(words))
    decoder.start_utt()
    decoder.process_raw(samples.astype("<i2").tobytes() + bytes(2 * SILENCE_BEHIND), full_utt=True)
    decoder.end_utt()
    if decoder.hyp() is None:
        return []
    return [
        # The dictionary's second pronunciation of a word has a number behind it.
        (re.sub(r"\(\d+\)$", "", part.word), GRAIN * part.start_frame, GRAIN * (part.end_frame + 1))
        for part in decoder.seg()
        if part.word[0] not in "<["
    ]
