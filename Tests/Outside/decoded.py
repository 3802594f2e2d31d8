"""Sound in the formats of ElevenLabs, as samples."""
import array
import io

import soundfile


def decoded(data, format):
    """16-bit samples and their rate."""
    codec, rate = format.split("_")[0], int(format.split("_")[1])
    if codec == "pcm":
        return array.array("h", data), rate
    raw = {"ulaw": "ULAW", "alaw": "ALAW"}.get(codec)
    known = {"samplerate": rate, "channels": 1, "format": "RAW", "subtype": raw} if raw else {}
    samples, rate = soundfile.read(io.BytesIO(data), dtype="int16", **known)
    assert samples.ndim == 1, "one channel"
    return array.array("h", samples.tobytes()), rate
