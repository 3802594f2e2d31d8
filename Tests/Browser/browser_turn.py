#!/usr/bin/env python3
"""Drives the page in headless Chromium through a whole spoken turn and a second turn that interrupts.

    python browser_turn.py URL MICROPHONE.wav OUT [--chromium PATH] [--wait SECONDS]

MICROPHONE.wav is what the browser hears, once: silence of at least 2 s, a question, silence while the answer plays, a
second turn that begins while an answer still plays, silence. Alternatively `--second typed` types the second turn
while the first answer plays; then the recording needs one question only.

OUT receives played.wav (everything that was played), reply-N.wav (each reply of it), captions.json (both sides, the
heard and unheard text of replies, latencies, gaps, checks) and the screenshots turn.png, interrupted.png and
answered.png. Exit code 0 means that every check held; a failed check is printed by name.

Needs: pip install playwright axe-playwright-python; a Chromium (no `playwright install`).
"""
import argparse
import array
import asyncio
import base64
import json
import pathlib
import sys
import wave

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import TimeoutError as PlaywrightTimeout
from playwright.async_api import async_playwright

CAPTIONS = """() => [...document.querySelectorAll('#captions > li[data-speaker]')].map(item => {
  const words = item.querySelector('.words');
  const unheard = words.querySelector('.unheard');
  const hiddenLabel = unheard?.querySelector('.visually-hidden');
  return {
    speaker: item.dataset.speaker, interim: item.dataset.interim !== undefined,
    interrupted: item.dataset.interrupted !== undefined,
    text: [...words.childNodes].filter(node => node !== unheard).map(node => node.textContent).join(''),
    unheard: unheard ? unheard.textContent.slice(hiddenLabel.textContent.length) : '',
  };
})"""
PLAYED = """async () => {
  const { samples, sampleRate, replies } = await cascadeTest.playedSamples();
  const pcm = Int16Array.from(samples, value => Math.round(Math.max(-1, Math.min(1, value)) * 32767));
  const bytes = new Uint8Array(pcm.buffer);
  let text = '';
  for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768));
  return { pcm: btoa(text), sampleRate, replies };
}"""
# Notes what happens, by the session's own events.
WATCH = """() => {
  globalThis.seen = { interim: [], latencies: [], ended: [], interrupted: [], states: [] };
  const { session } = cascadeTest;
  const on = (name, handle) => session.addEventListener(name, ({ detail }) => handle(detail));
  on('partial_transcript', ({ text }) => seen.interim.push(text));
  on('turn_latency', turn => seen.latencies.push(turn));
  on('reply_ended', ({ reply, text }) => seen.ended.push({ reply, text }));
  on('reply_interrupted', ({ reply, text }) => seen.interrupted.push({ reply, text }));
  on('state', ({ state }) => seen.states.push({ state, at: performance.now() }));
}"""


class Checks:
    """Named checks; all are made, so that one failure does not hide another."""

    def __init__(self):
        self.results = {}

    def add(self, name, holds, detail=""):
        self.results[name] = {"holds": bool(holds), "detail": detail}
        print(f"{'ok  ' if holds else 'FAIL'} {name}{': ' if detail != '' else ''}{detail}", flush=True)

    @property
    def all_hold(self):
        return all(result["holds"] for result in self.results.values())


def write_wav(path, samples, rate):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())


async def store_played(page, out):
    """Writes what was played; returns seconds and peak per reply."""
    played = await page.evaluate(PLAYED)
    samples = array.array("h", base64.b64decode(played["pcm"]))
    rate = round(played["sampleRate"])
    write_wav(out / "played.wav", samples, rate)
    replies = []
    for mark in played["replies"]:
        part = samples[mark["start"]:mark["end"] or len(samples)]
        write_wav(out / f"reply-{mark['reply']}.wav", part, rate)
        peak = max((abs(value) for value in part), default=0)
        replies.append({"reply": mark["reply"], "seconds": round(len(part) / rate, 3), "peak": peak})
    return replies


async def violations(page):
    response = (await Axe().run(page)).response
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in response["violations"]]


