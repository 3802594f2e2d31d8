"""Recorded speech: reading, writing, joining, and comparing what was understood."""
import array
import pathlib
import re
import wave

RECORDINGS = pathlib.Path("/usr/share/pocketsphinx/test/data/librivox")
RATE = 16000


def recording(name):
    """A recording of the set-up's collection, by the end of its name: "0870"."""
    return read(next(RECORDINGS.glob(f"*-{name}.wav")))


def words_of(name):
    """What is said in a recording."""
    for line in (RECORDINGS / "transcription").read_text().splitlines():
        if line.endswith(f"-{name})"):
            return line.rsplit("(", 1)[0].replace("<s>", "").replace("</s>", "").strip()
    raise LookupError(f"no words are known of recording {name}")


def read(path):
    """Samples of a mono 16-bit WAV file at `RATE`."""
    with wave.open(str(path)) as file:
        assert file.getparams()[:3] == (1, 2, RATE), f"{path} is not 16-bit mono at {RATE} Hz"
        return array.array("h", file.readframes(file.getnframes()))


def read_any(path):
    """Samples of a mono 16-bit WAV file, and their rate."""
    with wave.open(str(path)) as file:
        assert file.getparams()[:2] == (1, 2), f"{path} is not 16-bit mono"
        return array.array("h", file.readframes(file.getnframes())), file.getframerate()


def write(path, samples, rate=RATE):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())


def silence(seconds, rate=RATE):
    return array.array("h", bytes(2 * round(seconds * rate)))


def words(text):
    # An apostrophe at an edge is a quotation mark, which recognizers sometimes write before an utterance.
    words = (word.strip("'") for word in re.sub(r"[^a-z0-9' ]", " ", text.lower().replace("-", " ")).split())
    return [word for word in words if word]


def word_errors(said, understood):
    """Words to change, add or leave out to make one text of the other."""
    said, understood = words(said), words(understood)
    row = list(range(len(understood) + 1))
    for i, word in enumerate(said, 1):
        previous, row[0] = row[0], i
        for j, other in enumerate(understood, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (word != other))
    return row[-1]
