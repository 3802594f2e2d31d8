"""What a recording of mouth and ear says of a turn, beside what the page says of it."""
import base64
import dataclasses

import numpy

from ear import RATE

WIRE_RATE = 16000
FACTOR = RATE // WIRE_RATE
# Samples of a frame of the server's detector: it can only say that speech ended at the end of one.
DETECTOR_FRAME = 512
# The clock by which the server dates a microphone's sound forgets within this time.
FORGETTING = 2000

# Keeps what the page sends, by the page's clock; evaluated before the session starts.
KEEP_SENT = """() => {
  const send = WebSocket.prototype.send;
  let frames = [], delay = 0;
  globalThis.takeSent = () => { const taken = frames; frames = []; return taken; };
  WebSocket.prototype.send = function (message) {
    if (message instanceof ArrayBuffer) {
      frames.push([performance.now(), delay, btoa(String.fromCharCode(...new Uint8Array(message)))]);
    } else {
      const { type, delay_ms } = JSON.parse(message);
      if (type === 'microphone') delay = delay_ms;
    }
    return send.call(this, message);
  };
}"""


def at_wire_rate(samples):
    """Every third sample, behind enough of a low pass."""
    taps = numpy.sinc(numpy.arange(-48, 49) / FACTOR) * numpy.hamming(97)
    return numpy.convolve(samples, taps / taps.sum(), "same")[::FACTOR]


class Sent:
    """The microphone's sound as the page sent it."""

    def __init__(self):
        self.samples = numpy.zeros(0)
        self.times = numpy.zeros(0)  # milliseconds by the page's clock
        self.delays = numpy.zeros(0)  # milliseconds of the microphone, as the page told them
        self.ends = numpy.zeros(0)  # samples sent with and before each frame

    def add(self, frames):
        sounds = [numpy.frombuffer(base64.b64decode(sound), dtype="<i2") for *_, sound in frames]
        ends = len(self.samples) + numpy.cumsum([len(sound) for sound in sounds])
        self.times = numpy.append(self.times, [time for time, *_ in frames])
        self.delays = numpy.append(self.delays, [delay for _, delay, _ in frames])
        self.ends = numpy.append(self.ends, ends)
        self.samples = numpy.concatenate([self.samples, *sounds])

    def beginning(self, start, end, delays=0):
        """When sample 0 was spoken, by the quickest frame sent between two times; later when sound was lost before."""
        chosen = (self.times >= start) & (self.times <= end)
        return (self.times - delays - self.ends / WIRE_RATE * 1000)[chosen].min(initial=numpy.inf)

    def lost(self, start, end):
        """Milliseconds of sound that the browser lost between two times."""
        beginnings = [self.beginning(time, time + 1000) for time in numpy.arange(start, max(end - 999, start + 1), 250)]
        return max(beginnings) - min(beginnings)

    def time_of(self, recorded, at):
        """When the page sent a sample of the recording of the mouth, which is played once; None if it was lost."""
        before, behind = WIRE_RATE // 10, WIRE_RATE // 4
        piece = at_wire_rate(recorded[at - FACTOR * before:at + FACTOR * behind])
        if len(self.samples) < len(piece) or not piece.any():
            return None
        fit = numpy.correlate(self.samples, piece, "valid")
        position = int(numpy.argmax(fit)) + before
        return float(self.times[numpy.searchsorted(self.ends, position, "right")])

    def position(self, recorded, at, near):
        """The sample sent, for a sample of the recording of the mouth, within some seconds of the sample `near`: the best
        fit of the two seconds before it."""
        start = max(0, at - 2 * RATE)
        piece = at_wire_rate(recorded[start:at + RATE // 10])
        begin = max(0, near - 10 * WIRE_RATE)
        sent = self.samples[begin:near + 5 * WIRE_RATE]
        size = 1 << (len(sent) + len(piece)).bit_length()
        fit = numpy.fft.irfft(numpy.fft.rfft(sent, size) * numpy.conj(numpy.fft.rfft(piece, size)), size)
        return begin + int(numpy.argmax(fit[:len(sent)])) + (at - start) / FACTOR


@dataclasses.dataclass
class HeardTurn:
    """Milliseconds."""
    told: float  # the page's voice_to_ear
    from_estimate: float  # by the recording, from where the detector says that speech ended
    from_rule: float  # by the recording, from where the rule says so
    off_frame: float  # the detector's end as the session's clock has it, from the end of the nearest detector's frame
    lost: float  # sound that the browser lost around the turn

    @staticmethod
    def of(turn, mouth, ear, sent):
        """
        - turn: its `turn_latency`
        - mouth, ear: the recording from before the turn's speech to after its reply
        - sent: what the page sent up to the turn's end
        """
        offset = turn["clock"]["offset_ms"]
        ended = turn["marks_ms"]["acoustic_end"] - offset
        heard = turn["marks_ms"]["first_audible"] - offset
        # As the server does it, which looks when the detector has waited a little.
        beginning = sent.beginning(ended - FORGETTING + 100, ended + 100, sent.delays)
        told_end = (ended - beginning) / 1000 * WIRE_RATE
        end = round(told_end / DETECTOR_FRAME) * DETECTOR_FRAME
        rule = acoustic_end(mouth)
        estimate = rule + (end - sent.position(mouth, rule, end)) / WIRE_RATE * RATE
        first = numpy.flatnonzero(ear)[0]
        return HeardTurn(
            told=turn["latency_ms"]["voice_to_ear"], from_estimate=float(first - estimate) / RATE * 1000,
            from_rule=float(first - rule) / RATE * 1000, off_frame=float(told_end - end) / WIRE_RATE * 1000,
            lost=float(sent.lost(ended - FORGETTING - 2000, heard + 1000)))


def acoustic_end(samples):
    """The rule of docs/latency.md: the end of the last 10 ms block above -34 dB of the loudest."""
    block = RATE // 100
    powers = (samples[:len(samples) // block * block].reshape(-1, block).astype(float) ** 2).sum(axis=1)
    return (int(numpy.flatnonzero(powers > powers.max() * 0.000398)[-1]) + 1) * block


def summary(name, differences):
    """A line of a table."""
    sizes = numpy.sort(numpy.abs(differences))
    p90 = sizes[max(0, int(numpy.ceil(len(sizes) * 0.9)) - 1)]
    return (f"{name:<44} n {len(sizes):>2}  median {numpy.median(differences):7.1f}  "
            f"{min(differences):7.1f} … {max(differences):6.1f}  of sizes: p90 {p90:6.1f}, max {sizes[-1]:6.1f}, "
            f"{(sizes <= 40).sum()} within 40 ms")
