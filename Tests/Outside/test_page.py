"""The page as people use it, in a real browser."""
import asyncio
import pathlib

import speech
from page import Stall, open_page
from server import serve
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
            assert await page.page.locator("#all-latencies .bar.speak").count() == 5
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
