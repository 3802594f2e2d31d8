"""Cascade as a client of ElevenLabs: its own server stands in for the service."""
import asyncio
import json
import subprocess

import pytest

import speech
from page import open_page
from server import PROGRAM, serve
from session import understood
from test_page import microphone

QUESTIONS = ["0870", "0880", "0930"]


def tts(local_server):
    return "elevenlabs:joe@" + local_server.address.rstrip("/").replace("http", "ws", 1)


@pytest.fixture(scope="module")
def wired_server(local_server, tmp_path_factory):
    """A server whose voice comes from another server, over ElevenLabs' protocol."""
    with serve(tmp_path_factory.mktemp("wired"), "--tts", tts(local_server)) as server:
        yield server


def test_a_spoken_turn_in_the_browser_is_answered_over_the_elevenlabs_wire(wired_server, local_server, tmp_path):
    sound = microphone(tmp_path, speech.silence(2.5), speech.recording("0870"), speech.silence(20))

    async def run():
        async with open_page(wired_server.address, sound) as page:
            await page.press("Start")
            await page.until("seen.ended.length >= 1")
            seen = await page.seen()
            replies, rate = await page.played()
            assert await page.gaps() == [] and page.errors == []
        told = seen["ended"][0]
        heard = await understood(local_server.session, replies[told["reply"]], rate)
        missed, count = speech.word_errors(told["text"], heard), len(speech.words(told["text"]))
        print(f"{missed} of {count} words misunderstood: {heard!r}")
        assert missed <= max(2, count // 3)
    asyncio.run(run())


def talk(folder, name, *options):
    """The reply's text, and its sound."""
    answer = folder / f"{name}.wav"
    question = next(speech.RECORDINGS.glob(f"*-{name}.wav"))
    lines = subprocess.run(
        [PROGRAM, "talk", question, "--out", answer, "--json", *options], check=True, capture_output=True, text=True,
        timeout=120).stdout.splitlines()
    events = [json.loads(line) for line in lines if line.startswith("{")]
    assert not any(event["type"] == "engine_fallback" for event in events), "the voice asked for has spoken"
    return "".join(event["text"] for event in events if event["type"] == "reply_text"), speech.read_any(answer)


# A voice that says the same text always the same way: what differs then comes from the wire.
EVEN = ("--set", "voice.variation=0")


@pytest.fixture(scope="module")
def even_server(tmp_path_factory):
    with serve(tmp_path_factory.mktemp("even"), *EVEN) as server:
        yield server


@pytest.mark.parametrize("form", ["ours", "theirs"])
def test_the_answer_is_the_same_as_with_the_local_voice(even_server, tmp_path, form):
    errors = {"local": 0, "wire": 0}
    count = 0
    for name in QUESTIONS:
        texts = {}
        for way, options in {"local": EVEN, "wire": ["--tts", tts(even_server), "--set", f"tts.form={form}"]}.items():
            texts[way], (samples, rate) = talk(tmp_path, name, *options)
            heard = asyncio.run(understood(even_server.session, samples, rate))
            errors[way] += speech.word_errors(texts[way], heard)
            print(f"{way}: {texts[way]!r} was understood as {heard!r}")
        assert texts["local"] == texts["wire"]
        count += len(speech.words(texts["local"]))
    print(f"words misheard of {count}: {errors['local']} with the local voice, {errors['wire']} over the wire ({form})")
    # Pieces are cut elsewhere, so the voice stresses other words, and a word or two is heard differently.
    assert errors["wire"] <= errors["local"] + max(3, count * 5 // 100)
