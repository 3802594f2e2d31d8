"""The page as people use it, in a real browser."""
import asyncio
import pathlib

import speech
from page import open_page
from server import serve
from session import understood


def microphone(folder, *parts):
    """A WAV file for the browser."""
    path = pathlib.Path(folder) / "microphone.wav"
    speech.write(path, sum(parts, speech.silence(0)))
    return path.resolve()


async def take_pictures(page, folder):
    """Light, dark and phone, whole from the top."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, scheme, width, height in [
            ("light", "light", 1280, 1120), ("dark", "dark", 1280, 1120), ("phone", "light", 390, 1180)]:
        await page.page.set_viewport_size({"width": width, "height": height})
        await page.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        await page.page.evaluate("scrollTo(0, 0)")
        await page.page.wait_for_timeout(500)
        await page.page.screenshot(path=folder / f"page-{name}.png")


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
