"""The page as people use it, in a real browser."""
import asyncio
import itertools
import json
import pathlib
import re
import struct

import speech
from page import Stall, open_page
from server import PROGRAM, serve
from session import understood


def microphone(folder, *parts):
    """A WAV file for the browser."""
    path = pathlib.Path(folder) / "microphone.wav"
    speech.write(path, sum(parts, speech.silence(0)))
    return path.resolve()


async def take_pictures(page, folder, view="page"):
    """Light, dark and phone, whole from the top."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, scheme, width, height in [
            ("light", "light", 1280, 1120), ("dark", "dark", 1280, 1120), ("phone", "light", 390, 1180)]:
        await page.page.set_viewport_size({"width": width, "height": height})
        await page.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        await page.page.evaluate("scrollTo(0, 0)")
        await page.page.wait_for_timeout(500)
        await page.page.screenshot(path=folder / f"{view}-{name}.png")


def test_a_spoken_turn_is_answered_by_voice_and_a_second_one_interrupts(local_server, tmp_path, pytestconfig):
    sound = microphone(
        tmp_path, speech.silence(2.5), speech.recording("0870"), speech.silence(5), speech.recording("0930"),
        speech.silence(15))

    async def run():
        async with open_page(local_server.address, sound) as page:
            assert await page.violations() == []
            await page.press("Start")
            await page.shows("#captions [data-speaker=you]")
            await page.shows("body[data-state=speaking]")
            assert await page.violations() == []
            await page.shows("#captions [data-interrupted]")
            await page.until("seen.ended.length >= 1")
            await page.shows("#latency:not([hidden])")
            assert await page.violations() == []
            seen, captions = await page.seen(), await page.captions()
            replies, rate = await page.played()
            gaps = await page.gaps()
            if pytestconfig.getoption("pictures"):
                await take_pictures(page, pathlib.Path(pytestconfig.getoption("pictures")))

        you = [each for each in captions if each["speaker"] == "you"]
        agent = [each for each in captions if each["speaker"] == "agent"]
        assert speech.word_errors(speech.words_of("0870"), you[0]["text"]) <= 4, you
        assert speech.word_errors(speech.words_of("0930"), you[1]["text"]) <= 3, you
        assert not any(each["interim"] for each in you)
        assert seen["interim"], "words were shown while they were spoken"
        assert len(agent) >= 2 and agent[0]["interrupted"], agent
        assert gaps == [] and page.errors == []
        # What was heard is what was written, up to the word at which the second turn broke in.
        for told in seen["interrupted"] + seen["ended"]:
            heard = await understood(local_server.session, replies[told["reply"]], rate)
            missed, count = speech.word_errors(told["text"], heard), len(speech.words(told["text"]))
            print(f"reply {told['reply']}: {missed} of {count} words misunderstood: {told['text']!r}, {heard!r}")
            assert missed <= max(2, count // 3)
    asyncio.run(run())


def test_a_held_turn_lasts_through_a_pause_and_a_typed_one_needs_no_microphone(local_server, tmp_path):
    sound = microphone(
        tmp_path, speech.silence(1.5), speech.recording("0880"), speech.silence(2), speech.recording("0930"),
        speech.silence(30))

    async def run():
        async with open_page(local_server.address, sound) as page:
            await page.page.get_by_role("switch", name="Push to talk").click()
            await page.press("Start")
            await page.shows("#hold:not([hidden])")
            await page.page.keyboard.down("Space")
            await page.page.wait_for_timeout(10000)
            await page.page.keyboard.up("Space")
            await page.until("seen.ended.length >= 1")
            await page.type("Thank you. What is your name?")
            await page.until("seen.ended.length >= 2")
            you = [each["text"] for each in await page.captions() if each["speaker"] == "you"]
            said = f"{speech.words_of('0880')} {speech.words_of('0930')}"
            assert len(you) == 2 and speech.word_errors(said, you[0]) <= 4, you
            origins = [each["origin"] for each in (await page.seen())["latencies"]]
            assert origins == ["push_to_talk", "typed"]
            assert page.errors == []
    asyncio.run(run())


def test_the_latency_view_tells_percentiles_with_their_counts_and_the_last_turns(tmp_path, pytestconfig):
    sound = microphone(tmp_path, speech.silence(1))

    async def run(server):
        async with open_page(server.address + "?key=sesame", sound) as page:
            await page.page.get_by_role("link", name="Latency").click()
            await page.page.get_by_text("No turn has ended yet.").wait_for()
            assert await page.violations() == []
            await page.page.get_by_role("link", name="Talk").click()
            for turn in range(5):
                await page.type("Hello")
                await page.until(f"seen.audible.length > {turn}")
                await page.press("Interrupt")
                await page.until(f"seen.latencies.length > {turn}")
            await page.page.get_by_role("link", name="Latency").click()
            row = page.page.get_by_role("row", name="transcript to first audio")
            await row.get_by_role("cell", name="5", exact=True).wait_for()
            cells = await row.get_by_role("cell").all_inner_texts()
            assert cells[0].split()[1] == "ms" and cells[-1] == "5", cells
            assert cells[1:3] == ["too few\nneeds 20", "too few\nneeds 200"], cells
            panel = page.page.get_by_role("region", name="Figures of turn taking").get_by_role("row")
            told = [" ".join(each.split()) for each in await panel.all_inner_texts()]
            assert told[1:] == [
                f"{figure} too few needs 10 5" for figure in ["Turns cut into", "Turns missed", "Turns with dead air"]], told
            for kind, stages in {"think": 10, "speak": 10, "ear": 5}.items():
                assert await page.page.locator(f"#all-latencies .bar.{kind}").count() == stages, kind
            assert await page.page.locator("#all-latencies circle.schedule").count() == 8
            assert await page.page.locator("#all-latencies circle.schedule.chosen").count() == 1
            summary = await page.page.locator("[data-part=schedules-summary]").inner_text()
            assert "at the pace of the last replies" in summary and "Set is sentences+clause" in summary, summary
            for choice in ["5 minutes", "Since start"]:
                await page.page.get_by_label(choice).check()
                assert (await row.get_by_role("cell").all_inner_texts())[-1] == "5"
            for scheme in ["light", "dark"]:
                await page.page.emulate_media(color_scheme=scheme)
                assert await page.violations() == []
            if pytestconfig.getoption("pictures"):
                await take_pictures(page, pathlib.Path(pytestconfig.getoption("pictures")), "latency")
            seen = await page.seen()
            assert all(each["clock"]["error_ms"] < 1000 for each in seen["latencies"]), seen["latencies"]
            assert page.errors == []
    with serve(tmp_path, "--engines", "scripted", "--key", "sesame") as server:
        asyncio.run(run(server))


def test_a_stall_is_one_gap_of_its_length_less_the_sound_that_was_there(scripted_server, tmp_path):
    sound = microphone(tmp_path, speech.silence(1))
    stall = Stall(position=0.3, seconds=1.5)

    async def run():
        async with open_page(scripted_server.address, sound, stall) as page:
            await page.type("Hello")
            await page.until("seen.latencies.length >= 1")
            seen, gaps = await page.seen(), await page.gaps()
            turn, expected = seen["latencies"][0], stall.expected_gap(seen)
            assert turn["gap_count"] == len(turn["gaps"]) == len(gaps) == 1, turn
            gap = turn["gaps"][0]
            print(f"gap of {gap['length_ms']:.1f} ms; the stall less what was there: {expected:.1f} ms")
            assert expected > 500, "the stall is longer than what was there"
            assert abs(gap["length_ms"] - expected) < 20
            assert abs(gap["position_ms"] - stall.first * 1000) < 20
            assert page.errors == []
    asyncio.run(run())


def test_a_reply_that_is_paused_is_silent_and_goes_on_where_it_stopped(scripted_server, tmp_path):
    sound = microphone(tmp_path, speech.silence(1))

    async def run():
        async with open_page(scripted_server.address, sound) as page:
            await page.type("Hello")
            await page.until("seen.latencies.length >= 1")
            await page.type("Hello")
            await page.until("seen.audible.length >= 2")
            await page.page.evaluate("cascadeTest.session.pauseReply()")
            await asyncio.sleep(1.5)
            assert len((await page.seen())["ended"]) == 1, "time does not pass for a paused reply"
            await page.page.evaluate("cascadeTest.session.resumeReply()")
            await page.until("seen.latencies.length >= 2")
            (replies, rate), gaps = await page.played(), await page.gaps()
            whole, paused = (list(replies[reply]) for reply in sorted(replies))
            silences = [len(list(run)) for value, run in itertools.groupby(paused) if value == 0]
            longest = max(silences)
            print(f"paused for {longest / rate:.2f} s of {len(paused) / rate:.2f} s; whole {len(whole) / rate:.2f} s")
            assert longest > 1.2 * rate
            # What is heard besides is the reply, but for the soft ends of the pause.
            assert abs(len(paused) - longest - len(whole)) < 0.02 * rate
            assert gaps == [] and page.errors == []
    asyncio.run(run())


def test_the_clock_of_a_session_is_told_from_the_quickest_ping_and_never_surer_than_that(scripted_server, tmp_path):
    sound = microphone(tmp_path, speech.silence(1))

    async def run():
        async with open_page(scripted_server.address, sound) as page:
            told = await page.page.evaluate("""async () => {
              const { SessionClock } = await import('/web/session-clock.js');
              const clock = new SessionClock();
              const told = [clock.at(0)];
              clock.add(1000, 1100, 5040);  // 10 ms off the middle
              told.push(clock.at(1100));
              clock.add(2000, 2010, 5995.5);
              told.push(clock.at(2010), clock.at(102010));
              for (let i = 0; i < 6; i += 1) clock.add(3000, 3100, 7000);
              told.push(clock.at(3100));
              return told;
            }""")
            assert told[0] is None
            assert told[1] == {"offset": 3990, "error": 50}
            assert told[2] == {"offset": 3990.5, "error": 5}
            assert abs(told[3]["error"] - 10) < 0.001
            assert told[4]["error"] == 50, "old answers are forgotten"
    asyncio.run(run())


def test_sound_that_stood_still_is_late_and_one_whose_clock_drifts_or_whose_messages_come_late_is_not(
        scripted_server, tmp_path):
    sound = microphone(tmp_path, speech.silence(1))

    async def run():
        async with open_page(scripted_server.address, sound) as page:
            told = await page.page.evaluate("""async () => {
              const { SoundClock } = await import('/web/sound-clock.js');
              const clock = new SoundClock();
              let now = 0;
              const run = (seconds, lag) => {
                for (const end = now + seconds * 1000; now < end; now += 20) clock.compare(now, now - lag(now));
                return clock.late;
              };
              return [
                run(5, () => 100), run(600, (at) => 100 + (at - 5000) * 50e-6),
                run(5, (at) => at % 1000 ? 400 : 130), run(5, () => 180),
              ];
            }""")
            assert told[0] == 0 and told[1] < 0.1, told
            assert told[2] < 1, told
            assert 49 < told[3] < 51, told
    asyncio.run(run())


def test_a_page_with_the_key_in_its_address_is_let_in_and_one_without_is_told_why(tmp_path):
    sound = microphone(tmp_path, speech.silence(1))

    async def run(server):
        async with open_page(server.address + "?key=sesame", sound) as page:
            await page.press("Start")
            await page.shows("body[data-state=listening]")
        async with open_page(server.address, sound) as page:
            await page.press("Start")
            await page.until("document.getElementById('problem').textContent.includes('key')")
    with serve(tmp_path, "--engines", "scripted", "--key", "sesame") as server:
        asyncio.run(run(server))


def test_a_page_whose_server_is_gone_says_so_and_comes_back(tmp_path):
    sound = microphone(tmp_path, speech.silence(1))

    async def run():
        with serve(tmp_path, "--engines", "scripted") as server:
            port = server.address.rstrip("/").rsplit(":", 1)[1]
            pages = open_page(server.address, sound)
            page = await pages.__aenter__()
            try:
                await page.press("Start")
                await page.shows("body[data-state=listening]")
                server.process.terminate()
                await page.shows("body[data-state=reconnecting]")
                server.process.wait(timeout=30)
                with serve(tmp_path, "--engines", "scripted", "--port", port):
                    await page.shows("body[data-state=listening]")
                    await page.type("Hello")
                    await page.until("seen.ended.length >= 1")
            finally:
                await pages.__aexit__(None, None, None)
    asyncio.run(run())


# Notes the types of messages that the page sends, and the number of its sound frames; lets the test say how much waits.
WATCH_SENDING = """() => {
  globalThis.sent = { types: [], frames: 0 };
  globalThis.backlog = 0;
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    if (typeof data === 'string') sent.types.push(JSON.parse(data).type);
    else sent.frames += 1;
    send.call(this, data);
  };
  Object.defineProperty(WebSocket.prototype, 'bufferedAmount', { get: () => backlog });
}"""
PROBLEM = "document.getElementById('problem').textContent"


def test_a_microphone_that_is_muted_elsewhere_is_told_until_it_gives_sound_again(
        scripted_server, tmp_path, pytestconfig):
    sound = microphone(tmp_path, speech.silence(1))

    async def run():
        async with open_page(scripted_server.address, sound) as page:
            await page.page.evaluate("""() => {
              const devices = navigator.mediaDevices;
              const get = devices.getUserMedia.bind(devices);
              devices.getUserMedia = async (wish) => (globalThis.stream = await get(wish));
            }""")
            await page.press("Start")
            await page.shows("body[data-state=listening]")
            await page.page.evaluate("stream.getAudioTracks()[0].dispatchEvent(new Event('mute'))")
            await page.until(f"{PROBLEM}.includes('No sound comes from the microphone')")
            assert await page.page.locator("#state").inner_text() == "The microphone is muted"
            assert await page.violations() == []
            if pytestconfig.getoption("pictures"):
                await take_pictures(page, pathlib.Path(pytestconfig.getoption("pictures")), "muted")
            await page.type("Hello")
            await page.until("seen.ended.length >= 1")
            assert "No sound comes" in await page.page.evaluate(PROBLEM), "it stays while the microphone is silent"
            await page.page.evaluate("stream.getAudioTracks()[0].dispatchEvent(new Event('unmute'))")
            await page.until(f"{PROBLEM} === ''")
            assert await page.page.locator("#state").inner_text() == "Listening"
            assert page.errors == []
    asyncio.run(run())


def test_sound_is_left_out_and_that_is_told_while_two_seconds_of_it_wait_for_the_network(scripted_server, tmp_path):
    sound = microphone(tmp_path, speech.silence(1))

    async def run():
        async with open_page(scripted_server.address, sound) as page:
            await page.page.evaluate(WATCH_SENDING)
            await page.press("Start")
            await page.until("sent.frames > 5")
            await page.page.evaluate("globalThis.backlog = 64001")
            await page.until(f"{PROBLEM}.includes('too slow')")
            before = await page.page.evaluate("sent.frames")
            await page.type("Hello")
            await page.until("seen.ended.length >= 1")
            assert await page.page.evaluate("sent.frames") == before
            await page.page.evaluate("globalThis.backlog = 0")
            await page.until(f"{PROBLEM} === '' && sent.frames > {before}")
            assert page.errors == []
    asyncio.run(run())


def test_a_turn_that_begins_while_the_one_before_is_still_sent_begins_behind_its_end(scripted_server, tmp_path):
    sound = microphone(tmp_path, speech.silence(1))

    async def run():
        async with open_page(scripted_server.address, sound) as page:
            await page.page.evaluate(WATCH_SENDING)
            await page.press("Start")
            await page.until("sent.frames > 5")
            await page.page.evaluate("""async () => {
              const { session } = cascadeTest;
              session.beginTurn();
              session.endTurn();
              session.beginTurn();
              await session.endTurn();
            }""")
            turns = await page.page.evaluate("sent.types.filter((type) => type.startsWith('turn.'))")
            assert turns == ["turn.begin", "turn.end"] * 2
            assert page.errors == []
    asyncio.run(run())


class StrangeServer:
    """Speaks in place of the server: what is wrong or too much first, then the events of many turns."""

    turns = 1000
    wrong = [
        "", "nonsense", "[]", "null", "{", '{"type":5}', '{"type":"state","state":"strange"}', '{"type":"problem"}',
        '{"type":"reply_text","reply":1}', '{"type":"reply_text","reply":-1,"text":"no"}',
        '{"type":"reply_text","reply":1e308,"text":"no"}', '{"type":"final_transcript","turn":1,"text":{}}',
        '{"type":"partial_transcript","text":7}', '{"type":"reply_interrupted","reply":"1","text":null}',
        '{"type":"session.ready","engines":[1]}', '{"type":"later.than.this","value":1}',
        '{"type":"turn_latency","latency_ms":{"voice_to_voice":1e300,"transcript_to_first_audio":-1e300},'
        '"marks_ms":{"acoustic_end":1e300,"first_token":-1e308},"gaps":[null,7,{}],"clock":{},'
        '"stages":[null,7,{},{"stage":"model","start_ms":1e300,"end_ms":"x"},{"stage":{},"start_ms":1,"end_ms":2}]}',
        '{"type":"turn_latency","stages":7}',
        '{"type":"turn_latency","turn":0,"latency_ms":{"transcript_to_first_audio":8e9},"marks_ms":{"first_token":1}}',
        json.dumps({"type": "reply_text", "reply": 1, "text": "x" * 2_000_000}),
        b"", b"\1", b"\1\1" + b"\0" * 18, struct.pack("<BBHIIIIh", 1, 1, 0, 1, 0, 2 ** 32 - 1, 0, 1),
        struct.pack("<BBHIIIIh", 1, 1, 0, 2 ** 32 - 2, 0, 24000, 2 ** 32 - 1, 1),
        struct.pack("<BBHIIIIhb", 1, 1, 0, 1, 0, 24000, 0, 1, 1),
    ]

    async def route(self, page):
        await page.route_web_socket(re.compile("/v1/session"), self.connect)

    def connect(self, socket):
        socket.on_message(lambda message: self.take(socket, message))

    def take(self, socket, message):
        if not isinstance(message, str) or json.loads(message)["type"] != "session.start":
            return
        self.send(socket, "session.ready", protocol=1, session="s", sample_rate=16000, engines={"stt": "strange"})
        for each in self.wrong:
            socket.send(each)
        for turn in range(2, self.turns + 2):
            self.send(socket, "final_transcript", turn=turn, text=f"Question {turn}")
            self.send(socket, "reply_started", reply=turn, turn=turn)
            self.send(socket, "reply_text", reply=turn, text=f"Answer {turn}")
            self.send(socket, "reply_audio_ended", reply=turn, samples=0)
            self.send(socket, "reply_ended", reply=turn, text=f"Answer {turn}")
            self.send(socket, "turn_latency", turn=turn, origin="typed", latency_ms={"transcript_to_first_audio": 300})

    def send(self, socket, type, **fields):
        socket.send(json.dumps({"type": type, "at_ms": 1, **fields}))


def test_a_long_talk_with_a_strange_server_leaves_a_page_that_works_and_keeps_the_last_entries(
        scripted_server, tmp_path):
    sound = microphone(tmp_path, speech.silence(1))

    async def run():
        async with open_page(scripted_server.address, sound, StrangeServer()) as page:
            await page.press("Start")
            await page.until(f"document.getElementById('captions').innerText.includes('Answer {StrangeServer.turns + 1}')")
            assert await page.page.locator("#captions > li").count() == 200
            assert await page.page.locator("#log > p").count() <= 20
            await page.shows("body[data-state=listening]")
            assert await page.page.locator("#latency strong").inner_text() == "300 ms"
            assert len(await page.page.evaluate("document.body.innerText")) < 20_000
            assert page.errors == []
    asyncio.run(run())


def test_a_program_that_is_started_by_a_link_from_the_path_serves_the_page(tmp_path):
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/cascade").symlink_to(PROGRAM)
    environment = {"PATH": f"{tmp_path / 'bin'}:/usr/bin"}
    with serve(tmp_path, "--engines", "scripted", environment=environment, program="cascade") as server:
        status, body = server.get("")
        assert status == 200 and "<title>Cascade</title>" in body
        assert "page" not in server.log.read_text()


def test_a_program_without_a_page_says_so_and_serves_the_rest(tmp_path):
    program = tmp_path / "cascade"
    program.write_bytes(PROGRAM.read_bytes())
    program.chmod(0o755)
    with serve(tmp_path, "--engines", "scripted", program=program) as server:
        assert server.get("")[0] == 404
        assert "--page" in server.log.read_text()
