"""Clients of the session protocol against a running server."""
import asyncio
import json
import random
import ssl
import urllib.request

import pytest
import websockets

import speech
from server import serve
from session import open_session, understood

# Not 0880: it is understood as "ill-sposed", and an answer that repeats what is no word cannot be heard rightly.
QUESTIONS = ["0870", "0890", "0920", "0930"]


async def ask(url, name):
    """Speaks a recording; the transcript, the reply's text and its sound."""
    async with open_session(url) as session:
        room = asyncio.create_task(session.speak(speech.silence(0.5) + speech.recording(name) + speech.silence(40)))
        try:
            transcript = await session.wait("final_transcript")
            reply = (await session.wait("reply_started"))["reply"]
            ended = await session.wait("reply_audio_ended", reply=reply, seconds=60)
            await session.send(type="playout", reply=reply, position=ended["samples"])
            await session.wait("reply_ended", reply=reply)
        finally:
            room.cancel()
        assert ended["samples"] == len(session.sound[reply]), "all sound has come"
        return transcript["text"], session.text_of(reply), session.sound[reply], session.rates[reply]


def test_four_clients_at_once_are_all_answered_each_to_its_own_question(tmp_path):
    async def run(server):
        answers = await asyncio.gather(*(ask(server.session, name) for name in QUESTIONS))
        for name, (transcript, text, sound, rate) in zip(QUESTIONS, answers):
            said = speech.words_of(name)
            errors = speech.word_errors(said, transcript)
            heard = await understood(server.session, sound, rate)
            missed = speech.word_errors(text, heard)
            print(f"{name}: {errors} of {len(speech.words(said))} words of the question misunderstood, "
                  f"{missed} of {len(speech.words(text))} words of the answer")
            assert errors <= max(2, len(speech.words(said)) // 5), f"{transcript!r} is not {said!r}"
            assert missed <= max(2, len(speech.words(text)) // 4), f"{heard!r} is not {text!r}"
    # Answers that the recognizer hears in one piece, as it cuts what is longer than 20 s, in a voice without chance.
    with serve(tmp_path, "--set", "llm.tokenLimit=60", "--set", "voice.variation=0") as server:
        asyncio.run(run(server))


def test_1000_clients_that_leave_at_random_moments_leave_neither_session_nor_memory(scripted_server):
    chance = random.Random(7)

    async def leave(url):
        # A client with a full queue stops reading, and waits for 10 s when it leaves.
        async with websockets.connect(url, max_queue=None) as socket:
            if chance.random() < 0.1:
                return
            await socket.send(json.dumps({"type": "session.start"}))
            for _ in range(chance.randrange(4)):
                await socket.send(speech.silence(0.02).tobytes())
            await socket.send(json.dumps({"type": "turn.end"}))
            for _ in range(chance.randrange(12)):
                await socket.recv()
            if chance.random() < 0.3:
                await socket.send(json.dumps({"type": "text", "text": "Wait"}))
            if chance.random() < 0.5:
                socket.transport.abort()

    async def leave_all(count):
        for _ in range(count // 20):
            await asyncio.gather(*(leave(scripted_server.session) for _ in range(20)))
        for _ in range(100):
            if json.loads(scripted_server.get("healthz")[1])["sessions"] == 0:
                return
            await asyncio.sleep(0.1)
        raise AssertionError(scripted_server.get("healthz")[1])

    # The first clients fill pools that stay, and the 2,000 turns that a server remembers. What grows after them by more than
    # the histograms of half minutes, of which there are ten at the most, is a leak.
    asyncio.run(leave_all(3000))
    before = scripted_server.resident
    asyncio.run(leave_all(6000))
    grown = scripted_server.resident - before
    print(f"resident memory {before / 2**20:.1f} MiB, after 6,000 more clients {grown / 2**10:+.0f} KiB")
    assert grown < 6000 * 2**10, "no client may leave 1 KiB; each session has a ring of 125 KiB"


def test_a_server_that_is_asked_to_end_tells_its_clients(tmp_path):
    async def run(server):
        async with websockets.connect(server.session) as socket:
            await socket.send(json.dumps({"type": "session.start"}))
            await socket.recv()
            server.process.terminate()
            with pytest.raises(websockets.ConnectionClosed) as closed:
                async with asyncio.timeout(10):
                    while True:
                        await socket.recv()
            assert closed.value.rcvd.code == 1001
    with serve(tmp_path, "--engines", "scripted") as server:
        asyncio.run(run(server))


def test_a_server_with_its_own_certificate_serves_page_and_sessions(tmp_path):
    trusting = ssl.create_default_context()
    trusting.check_hostname = False
    trusting.verify_mode = ssl.CERT_NONE
    cache = {"XDG_CACHE_HOME": str(tmp_path)}
    with serve(tmp_path, "--engines", "scripted", "--tls-self-signed", context=trusting, environment=cache) as server:
        assert server.address.startswith("https://")
        # The name of the certificate is checked, too.
        known = ssl.create_default_context(cafile=str(tmp_path / "cascade/tls/certificate.pem"))
        page = urllib.request.urlopen(server.address.replace("127.0.0.1", "localhost"), context=known, timeout=10)
        assert "<title>Cascade</title>" in page.read().decode()

        async def talk():
            async with open_session(server.session, ssl=known) as session:
                await session.send(type="text", text="Hello")
                await session.wait("reply_audio_ended")
        asyncio.run(talk())


def test_without_the_key_nobody_is_let_in(tmp_path):
    async def open_with(address, **options):
        async with open_session(address, **options) as session:
            return session.events[0]["type"]
    with serve(tmp_path, "--engines", "scripted", environment={"CASCADE_KEY": "open sesame"}) as server:
        assert server.get("v1/session")[0] == 401
        with pytest.raises(websockets.InvalidStatus):
            asyncio.run(open_with(server.session))
        assert asyncio.run(open_with(server.session + "?key=open%20sesame")) == "session.ready"
        shown = {"additional_headers": {"Authorization": "Bearer open sesame"}}
        assert asyncio.run(open_with(server.session, **shown)) == "session.ready"
        with pytest.raises(websockets.InvalidStatus):
            asyncio.run(open_with(server.session + "?key=open%20sesame", origin="https://elsewhere.example"))
