"""Pipecat's ElevenLabs service, unmodified, against a running server: a context for each turn, and an interruption."""
import array
import asyncio

from pipecat.frames.frames import (
    EndFrame, ErrorFrame, InterruptionFrame, LLMFullResponseEndFrame, LLMFullResponseStartFrame, LLMTextFrame,
    TTSAudioRawFrame, TTSStoppedFrame, TTSTextFrame)
from pipecat.pipeline.pipeline import Pipeline
from pipecat.pipeline.runner import PipelineRunner
from pipecat.pipeline.task import PipelineParams, PipelineTask
from pipecat.processors.frame_processor import FrameProcessor
from pipecat.services.elevenlabs.tts import ElevenLabsTTSService

import speech
from session import understood

RATE = 24000
TURNS = ["Hello there. How are you today?", "This is the second turn, and it is a little longer."]


class Listener(FrameProcessor):
    """Keeps what the pipeline would play."""

    def __init__(self):
        super().__init__()
        self.sound = array.array("h")
        self.words = []
        self.errors = []
        self.stopped = asyncio.Event()

    async def process_frame(self, frame, direction):
        await super().process_frame(frame, direction)
        if isinstance(frame, TTSAudioRawFrame):
            self.sound.frombytes(frame.audio)
        elif isinstance(frame, TTSTextFrame):
            self.words.append(frame.text)
        elif isinstance(frame, TTSStoppedFrame):
            self.stopped.set()
        elif isinstance(frame, ErrorFrame):
            self.errors.append(frame.error)
        await self.push_frame(frame, direction)


def answer(text):
    return [LLMFullResponseStartFrame(), *(LLMTextFrame(word + " ") for word in text.split()), LLMFullResponseEndFrame()]


def test_pipecat_speaks_turn_by_turn_and_an_interruption_ends_the_sound(local_server):
    async def drive(task, listener):
        for text in TURNS:
            listener.stopped.clear()
            listener.sound, listener.words = array.array("h"), []
            await task.queue_frames(answer(text))
            await asyncio.wait_for(listener.stopped.wait(), 30)
            await asyncio.sleep(0.3)
            assert speech.words(" ".join(listener.words)) == speech.words(text)
            heard = await understood(local_server.session, listener.sound, RATE)
            assert speech.word_errors(text, heard) <= 2, heard
        await task.queue_frames(answer("This is a long answer that goes on and on. " * 10))
        await asyncio.sleep(0.5)
        await task.queue_frame(InterruptionFrame())
        await asyncio.sleep(0.5)
        length = len(listener.sound)
        await asyncio.sleep(1)
        assert len(listener.sound) == length, "nothing is heard after an interruption"
        listener.stopped.clear()
        await task.queue_frames(answer("Yes."))
        await asyncio.wait_for(listener.stopped.wait(), 30)
        assert len(listener.sound) > length, "the next turn is heard"
        assert listener.errors == []
        await task.queue_frame(EndFrame())

    async def run():
        service = ElevenLabsTTSService(
            api_key="local", url=local_server.address.rstrip("/").replace("http", "ws"),
            settings=ElevenLabsTTSService.Settings(voice="joe", model="eleven_flash_v2_5"))
        listener = Listener()
        task = PipelineTask(
            Pipeline([service, listener]), params=PipelineParams(audio_out_sample_rate=RATE),
            cancel_on_idle_timeout=False)
        async with asyncio.timeout(120), asyncio.TaskGroup() as group:
            group.create_task(PipelineRunner(handle_sigint=False).run(task))
            await asyncio.sleep(1)
            group.create_task(drive(task, listener))
    asyncio.run(run())
