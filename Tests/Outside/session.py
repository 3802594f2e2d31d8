"""A client of the session protocol without a browser: speaks a recording in real time and hears the answer."""
import array
import asyncio
import contextlib
import json
import struct

import websockets

import speech

FRAME_SECONDS = 0.02
HEADER = struct.Struct("<BBHIIII")


class Session:
    """What a session has told so far."""

    def __init__(self, socket, rate):
        self.socket = socket
        self.rate = rate  # of what is spoken
        self.events = []
        self.sound = {}  # reply: samples
        self.rates = {}  # reply: samples a second
        self.news = asyncio.Condition()

    async def send(self, **message):
        await self.socket.send(json.dumps(message))

    async def speak(self, samples, pace=1):
        """Sends samples as a microphone would, `pace` times as fast as real time."""
        length = round(FRAME_SECONDS * self.rate)
        clock = asyncio.get_running_loop()
        start = clock.time()
        for number, position in enumerate(range(0, len(samples), length)):
            await asyncio.sleep(max(0, start + number * FRAME_SECONDS / pace - clock.time()))
            await self.socket.send(samples[position:position + length].tobytes())

    async def wait(self, kind, seconds=30, count=1, **fields):
        """The latest of `count` events of a kind with these fields."""
        def found():
            return [event for event in self.events
                    if event["type"] == kind and all(event.get(name) == fields[name] for name in fields)]
        try:
            async with asyncio.timeout(seconds), self.news:
                await self.news.wait_for(lambda: len(found()) >= count)
        except TimeoutError:
            kinds = [event["type"] for event in self.events]
            raise AssertionError(f"no {kind} {fields} in {seconds} s; there were {kinds}") from None
        return found()[-1]

    def text_of(self, reply):
        return "".join(event["text"] for event in self.events
                       if event["type"] == "reply_text" and event["reply"] == reply)

    async def read(self):
        with contextlib.suppress(websockets.ConnectionClosed):
            async for message in self.socket:
                if isinstance(message, str):
                    self.events.append(json.loads(message))
                else:
                    self.take_sound(message)
                async with self.news:
                    self.news.notify_all()

    def take_sound(self, frame):
        version, kind, _, reply, _, rate, position = HEADER.unpack_from(frame)
        assert (version, kind) == (1, 1), "only reply frames of version 1 are known"
        samples = self.sound.setdefault(reply, array.array("h"))
        assert position == len(samples), "the frames of a reply follow each other"
        samples.frombytes(frame[HEADER.size:])
        self.rates[reply] = rate


@contextlib.asynccontextmanager
async def open_session(url, rate=speech.RATE, **options):
    async with websockets.connect(url, max_size=2**22, **options) as socket:
        session = Session(socket, rate)
        reading = asyncio.create_task(session.read())
        try:
            await session.send(type="session.start", protocol=1, sample_rate=rate)
            await session.wait("session.ready")
            yield session
        finally:
            reading.cancel()


async def understood(url, samples, rate):
    """What the server's recognizer makes of samples, given to it as a pushed turn."""
    async with open_session(url, rate) as session:
        await session.send(type="turn.begin")
        await session.speak(samples, pace=5)
        await session.send(type="turn.end")
        done = {"final_transcript", "turn_dropped"}
        async with asyncio.timeout(60), session.news:
            await session.news.wait_for(lambda: any(event["type"] in done for event in session.events))
        return next((event["text"] for event in session.events if event["type"] == "final_transcript"), "")