async def until(page, condition, seconds):
    """Waits for a condition; Playwright's own wait evaluates text in the page, which its security policy forbids."""
    end = asyncio.get_running_loop().time() + seconds
    while not await page.evaluate(condition):
        if asyncio.get_running_loop().time() > end:
            raise PlaywrightTimeout(f"never true: {condition}")
        await asyncio.sleep(0.1)


async def drive(page, options, out, checks):
    limit = options.wait * 1000
    await page.goto(options.url.rstrip("/") + "/?record=1")
    await until(page, "Boolean(globalThis.cascadeTest)", options.wait)
    await page.evaluate(WATCH)
    found = await violations(page)
    checks.add("no accessibility violation before start", not found, found or "")
    await page.get_by_role("button", name="Start").click()

    await page.wait_for_selector("#captions [data-speaker=you]", timeout=limit)
    await page.wait_for_selector("body[data-state=speaking]", timeout=limit)
    found = await violations(page)
    checks.add("no accessibility violation while speaking", not found, found or "")
    if options.second == "typed":
        await page.wait_for_timeout(1200)
        await page.get_by_label("Type your turn").fill(options.text)
        await page.get_by_role("button", name="Send").click()
    await page.screenshot(path=out / "turn.png")

    await page.wait_for_selector("#captions [data-interrupted]", timeout=limit)
    await page.screenshot(path=out / "interrupted.png")
    await until(page, "seen.ended.length >= 1", options.wait)
    await page.wait_for_selector("#latency:not([hidden])", timeout=limit)
    await page.wait_for_timeout(300)
    await page.screenshot(path=out / "answered.png")
    found = await violations(page)
    checks.add("no accessibility violation after the turns", not found, found or "")


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("microphone", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--second", choices=["spoken", "typed"], default="spoken",
                        help="how the second turn interrupts")
    parser.add_argument("--text", default="Stop there. Tell me something shorter.", help="the typed second turn")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--wait", type=float, default=60, help="seconds until a missing event is a failure")
    parser.add_argument("--scheme", choices=["light", "dark"], default="light")
    options = parser.parse_args()
    out = options.out
    out.mkdir(parents=True, exist_ok=True)
    checks = Checks()
    errors = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=options.chromium, headless=True, chromium_sandbox=False,
            args=["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
                  f"--use-file-for-fake-audio-capture={options.microphone.resolve()}%noloop"])
        page = await browser.new_page(color_scheme=options.scheme, viewport={"width": 1280, "height": 860})
        page.on("console", lambda message: message.type == "error" and errors.append(message.text))
        page.on("pageerror", lambda error: errors.append(str(error)))
        try:
            await drive(page, options, out, checks)
        except PlaywrightTimeout as error:
            checks.add("every expected event came", False, str(error).splitlines()[0])
            await page.screenshot(path=out / "failed.png")
        replies = await store_played(page, out)
        captions = await page.evaluate(CAPTIONS)
        gaps = await page.evaluate("cascadeTest.gaps()")
        seen = await page.evaluate("seen")
        await browser.close()

    users = [each for each in captions if each["speaker"] == "you"]
    agents = [each for each in captions if each["speaker"] == "agent"]
    checks.add("the spoken turn has a caption", users and not users[0]["interim"], users[0]["text"] if users else "")
    checks.add("interim text was shown", seen["interim"], len(seen["interim"]))
    checks.add("two turns, two replies", len(users) >= 2 and len(agents) >= 2, f"{len(users)} and {len(agents)}")
    checks.add("a reply was interrupted", any(each["interrupted"] for each in agents))
    checks.add("a reply was heard to its end", seen["ended"], seen["ended"][-1]["text"][:60] if seen["ended"] else "")
    checks.add("sound was played", replies and all(each["peak"] > 1000 for each in replies), replies)
    checks.add("no gap was heard", not gaps, gaps or "")
    checks.add("no error in the console", not errors, errors or "")
    report = {"captions": captions, "replies": replies, "gaps": gaps, "checks": checks.results, **seen}
    (out / "captions.json").write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n")
    return 0 if checks.all_hold else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
