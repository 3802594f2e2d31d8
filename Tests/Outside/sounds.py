"""What is played over a reply: people's words, what listeners say, and noises."""
import array
import configparser
import dataclasses
import json
import pathlib
import random
import subprocess
import urllib.request

import numpy

import speech

RATE = speech.RATE
COLLECTION = pathlib.Path.home() / ".cache/cascade/recordings"
SPEAKERS = pathlib.Path(__file__).parents[2] / "scripts/recordings.d/speakers.ini"
# Seconds of a recording, to the end of a word.
LONGEST = 3.0
# Seconds around a word that is cut out of a recording.
MARGIN = 0.03
# Seconds of a recording before its first word.
LEAD = 0.3
# A sound has begun in the first 10 ms within 30 dB of its loudest and 6 dB above its quietest tenth.
ONSET, ABOVE_NOISE = 10 ** (-30 / 10), 10 ** (6 / 10)

SAID = ["Mm-hm.", "Yeah.", "Okay.", "Uh-huh.", "Right."]
# Synthesizers spell the first, letter by letter: eSpeak NG is given its sounds, and the Piper voice is left out.
PHONEMES = {"Mm-hm.": "[[mmh'mm]]"}
# Said by people: the first or the last word of a recording, or one that people use while they think.
LISTENERS = {"okay", "oh", "right", "exactly", "alright"}
THINKING = {"uh", "um", "hm"}
LEVELS = {"loud": -16, "normal": -26, "soft": -36}  # dB of full scale, of the loudest 100 ms
# Voices of eSpeak NG; the Piper voice is the server's own.
VOICES = {"fit": ["piper", "en-us+f2", "en-gb-x-rp"], "judge": ["en-us", "en-gb+f3", "en-gb-scotland+m3"]}
NOISES = ["cough", "click", "music", "keyboard"]


@dataclasses.dataclass
class Sound:
    kind: str  # interruption, backchannel, noise
    group: str  # fit, judge
    name: str
    samples: numpy.ndarray  # 16-bit

    @property
    def onset(self):
        """Seconds into the sound."""
        heard = powers(self.samples, 10)
        floor = numpy.quantile(heard, 0.1) if self.kind != "noise" else 0
        begun = max(heard.max() * ONSET, min(floor * ABOVE_NOISE, heard.max() / 10))
        return int(numpy.flatnonzero(heard > begun)[0]) * 0.01

    @property
    def origin(self):
        return "people" if "/" in self.name else "voices" if self.kind == "backchannel" else "script"

    @property
    def length(self):
        return len(self.samples) / RATE


def powers(samples, milliseconds):
    size = RATE * milliseconds // 1000
    samples = numpy.concatenate([samples, numpy.zeros(-len(samples) % size)])
    return (samples.reshape(-1, size).astype(float) ** 2).mean(axis=1)


def at_level(samples, decibels):
    """The loudest 100 ms at a level below full scale."""
    gain = 32768 * 10 ** (decibels / 20) / numpy.sqrt(powers(samples, 100).max())
    return numpy.clip(numpy.asarray(samples, dtype=float) * gain, -32767, 32767).astype("<i2")


def faded(samples, seconds=0.01):
    length = round(seconds * RATE)
    shape = numpy.ones(len(samples))
    shape[:length] = numpy.linspace(0, 1, length)
    shape[len(samples) - length:] = numpy.linspace(1, 0, length)
    return samples * shape


def groups():
    speakers = configparser.ConfigParser()
    speakers.read(SPEAKERS)
    return {name: speakers[name]["group"] for name in speakers.sections()}


def recordings():
    """Group, name, samples and words of each."""
    for speaker, group in groups().items():
        for path in sorted((COLLECTION / speaker).glob("*.words.json")):
            name = path.name.removesuffix(".words.json")
            words = json.loads(path.read_text())["words"]
            yield group, f"{speaker}/{name}", numpy.array(speech.read(path.with_name(f"{name}.wav"))), words


