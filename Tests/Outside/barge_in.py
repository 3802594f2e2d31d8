"""How well are interruptions told from what is none? Plays people's words, listeners' words and noises over replies
through the real page and the local engines, and prints what became of each; see `scripts/barge-in`."""
import argparse
import asyncio
import collections
import json
import math
import pathlib
import random
import tempfile

import numpy

import pilot
import sounds
from agreement import KEEP_SENT, Sent
from ear import RATE, DevicesMissing, open_devices
from page import open_page
from server import serve
from storyteller import tell_stories

KINDS = ["interruption", "backchannel", "noise"]
# The goals: milliseconds, and shares.
LOWERED_P99, SILENT_P95, OBEYED, STOPPED = 150, 500, 0.95, 0.05
# Seconds: of a reply before something is played over it (longer than `turn.takeBack`), of a reply that may be used, behind a
# sound for the server to make up its mind, and for it to take back a pause that a noise caused.
BEFORE, USABLE, BEHIND, RESUMING = 2.2, 55, 1.4, 3.5

NOTE = """() => {
  globalThis.noted = [];
  const names = ['speech_started', 'partial_transcript', 'final_transcript', 'turn_dropped', 'turn_resumed',
    'reply_started', 'reply_lowered', 'reply_raised', 'reply_paused', 'reply_resumed', 'reply_ended',
    'reply_interrupted', 'audible'];
  for (const name of names) {
    cascadeTest.session.addEventListener(name, ({ detail }) =>
      noted.push({ name, reply: detail.reply, text: detail.text, at: performance.now() }));
  }
}"""


class Trials:
    """A page that is talked over."""

    def __init__(self, page, devices, recorded):
        self.page = page
        self.devices = devices
        self.recorded = recorded
        self.clock = asyncio.get_running_loop()
        self.reply = None
        self.audible = 0.0

    async def noted(self):
        return await self.page.page.evaluate("noted")

    async def ready(self, random_numbers):
        """Waits until a reply has been heard for a while; asks for one if there is none that lasts."""
        running = await self.running()
        if running is None or self.clock.time() - self.audible > USABLE:
            before = running
            await self.page.page.evaluate("cascadeTest.session.sendText('Tell me a story.')")
            async with asyncio.timeout(30):
                while (running := await self.running()) in (None, before):
                    await asyncio.sleep(0.05)
        rest = BEFORE + random_numbers.uniform(0, 0.5) - (self.clock.time() - self.audible)
        await asyncio.sleep(max(0.3, rest))

    async def running(self):
        """The reply that is heard."""
        noted = await self.noted()
        heard = [each["reply"] for each in noted if each["name"] == "audible"]
        ended = {each["reply"] for each in noted if each["name"] in ("reply_ended", "reply_interrupted")}
        if not heard or heard[-1] in ended:
            return None
        if heard[-1] != self.reply:
            self.reply, self.audible = heard[-1], self.clock.time()
        return self.reply

    async def play(self, sound):
        """What became of a reply while a sound was played over it."""
        reply = await self.running()
        await self.page.page.evaluate("takeSent()")
        start, count = self.recorded().shape[1], len(await self.noted())
        await self.devices.play(sounds.pcm(sound), sounds.RATE)
        end = self.clock.time()
        stopped = paused = False
        while True:
            await asyncio.sleep(0.05)
            events = (await self.noted())[count:]
            names = [each["name"] for each in events if each["reply"] == reply]
            stopped = "reply_interrupted" in names
            paused = names.count("reply_paused") > names.count("reply_resumed")
            waited = self.clock.time() - end
            if waited > (RESUMING if paused else BEHIND):
                break
            if stopped and (await self.running()) is not None and waited > 0.3:
                break
        await asyncio.sleep(0.3)  # until all is recorded
        sent = Sent()
        sent.add(await self.page.page.evaluate("takeSent()"))
        begin = max(0, start - RATE)
        mouth, ear = self.recorded()[:, begin:]
        return Trial(sound, reply, events, mouth, ear, sent, stopped)


