"""Writes the recordings, each with its words and the end of its last phone.

    write.py FOLDER DOWNLOADS UNPACKED TESTDATA
"""

import configparser
import json
import os
import sys
import wave

from align import RATE, Aligner, NotAligned
from sources import recordings


def write(folder, recording, aligned):
    base = os.path.join(folder, recording.speaker, recording.name)
    os.makedirs(os.path.dirname(base), exist_ok=True)
    with wave.open(base + ".wav", "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(recording.samples.astype("<i2").tobytes())
    with open(base + ".txt", "w") as file:
        file.write(recording.text + "\n")
    with open(base + ".end", "w") as file:
        file.write(f"{aligned['words'][-1]['end']}\n")
    with open(base + ".words.json", "w") as file:
        json.dump(aligned, file)


def main(folder, downloads, unpacked, testdata):
    speakers = configparser.ConfigParser(interpolation=None)
    speakers.read(os.path.join(os.path.dirname(os.path.abspath(__file__)), "speakers.ini"))
    aligner = Aligner()
    written, left_out = {}, {}
    for recording in recordings(downloads, unpacked, testdata):
        speaker = recording.speaker
        try:
            aligned = aligner.align(recording.samples, recording.text)
        except NotAligned as reason:
            left_out.setdefault(speaker, []).append(f"{recording.name}: {reason}")
            continue
        write(folder, recording, aligned)
        written.setdefault(speaker, []).append(aligned)
    for speaker, several in written.items():
        with open(os.path.join(folder, speaker, "speaker.json"), "w") as file:
            json.dump({"speaker": speaker, **speakers[speaker]}, file)
        pauses = sum(len(aligned["pauses"]) for aligned in several)
        print(f"{speaker} ({speakers[speaker]['group']}): {len(several)} recordings, {pauses} pauses")
    with open(os.path.join(folder, "left-out.txt"), "w") as file:
        for speaker, names in left_out.items():
            file.writelines(f"{speaker} {name}\n" for name in names)
    total = sum(map(len, left_out.values()))
    print(f"left out, because their words do not align: {total}, named in left-out.txt")


if __name__ == "__main__":
    main(*sys.argv[1:])
