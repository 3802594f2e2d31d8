#!/usr/bin/env python3
"""Measures conversations at once: one server on local engines, and callers that each play recordings to it in real time.

    scripts/together.py FOLDER [--callers 4] [--repeats 1]

First one caller plays all recordings of FOLDER alone, then the callers share them. It prints how many turns were answered,
p50 and p90 of voice_to_voice, and whether a reply was another recording's: the model answers the same words alike. Callers and
server share the machine, so the figures hold for that.
"""
import argparse
import contextlib
import json
import pathlib
import re
import signal
import statistics
import subprocess
import tempfile

PROGRAM = pathlib.Path(__file__).parents[1] / ".build-release/release/cascade"
# Any number of conversations must answer the same question alike.
SETTINGS = ["--set", "llm.temperature=0"]


@contextlib.contextmanager
def server():
    """The address of a server for as long as it is wanted."""
    with subprocess.Popen(
        [PROGRAM, "serve", "--port", "0", *SETTINGS], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            for line in process.stdout:
                if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                    yield f"ws://127.0.0.1:{found[1]}/v1/session"
                    break
            else:
                raise SystemExit("the server did not start: run `cascade doctor`")
        finally:
            process.send_signal(signal.SIGTERM)


def play(url, shares, repeats, folder):
    """The turns of callers that play their shares of the recordings at once."""
    callers = []
    for number, share in enumerate(shares):
        own = folder / f"{len(shares)}-{number}"
        own.mkdir()
        for recording in share:
            for file in recording.parent.glob(recording.stem + ".*"):
                (own / file.name).symlink_to(file)
        out = own / "turns.json"
        command = [PROGRAM, "bench", "--recordings", own, "--url", f"server={url}",
                   "--repeats", str(repeats), "--json", out]
        # Each caller says that the machine is not quiet, as the server is not its own.
        callers.append((subprocess.Popen(command, stdout=subprocess.DEVNULL), out))
    turns = []
    for process, out in callers:
        process.wait()
        if not out.exists():
            raise SystemExit(f"a caller ended with {process.returncode} and without turns")
        turns += json.loads(out.read_text())["raw"]
    return turns


def voice_to_voice(turn):
    marks = turn["marks_ms"]
    return marks.get("first_byte_written") if turn["outcome"] == "answered" else None


def tell(name, turns, replies):
    times = sorted(time for turn in turns if (time := voice_to_voice(turn)) is not None)
    outcomes = {}
    for turn in turns:
        outcomes[turn["outcome"]] = outcomes.get(turn["outcome"], 0) + 1
    # Those whose recording was answered alone, too: an answer that was cut off is none to compare with.
    telling = [turn for turn in turns if turn["outcome"] == "answered" and turn["recording"] in replies]
    others = [
        turn for turn in telling
        if turn["reply"] not in replies[turn["recording"]]
        and any(turn["reply"] in found for recording, found in replies.items() if recording != turn["recording"])]
    ninth = statistics.quantiles(times, n=10)[-1] if len(times) >= 20 else float("nan")
    print(
        f"{name}: {len(turns)} turns, {', '.join(f'{count} {outcome}' for outcome, count in sorted(outcomes.items()))}; "
        f"voice_to_voice p50 / p90 {statistics.median(times):.0f} / {ninth:.0f} ms (n {len(times)}); "
        f"{len(others)} replies to somebody else's words; {len(telling)} turns that tell")
    for turn in others:
        print(f"  {turn['recording']}: {turn['transcript']!r} was answered {turn['reply']!r}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--callers", type=int, default=4)
    parser.add_argument("--repeats", type=int, default=1)
    options = parser.parse_args()
    recordings = sorted(options.folder.glob("*.wav"))
    if len(recordings) < options.callers:
        raise SystemExit(f"{options.folder} holds {len(recordings)} recordings, too few for {options.callers} callers")
    with server() as url, tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder).resolve()
        recordings = [recording.resolve() for recording in recordings]
        alone = play(url, [recordings], options.repeats, folder)
        replies = {}
        for turn in alone:
            if turn["outcome"] == "answered":
                replies.setdefault(turn["recording"], set()).add(turn["reply"])
        shares = [recordings[number::options.callers] for number in range(options.callers)]
        together = play(url, shares, options.repeats, folder)
    tell("alone", alone, replies)
    tell(f"{options.callers} at once", together, replies)


if __name__ == "__main__":
    main()