class Trial:
    """Milliseconds from the sound's onset as it was played."""

    def __init__(self, sound, reply, events, mouth, ear, sent, stopped):
        self.sound = sound
        self.stopped = stopped
        self.actions = [each["name"].removeprefix("reply_") for each in events if each["reply"] == reply]
        self.words = [each["text"] for each in events if each["name"] in ("partial_transcript", "final_transcript")]
        levels = pilot.level(ear, reply)
        onset = int(numpy.flatnonzero(mouth)[0]) + round(sound.onset * RATE)
        normal = float(numpy.median(levels[max(0, onset - RATE // 2):onset]))
        self.steady = normal > 0.005 and bool((levels[max(0, onset - RATE // 10):onset] > 0.7 * normal).all())
        self.lowered = self.milliseconds(pilot.first_below(levels, pilot.LOWERED, onset, normal), onset)
        self.silent = (
            self.milliseconds(pilot.first_below(levels, pilot.GONE, onset, normal, pilot.STAYS_GONE), onset)
            if stopped else None)
        # From where the page sent the onset's sound until it was told what to do: the server's part. Before it lies the way from
        # the microphone, behind it that to the ear.
        left = sent.time_of(mouth, onset)
        self.told = {}
        for each in events:
            # Of a sound that repeats itself another part may be found.
            if each["reply"] == reply and left is not None and each["at"] >= left:
                self.told.setdefault(each["name"].removeprefix("reply_"), each["at"] - left)
        gone = (levels[onset:] < pilot.GONE * normal).sum() if not stopped else 0
        self.held = gone / RATE * 1000

    @property
    def told_silent(self):
        return min((self.told[each] for each in ("paused", "interrupted") if each in self.told), default=None)

    @staticmethod
    def milliseconds(sample, onset):
        return None if sample is None else (sample - onset) / RATE * 1000

    @property
    def record(self):
        return {
            "kind": self.sound.kind, "group": self.sound.group, "sound": self.sound.name,
            "origin": self.sound.origin, "stopped": self.stopped,
            "actions": self.actions, "words": self.words, "lowered_ms": self.lowered,
            "silent_ms": self.silent, "held_ms": self.held, "steady": self.steady, "told_ms": self.told,
            "told_silent_ms": self.told_silent,
            "length_ms": self.sound.length * 1000, "onset_ms": self.sound.onset * 1000,
        }

    def __str__(self):
        def time(value):
            return "    -" if value is None else f"{value:5.0f}"
        return (f"{self.sound.kind:<12} {'stopped' if self.stopped else 'goes on'}  lowered {time(self.lowered)}  "
                f"silent {time(self.silent)}  {self.sound.name[:60]!r}  {' '.join(self.actions)}  "
                f"{' | '.join(self.words[:1] + self.words[-1:])!r}{'' if self.steady else '  UNSTEADY'}")


def share(count, total):
    """With its 95 % interval by Wilson."""
    if total == 0:
        return "none"
    z, p = 1.96, count / total
    middle = (p + z * z / 2 / total) / (1 + z * z / total)
    half = z * math.sqrt(p * (1 - p) / total + z * z / 4 / total / total) / (1 + z * z / total)
    return f"{count} of {total} ({100 * p:.1f} %, 95 % interval {100 * (middle - half):.1f} to {100 * (middle + half):.1f})"


def percentiles(values):
    """Those of which the set knows anything: p99 needs a hundred, p95 twenty."""
    values = sorted(values)
    if not values:
        return "n 0"
    chosen = [p for p in (50, 90, 95, 99) if len(values) * (100 - p) >= 100 or p == 50]
    told = "  ".join(f"p{p} {values[math.ceil(len(values) * p / 100) - 1]:.0f}" for p in chosen)
    return f"n {len(values)}  {told}  most {values[-1]:.0f} ms"


def stopped(trials):
    return share(sum(each["stopped"] for each in trials), len(trials))


def summary(trials):
    of = collections.defaultdict(list)
    for each in trials:
        of[each["kind"]].append(each)
    lines = []
    whole = [each for each in trials if each["steady"]]
    spoken = [each for each in whole if each["kind"] != "noise" and each["lowered_ms"] is not None]
    told = [each["told_ms"]["lowered"] for each in spoken if "lowered" in each["told_ms"]]
    real = [each for each in whole if each["kind"] == "interruption" and each["stopped"]]
    lines.append(f"lowered after  {percentiles([each['lowered_ms'] for each in spoken])}  (goal: p99 {LOWERED_P99})")
    words = [each["lowered_ms"] for each in spoken if each["kind"] == "interruption"]
    lines.append(f"   of interruptions  {percentiles(words)}")
    lines.append(f"   the server's part {percentiles(told)}")
    lines.append(f"silent after   {percentiles([each['silent_ms'] for each in real])}  (goal: p95 {SILENT_P95})")
    told = [each["told_silent_ms"] for each in real if each["told_silent_ms"] is not None]
    lines.append(f"   the server's part {percentiles(told)}")
    for kind, verb, goal in [
            ("interruption", "are obeyed", f"at least {OBEYED:.0%}"),
            ("backchannel", "stop the agent", f"at most {STOPPED:.0%}"),
            ("noise", "stop the agent", f"at most {STOPPED:.0%}")]:
        if of[kind]:
            lines.append(f"{kind}s that {verb}: {stopped(of[kind])}  (goal: {goal})")
            for origin in ("people", "voices") if kind == "backchannel" else ():
                lines.append(f"   said by {origin}: {stopped([each for each in of[kind] if each['origin'] == origin])}")
            held = [each["held_ms"] for each in of[kind] if not each["stopped"] and each["held_ms"] > 50]
            if held:
                lines.append(f"   that pause it for a while: {len(held)}, {percentiles(held)}")
    return lines


async def session(server, devices, remaining, group, done):
    """Plays sounds until something goes wrong with the browser's sound, or none is left."""
    async with open_page(server.address, devices=devices) as page:
        await page.page.evaluate(NOTE)
        await page.page.evaluate(KEEP_SENT)
        await page.page.evaluate(pilot.MIX, list(pilot.FREQUENCIES))
        await page.press("Start")
        await page.shows("body[data-state=listening]")
        devices.prefer()
        with devices.record() as recorded:
            await asyncio.sleep(3)  # as a person who has pressed a button
            trials = Trials(page, devices, recorded)
            pauses = random.Random(group)
            while remaining:
                await trials.ready(pauses)
                trial = await trials.play(remaining[0])
                remaining.pop(0)
                done.append(trial.record)
                print(f"{len(done):>3} {trial}", flush=True)
        assert page.errors == [], page.errors


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=60, help="sounds of a kind at the most (60)")
    parser.add_argument("--kind", choices=KINDS, action="append", help="only this kind; may be repeated")
    parser.add_argument("--group", choices=["fit", "judge"], default="judge",
                        help="whose sounds; settings may be chosen on fit only (judge)")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="a setting of the server")
    parser.add_argument("--json", type=pathlib.Path, help="a file for every trial and the summary")
    options = parser.parse_args()
    done = []
    with tempfile.TemporaryDirectory() as folder, tell_stories() as model, open_devices() as devices:
        settings = [word for setting in options.set for word in ("--set", setting)]
        with serve(folder, "--llm", model, *settings, environment={"OPENAI_API_KEY": "none"}) as server:
            remaining = sounds.chosen(server, options.group, options.kind or KINDS, options.n)
            asyncio.run(session(server, devices, remaining, options.group, done))
    lines = summary(done)
    print("\n".join([f"\n{options.group}:"] + lines))
    if options.json:
        options.json.write_text(json.dumps({"group": options.group, "summary": lines, "trials": done}, indent=1) + "\n")


if __name__ == "__main__":
    try:
        main()
    except DevicesMissing as reason:
        raise SystemExit(f"barge-in: {reason}") from None
