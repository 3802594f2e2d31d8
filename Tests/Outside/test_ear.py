"""What the page tells of the time from mouth to ear, checked on a recording of both."""
import asyncio
import os

import numpy
import pytest

import speech
from agreement import KEEP_SENT, HeardTurn, Sent, summary
from ear import RATE, DevicesMissing, open_devices
from page import open_page
from server import serve

TURNS = int(os.environ.get("EAR_TURNS", "6"))
# Milliseconds of sound that the browser may lose around a turn. When it has lost some, nothing knows when it is heard.
LOST = 20
# A turn that is answered after this many milliseconds, by the recording, tells of a busy machine.
ANSWERED = 5000
# Turns of a session: the more has been said, the longer a small model reads.
SESSION = 10
RECORDINGS = ["0870", "0880", "0890", "0920", "0930"]
# A pause within a recording ends no turn, and replies are short.
SETTINGS = ["turn.leastSilence=1200", "turn.mostSilence=1200", "llm.tokenLimit=20"]


def undisturbed(turns):
    return [each for each in turns if each.lost < LOST and each.from_estimate < ANSWERED]


@pytest.fixture
def devices():
    try:
        with open_devices() as opened:
            yield opened
    except DevicesMissing as reason:
        pytest.skip(str(reason))


def test_a_click_played_to_mouth_and_ear_is_at_the_same_time_on_both_channels(devices):
    click = numpy.zeros(RATE, dtype="<i2")
    click[RATE // 2:RATE // 2 + 10] = 20000
    devices.control(
        "load-module", "module-combine-sink", "sink_name=all", "slaves=mouth,ear", "adjust_time=0", "channels=1",
        "channel_map=mono")

    async def run():
        with devices.record() as recorded:
            # A sink that plays to both begins with one of them, and may be some samples apart.
            for _ in range(5):
                start = recorded().shape[1]
                await devices.play(click, RATE, sink="all")
                await asyncio.sleep(0.5)
                mouth, ear = (numpy.flatnonzero(row > 0.3).tolist() for row in recorded()[:, start:])
                if mouth and ear and abs(mouth[0] - ear[0]) < RATE // 1000:
                    break
            assert len(mouth) == len(ear) == 10 and abs(mouth[0] - ear[0]) < RATE // 1000, (mouth, ear)
            print(f"apart by {ear[0] - mouth[0]} samples")
    asyncio.run(run())


def test_voice_to_ear_is_what_a_recording_of_mouth_and_ear_says(devices, tmp_path):
    async def speak(page, recorded, sent, number):
        """A turn, nil if a pause made two of it."""
        while recorded()[1, -RATE:].any():
            await asyncio.sleep(0.1)  # the reply before is still heard
        start, before = recorded().shape[1], len((await page.seen())["latencies"])
        await devices.play(speech.recording(RECORDINGS[number % len(RECORDINGS)]), speech.RATE)
        await page.until(f"seen.latencies.length > {before}")
        await asyncio.sleep(1.5)  # until all is recorded and sent
        turns = (await page.seen())["latencies"][before:]
        sent.add(await page.page.evaluate("takeSent()"))
        mouth, ear = recorded()[:, start:]
        if len(turns) != 1 or "voice_to_ear" not in turns[0]["latency_ms"]:
            return None
        return HeardTurn.of(turns[0], mouth, ear, sent)

    async def session(server, numbers, turns):
        sent = Sent()
        async with open_page(server.address, devices=devices) as page:
            await page.page.evaluate(KEEP_SENT)
            await page.press("Start")
            await page.shows("body[data-state=listening]")
            devices.prefer()
            with devices.record() as recorded:
                await asyncio.sleep(3)  # as a person who has pressed a button
                for number in numbers:
                    turn = await speak(page, recorded, sent, number)
                    print(number, turn, flush=True)
                    if turn:
                        turns.append(turn)
                    if len(undisturbed(turns)) == TURNS:
                        break
            assert page.errors == []

    async def run(server):
        turns = []
        for first in range(0, 2 * TURNS, SESSION):
            if len(undisturbed(turns)) < TURNS:
                await session(server, range(first, min(first + SESSION, 2 * TURNS)), turns)
        return turns

    with serve(tmp_path, *(word for setting in SETTINGS for word in ("--set", setting))) as server:
        turns = asyncio.run(run(server))
    whole = undisturbed(turns)
    print(f"turns: {len(turns)}, of which {len(turns) - len(whole)} are left out: the browser lost sound, or was answered late")
    if len(whole) < TURNS:
        pytest.skip("the machine is too busy to play sound")
    print(summary("voice_to_ear less the recording's", [each.told - each.from_estimate for each in whole]))
    print(summary("the same from the rule's end of speech", [each.told - each.from_rule for each in whole]))
    print(summary("estimated end of speech less the rule's", [each.from_rule - each.from_estimate for each in whole]))
    print(summary("estimated end from a detector's frame", [each.off_frame for each in whole]))
    far = [each for each in whole if abs(each.told - each.from_estimate) > 40]
    assert len(far) <= max(1, TURNS // 10), far
