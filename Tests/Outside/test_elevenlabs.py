"""Unmodified clients of ElevenLabs against a running server on local engines, without a key and without a network."""
import asyncio
import base64

import pytest
from elevenlabs import VoiceSettings
from elevenlabs.client import AsyncElevenLabs, ElevenLabs
from elevenlabs.core.api_error import ApiError
from elevenlabs.realtime import AudioFormat, RealtimeEvents

import speech
from decoded import decoded
from server import serve
from session import understood

MODEL = "eleven_flash_v2_5"
SENTENCE = "The weather will be fine tomorrow, and the train leaves at nine."
FORMATS = (
    ["mp3_22050_32", "mp3_24000_48"] + [f"mp3_44100_{kilobits}" for kilobits in (32, 64, 96, 128, 192)]
    + [f"pcm_{rate}" for rate in (8000, 16000, 22050, 24000, 32000, 44100, 48000)] + ["ulaw_8000", "alaw_8000"]
    + [f"opus_48000_{kilobits}" for kilobits in (32, 64, 96, 128, 192)])
HEADED = [f"wav_{rate}" for rate in (8000, 16000, 22050, 24000, 32000, 44100, 48000)]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Local engines; the voice says the same text the same way each time, so that lengths can be compared."""
    with serve(tmp_path_factory.mktemp("elevenlabs"), "--set", "voice.variation=0") as server:
        yield server


@pytest.fixture
def client(server):
    client = ElevenLabs(api_key="local", base_url=server.address.rstrip("/"))
    # It dials wss whatever its base URL says; with TLS, below, this is not needed.
    client.text_to_speech._ws_base_url = server.address.rstrip("/").replace("http", "ws")
    return client


def misheard(server, text, samples, rate):
    return speech.word_errors(text, asyncio.run(understood(server.session, samples, rate)))


@pytest.fixture(scope="module")
def seconds(server):
    """How long the sentence is."""
    client = ElevenLabs(api_key="local", base_url=server.address.rstrip("/"))
    sound = b"".join(client.text_to_speech.convert("joe", text=SENTENCE, model_id=MODEL, output_format="pcm_22050"))
    return len(sound) / 2 / 22050


@pytest.mark.parametrize("format", FORMATS + HEADED)
def test_every_format_decodes_to_the_right_length_and_is_understood(server, client, seconds, format):
    sound = b"".join(client.text_to_speech.convert("joe", text=SENTENCE, model_id=MODEL, output_format=format))
    samples, rate = decoded(sound, format)
    # MP3 has whole frames, and the encoder's lead-in.
    slack = 3 * 1152 / rate if format.startswith("mp3") else 0.002
    assert seconds - 0.002 <= len(samples) / rate <= seconds + slack
    assert misheard(server, SENTENCE, samples, rate) <= 2


def test_speech_is_streamed_with_the_times_of_its_characters(client):
    sound, characters, end = b"", "", 0
    for part in client.text_to_speech.stream_with_timestamps(
            "joe", text="One sentence. And another one.", output_format="pcm_16000"):
        sound += base64.b64decode(part.audio_base_64)
        if part.alignment:
            characters += "".join(part.alignment.characters)
            end = part.alignment.character_end_times_seconds[-1]
    assert characters == "One sentence. And another one."
    assert abs(end - len(sound) / 2 / 16000) <= 0.020, "the last character ends with the sound"


def test_whole_speech_has_times_too(client):
    whole = client.text_to_speech.convert_with_timestamps("joe", text="I have 5 cats.", output_format="pcm_16000")
    assert "".join(whole.alignment.characters) == "I have 5 cats."
    assert "five" in "".join(whole.normalized_alignment.characters)
    length = len(base64.b64decode(whole.audio_base_64)) / 2 / 16000
    assert abs(whole.alignment.character_end_times_seconds[-1] - length) <= 0.020


def words_of(text):
    for word in text.split():
        yield word + " "


@pytest.mark.parametrize("format", ["pcm_16000", "mp3_44100_128", "opus_48000_64", "ulaw_8000"])
def test_words_are_spoken_as_they_come(server, client, format):
    sound = b"".join(client.text_to_speech.convert_realtime(
        "joe", text=words_of(SENTENCE), model_id=MODEL, output_format=format,
        voice_settings=VoiceSettings(stability=0.4, similarity_boost=0.7)))
    samples, rate = decoded(sound, format)
    assert misheard(server, SENTENCE, samples, rate) <= 3


def test_the_realtime_call_works_over_tls_without_a_change(tmp_path, monkeypatch):
    import ssl
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    options = ["--engines", "scripted", "--tls-self-signed"]
    with serve(tmp_path, *options, context=trusting, environment={"XDG_CACHE_HOME": str(tmp_path)}) as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cascade/tls/certificate.pem"))
        address = server.address.rstrip("/").replace("127.0.0.1", "localhost")
        client = ElevenLabs(api_key="local", base_url=address)
        sound = b"".join(client.text_to_speech.convert_realtime(
            "default", text=words_of("Hello there. How are you?"), model_id=MODEL, output_format="pcm_16000"))
        assert len(sound) > 8000


def test_voices_models_and_the_account_are_listed(client):
    voices = client.voices.get_all().voices
    assert len(voices) >= 4 and voices[0].voice_id == "joe"
    assert client.voices.search(page_size=2).total_count == len(voices)
    assert client.voices.get("joe").name == voices[0].name
    assert client.models.list()[0].can_do_text_to_speech
    assert client.user.subscription.get().tier
    assert client.tokens.single_use.create("tts_websocket").token


def test_every_english_voice_is_understood_and_every_voice_speaks(server, client):
    for voice in client.voices.get_all().voices:
        sound = b"".join(client.text_to_speech.convert(
            voice.voice_id, text=SENTENCE, model_id=MODEL, output_format="pcm_22050"))
        samples, rate = decoded(sound, "pcm_22050")
        assert len(samples) / rate > 1.5 and max(map(abs, samples)) > 1000, voice.voice_id
        if voice.voice_id.startswith("joe"):
            missed = misheard(server, SENTENCE, samples, rate)
            print(f"{voice.voice_id}: {missed} of {len(speech.words(SENTENCE))} words misheard")
            assert missed <= 4, voice.voice_id


def test_mistakes_are_told_as_elevenlabs_tells_them(client):
    with pytest.raises(ApiError) as unknown:
        b"".join(client.text_to_speech.convert("nobody", text="Hello"))
    assert unknown.value.status_code == 404 and unknown.value.body["detail"]["code"] == "voice_not_found"
    with pytest.raises(ApiError) as wrong:
        b"".join(client.text_to_speech.convert_realtime(
            "joe", text=words_of("Hello"), model_id=MODEL, output_format="flac"))
    assert wrong.value.status_code == 1008


def test_a_key_is_asked_for_when_the_server_has_one(tmp_path):
    with serve(tmp_path, "--engines", "scripted", "--key", "sesame") as server:
        address = server.address.rstrip("/")
        assert ElevenLabs(api_key="sesame", base_url=address).voices.get_all().voices
        with pytest.raises(ApiError) as refused:
            ElevenLabs(api_key="wrong", base_url=address).voices.get_all()
        assert refused.value.status_code == 401


@pytest.mark.parametrize("name", ["0870", "0890"])
def test_speech_is_transcribed_in_real_time(server, name):
    async def run():
        client = AsyncElevenLabs(api_key="local", base_url=server.address.rstrip("/"))
        connection = await client.speech_to_text.realtime.connect(
            {"model_id": "scribe_v2_realtime", "audio_format": AudioFormat.PCM_16000, "sample_rate": speech.RATE,
             "include_timestamps": True})
        committed = asyncio.get_running_loop().create_future()
        partials = []
        connection.on(RealtimeEvents.PARTIAL_TRANSCRIPT, lambda event: partials.append(event["text"]))
        connection.on(RealtimeEvents.COMMITTED_TRANSCRIPT_WITH_TIMESTAMPS,
                      lambda event: committed.done() or committed.set_result(event))
        samples = speech.recording(name)
        for start in range(0, len(samples), 1600):
            sound = base64.b64encode(samples[start:start + 1600].tobytes()).decode()
            await connection.send({"audio_base_64": sound})
            await asyncio.sleep(0.05)
        await connection.commit()
        event = await asyncio.wait_for(committed, 20)
        await connection.close()
        return event, partials
    event, partials = asyncio.run(run())
    said = speech.words_of(name)
    assert speech.word_errors(said, event["text"]) <= max(2, len(speech.words(said)) // 5)
    assert partials, "words come while they are spoken"
    ends = [word["end"] for word in event["words"]]
    assert ends == sorted(ends) and ends[-1] <= len(speech.recording(name)) / speech.RATE + 0.1
