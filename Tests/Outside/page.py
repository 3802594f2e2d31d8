"""The page in headless Chromium, with a recording as its microphone."""
import array
import asyncio
import base64
import contextlib
import re
import shutil
import struct

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import async_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
CAPTIONS = """() => [...document.querySelectorAll('#captions > li[data-speaker]')].map(item => {
  const words = item.querySelector('.words');
  const unheard = words.querySelector('.unheard');
  return {
    speaker: item.dataset.speaker, interim: item.dataset.interim !== undefined,
    interrupted: item.dataset.interrupted !== undefined,
    text: [...words.childNodes].filter(node => node !== unheard).map(node => node.textContent).join(''),
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
# Notes what happens, by the session's own events; and, by the audio clock, when the sound of replies was handed to the
# audio thread (seconds) and when that thread began to play them.
WATCH = """() => {
  globalThis.seen = { interim: [], latencies: [], ended: [], interrupted: [], audible: [], handed: [], started: [] };
  globalThis.AudioWorkletNode = class extends AudioWorkletNode {
    constructor(context, name, options) {
      super(context, name, options);
      if (name !== 'cascade-playout') return;
      const hand = this.port.postMessage.bind(this.port);
      this.port.postMessage = (message, transfer) => {
        const { type, reply, rate, position } = message;
        if (type === 'frame') seen.handed.push({ reply, position: position / rate, at: context.currentTime });
        hand(message, transfer);
      };
      this.port.addEventListener('message', ({ data }) => {
        if (data.type === 'started') seen.started.push({ reply: data.reply, at: data.time });
      });
    }
  };
  const on = (name, handle) => cascadeTest.session.addEventListener(name, ({ detail }) => handle(detail));
  on('partial_transcript', ({ text }) => seen.interim.push(text));
  on('turn_latency', turn => seen.latencies.push(turn));
  on('reply_ended', ({ reply, text }) => seen.ended.push({ reply, text }));
  on('reply_interrupted', ({ reply, text }) => seen.interrupted.push({ reply, text }));
  on('audible', ({ reply, delay }) => seen.audible.push({ reply, delay }));
}"""


class Stall:
    """Holds a session's messages to the page for some seconds, from the frame on that begins after `position` seconds."""

    def __init__(self, position, seconds):
        self.position = position
        self.seconds = seconds
        self.first = None  # the second of the reply at which the first frame that was held begins
        self.held = []

    async def route(self, page):
        await page.route_web_socket(re.compile("/v1/session"), self.connect)

    def connect(self, socket):
        server = socket.connect_to_server()
        socket.on_message(server.send)
        server.on_message(lambda message: self.take(socket, message))

    def take(self, socket, message):
        if isinstance(message, bytes) and self.first is None:
            rate, position = struct.unpack_from("<II", message, 12)
            if position / rate > self.position:
                self.first = position / rate
                asyncio.get_running_loop().call_later(self.seconds, self.end, socket)
        if self.first is not None and self.held is not None:
            self.held.append(message)
        else:
            socket.send(message)

    def end(self, socket):
        held, self.held = self.held, None
        for message in held:
            socket.send(message)

    def expected_gap(self, seen):
        """Milliseconds by the audio clock: the stall's length less the sound that was there when it began, so from the
        end of the sound that had come until more came."""
        came = next(each["at"] for each in seen["handed"] if each["position"] >= self.first)
        return (came - seen["started"][0]["at"] - self.first) * 1000


class Page:
    """The page of a server, and what was seen and heard on it."""

    def __init__(self, page):
        self.page = page
        self.errors = []
        page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    async def open(self, address):
        await self.page.goto(address)
        await self.until("Boolean(globalThis.cascadeTest)")
        await self.page.evaluate(WATCH)

    async def press(self, name):
        await self.page.get_by_role("button", name=name).click()

    async def type(self, text):
        await self.page.get_by_label("Type your turn").fill(text)
        await self.press("Send")

    async def until(self, condition, seconds=60):
        """Playwright's own wait evaluates text in the page, which the page's security policy forbids."""
        end = asyncio.get_running_loop().time() + seconds
        while not await self.page.evaluate(condition):
            state = await self.page.evaluate("document.body.innerText")
            assert asyncio.get_running_loop().time() < end, f"never true: {condition}\n{state}"
            await asyncio.sleep(0.05)

    async def shows(self, selector, seconds=60):
        await self.page.wait_for_selector(selector, timeout=seconds * 1000)

    async def violations(self):
        """What a person with a disability could not use."""
        response = (await Axe().run(self.page)).response
        return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in response["violations"]]

    async def captions(self):
        return await self.page.evaluate(CAPTIONS)

    async def seen(self):
        return await self.page.evaluate("seen")

    async def gaps(self):
        return await self.page.evaluate("cascadeTest.gaps()")

    async def played(self):
        """The sound of each reply as it left the page, and its sample rate."""
        played = await self.page.evaluate(PLAYED)
        samples = array.array("h", base64.b64decode(played["pcm"]))
        replies = {mark["reply"]: samples[mark["start"]:mark["end"] or len(samples)] for mark in played["replies"]}
        return replies, round(played["sampleRate"])


@contextlib.asynccontextmanager
async def open_page(address, microphone=None, stall=None, devices=None, **options):
    """The page with a WAV file as its microphone, heard once from the moment it is opened; or with sound devices."""
    arguments = ["--use-fake-ui-for-media-stream"]
    if microphone:
        arguments += ["--use-fake-device-for-media-stream", f"--use-file-for-fake-audio-capture={microphone}%noloop"]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, headless=True, chromium_sandbox=False, args=arguments,
            ignore_default_args=["--mute-audio"] if devices else None,
            env=devices.environment if devices else None)
        try:
            page = Page(await browser.new_page(viewport={"width": 1280, "height": 860}, **options))
            if stall:
                await stall.route(page.page)
            await page.open(address + ("&" if "?" in address else "?") + "record=1")
            yield page
        finally:
            await browser.close()
