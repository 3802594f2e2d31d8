"""What the release program allocates for a frame of a microphone, and for a turn: counts, not times.

The limits stand in allocation-limits.json: a tenth above what a turn was counted to need, and for a frame, which needs none, what the
process's own timers may add on a machine that is not still. Whoever needs less writes less there.
"""
import asyncio
import json
import pathlib
import struct
import subprocess

import pytest
import websockets

from server import serve

HERE = pathlib.Path(__file__).parent
FRAME = bytes(640)
CALLERS, FRAMES, TURNS = 10, 250, 40


class Counter:
    """Reads what the server has allocated so far."""

    def __init__(self, file):
        self.file = file

    def read(self):
        return struct.unpack("QQ", self.file.read_bytes())

    async def during(self, work):
        before = self.read()
        await work
        return tuple(after - earlier for after, earlier in zip(self.read(), before))


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    """A scripted server and the counter of its allocations."""
    folder = tmp_path_factory.mktemp("allocations")
    library, file = folder / "count.so", folder / "counts"
    subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", library, HERE / "count_allocations.c"], check=True)
    file.write_bytes(bytes(16))
    environment = {"LD_PRELOAD": str(library), "CASCADE_ALLOCATIONS": str(file)}
    with serve(folder, "--engines", "scripted", environment=environment) as server:
        yield server, Counter(file)


def check(name, found):
    limit = json.loads((HERE / "allocation-limits.json").read_text())[name]
    print(f"{name}: {found:.3f}, limit {limit}")
    assert found <= limit, f"{name} grew: {found:.3f} is above its limit of {limit}"


async def begin(socket):
    await socket.send(json.dumps({"type": "session.start", "sample_rate": 16000}))
    await socket.recv()


def test_a_frame_allocates_no_more_than_its_limit(counted):
    server, counter = counted

    async def frames(sockets, number):
        begun = asyncio.get_running_loop().time()
        for frame in range(1, number + 1):
            for socket in sockets:
                await socket.send(FRAME)
            await asyncio.sleep(max(0, begun + frame * 0.02 - asyncio.get_running_loop().time()))

    async def run():
        sockets = [await websockets.connect(server.session, ping_interval=None) for _ in range(CALLERS)]
        for socket in sockets:
            await begin(socket)
        await frames(sockets, FRAMES)
        sent = await counter.during(frames(sockets, FRAMES))
        # The process has timers of its own, which say nothing about frames.
        silent = await counter.during(asyncio.sleep(FRAMES * 0.02))
        for socket in sockets:
            await socket.close()
        return [(one - other) / (CALLERS * FRAMES) for one, other in zip(sent, silent)]

    allocations, size = asyncio.run(run())
    check("allocations_per_frame", allocations)
    check("bytes_per_frame", size)


def test_a_turn_allocates_no_more_than_its_limit(counted):
    server, counter = counted

    async def turns(socket, number):
        for _ in range(number):
            await socket.send(json.dumps({"type": "text", "text": "What is it?"}))
            while True:
                message = await socket.recv()
                if isinstance(message, bytes):
                    continue
                event = json.loads(message)
                if event["type"] == "reply_audio_ended":
                    played = {"type": "playout", "reply": event["reply"], "position": event["samples"]}
                    await socket.send(json.dumps(played))
                if event["type"] == "turn_latency":
                    break

    async def run():
        async with websockets.connect(server.session, ping_interval=None) as socket:
            await begin(socket)
            await turns(socket, TURNS)
            return [count / TURNS for count in await counter.during(turns(socket, TURNS))]

    allocations, size = asyncio.run(run())
    check("allocations_per_turn", allocations)
    check("bytes_per_turn", size)