def interruptions():
    """Two words or more of one person, to the end of a word. The longest recordings give two."""
    for group, name, samples, words in recordings():
        for part, first in enumerate([0, len(words) // 2] if words and words[-1]["end"] > 5500 else [0]):
            begin = max(0, words[first]["start"] / 1000 - LEAD) if first == 0 else words[first]["start"] / 1000
            said = [word for word in words[first:] if word["end"] / 1000 <= begin + LONGEST]
            # Whoever thinks aloud does not interrupt yet, and a listener's word alone does not.
            meant = [word for word in said if word["word"] not in LISTENERS | THINKING]
            if len(meant) < 2:
                continue
            end = said[-1]["end"] / 1000 + MARGIN
            piece = samples[int(begin * RATE):int(end * RATE)]
            words_said = " ".join(word["word"] for word in said)
            yield Sound("interruption", group, f"{name}{'' if part == 0 else ' later'}: {words_said}", faded(piece))


def people_listening():
    """What people in the recordings say as listeners do, or while they think."""
    for group, name, samples, words in recordings():
        for number, word in enumerate(words):
            is_alone = word["word"] in LISTENERS and number in (0, len(words) - 1)
            if not (is_alone or word["word"] in THINKING) or word["end"] - word["start"] < 150:
                continue
            begin, end = word["start"] / 1000 - MARGIN, word["end"] / 1000 + MARGIN
            piece = faded(samples[max(0, int(begin * RATE)):int(end * RATE)])
            yield Sound("backchannel", group, f"{name}: {word['word']}", at_level(piece, LEVELS["normal"]))


def voices_listening(server):
    for group, voices in VOICES.items():
        for voice in voices:
            for text in SAID:
                if voice == "piper" and text in PHONEMES:
                    continue
                said = trimmed(piper(server, text) if voice == "piper" else espeak(voice, text))
                for level, decibels in LEVELS.items():
                    yield Sound("backchannel", group, f"{voice} {level}: {text}", at_level(said, decibels))


def piper(server, text):
    request = urllib.request.Request(
        f"{server.address}v1/text-to-speech/joe?output_format=pcm_16000", json.dumps({"text": text}).encode(),
        {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as response:
        return numpy.frombuffer(response.read(), dtype="<i2")


def espeak(voice, text):
    output = subprocess.run(
        ["espeak-ng", "-v", voice, "--stdout", PHONEMES.get(text, text)], check=True, capture_output=True, timeout=30).stdout
    # A stream: the header's length is not known when it is written.
    rate = int.from_bytes(output[24:28], "little")
    samples = numpy.frombuffer(output[44:len(output) // 2 * 2], dtype="<i2").astype(float)
    times = numpy.arange(int(len(samples) * RATE / rate)) / RATE
    # Averages of as many samples as one becomes: enough of a low pass for a voice.
    smooth = numpy.convolve(samples, numpy.ones(2) / 2, "same")
    return numpy.interp(times, numpy.arange(len(samples)) / rate, smooth)


def trimmed(samples):
    loud = numpy.flatnonzero(powers(samples, 10) > powers(samples, 10).max() * 10 ** -4)
    return samples[loud[0] * RATE // 100:(loud[-1] + 1) * RATE // 100]


def noises():
    for group, seeds in [("fit", range(100, 102)), ("judge", range(2))]:
        for seed in seeds:
            for name in NOISES:
                made = globals()[name](numpy.random.default_rng(seed))
                for level, decibels in LEVELS.items():
                    yield Sound("noise", group, f"{name} {seed} {level}", at_level(made, decibels))


def band(random_numbers, length, low, high):
    """Noise between two frequencies."""
    spectrum = numpy.fft.rfft(random_numbers.standard_normal(length))
    frequencies = numpy.fft.rfftfreq(length, 1 / RATE)
    return numpy.fft.irfft(spectrum * ((frequencies > low) & (frequencies < high)), length)


def cough(random_numbers):
    """Two bursts of breath through an open throat, each with a short voiced rest."""
    bursts = []
    for _ in range(2):
        length = int(random_numbers.uniform(0.2, 0.3) * RATE)
        times = numpy.arange(length) / RATE
        breath = band(random_numbers, length, 300, 5000) * numpy.exp(-times / 0.06)
        throat = numpy.sign(numpy.sin(2 * numpy.pi * random_numbers.uniform(90, 160) * times))
        throat = numpy.convolve(throat, numpy.ones(20) / 20, "same") * numpy.exp(-((times - 0.12) / 0.05) ** 2)
        bursts += [breath / breath.std() + 0.5 * throat, numpy.zeros(int(random_numbers.uniform(0.05, 0.15) * RATE))]
    return numpy.concatenate(bursts)


def click(random_numbers):
    length = int(0.03 * RATE)
    return band(random_numbers, length, 800, 7000) * numpy.exp(-numpy.arange(length) / RATE / 0.004)


def keyboard(random_numbers):
    """Two seconds of keys, down and up."""
    sound = numpy.zeros(2 * RATE)
    at = 0.0
    while at < 1.8:
        for delay, size in [(0, 1.0), (random_numbers.uniform(0.06, 0.1), 0.5)]:
            key = click(random_numbers) * size * random_numbers.uniform(0.6, 1)
            start = int((at + delay) * RATE)
            sound[start:start + len(key)] += key
        at += random_numbers.uniform(0.09, 0.25)
    return sound


def music(random_numbers):
    """Three seconds of chords with a tune above them."""
    beat = int(0.3 * RATE)
    times = numpy.arange(beat) / RATE
    notes = []
    for number in range(10):
        root = [220, 174.6, 261.6, 196][number // 3 % 4]
        tune = root * 2 ** (random_numbers.choice([12, 14, 16, 19, 21]) / 12)
        chord = [(root, 1), (root * 1.26, 0.7), (root * 1.5, 0.7), (tune, 1.2)]
        partials = sum(size / harmonic * numpy.sin(2 * numpy.pi * pitch * harmonic * times)
                       for pitch, size in chord for harmonic in (1, 2, 3, 4))
        notes.append(partials * numpy.minimum(1, times / 0.01) * numpy.exp(-times / 0.4))
    return numpy.concatenate(notes)


def chosen(server, group, kinds, count):
    """Sounds of a group, in an order that is always the same; at most `count` of a kind."""
    every = [*interruptions(), *people_listening(), *voices_listening(server), *noises()]
    result = []
    for kind in kinds:
        of_kind = [sound for sound in every if sound.kind == kind and sound.group == group]
        random.Random(7).shuffle(of_kind)
        result += of_kind[:count]
    random.Random(8).shuffle(result)
    return result


def pcm(sound):
    return array.array("h", numpy.asarray(sound.samples).astype("<i2").tobytes())
