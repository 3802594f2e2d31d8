"""LiveKit's ElevenLabs plugin, unmodified, against a running server."""
import array
import asyncio

import aiohttp
import pytest
from livekit import rtc
from livekit.plugins import elevenlabs

import speech
from session import understood

TEXT = "Hello there. How are you today?"


@pytest.mark.parametrize("encoding", ["mp3_22050_32", "pcm_24000"])
def test_livekit_speaks(local_server, encoding):
    async def run():
        async with aiohttp.ClientSession() as session:
            tts = elevenlabs.TTS(
                api_key="local", base_url=local_server.address + "v1", voice_id="joe", model="eleven_flash_v2_5",
                encoding=encoding, http_session=session)
            for _ in range(2):
                sound, rate = array.array("h"), None
                stream = tts.stream()
                for word in TEXT.split():
                    stream.push_text(word + " ")
                stream.flush()
                stream.end_input()
                async for event in stream:
                    sound.frombytes(bytes(event.frame.data))
                    rate = event.frame.sample_rate
                await stream.aclose()
                heard = await understood(local_server.session, sound, rate)
                assert speech.word_errors(TEXT, heard) <= 2, heard
            await tts.aclose()
    asyncio.run(asyncio.wait_for(run(), 120))


def test_livekit_hears(local_server):
    async def run():
        async with aiohttp.ClientSession() as session:
            stt = elevenlabs.STT(
                api_key="local", base_url=local_server.address + "v1", model_id="scribe_v2_realtime",
                http_session=session)
            stream = stt.stream()
            samples = speech.recording("0890")

            async def feed():
                for start in range(0, len(samples), 1600):
                    part = samples[start:start + 1600]
                    stream.push_frame(rtc.AudioFrame(part.tobytes(), speech.RATE, 1, len(part)))
                    await asyncio.sleep(0.05)
                stream.flush()

            feeding = asyncio.create_task(feed())
            async for event in stream:
                if event.type == "final_transcript":
                    text = event.alternatives[0].text
                    break
            await feeding
            await stream.aclose()
            return text
    text = asyncio.run(asyncio.wait_for(run(), 60))
    assert speech.word_errors(speech.words_of("0890"), text) <= 3, text
