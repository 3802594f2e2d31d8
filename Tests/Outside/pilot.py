"""A soft high tone under a reply, by which a recording tells how loud the page plays it, in its pauses too."""
import numpy

from ear import RATE

# By the reply's number, so that the next reply is not taken for it. Averages of 5 ms of one know nothing of the other.
FREQUENCIES = (8000, 9000)
AVERAGE = RATE // 200
# Below this share of what it was before, the reply is lowered (the page lowers it to 0.2), or gone.
LOWERED, GONE = 0.5, 0.05
# Samples for which it must stay so.
STAYS, STAYS_GONE = RATE // 100, RATE // 5

# Mixes it into a reply's sound on its way to the audio thread; evaluated before the session starts.
MIX = """frequencies => {
  const before = globalThis.AudioWorkletNode;
  globalThis.AudioWorkletNode = class extends before {
    constructor(context, name, options) {
      super(context, name, options);
      if (name !== 'cascade-playout') return;
      const hand = this.port.postMessage.bind(this.port);
      this.port.postMessage = (message, transfer) => {
        const { type, reply, rate, position, samples } = message;
        if (type === 'frame') {
          const pcm = new Int16Array(samples);
          const step = 2 * Math.PI * frequencies[reply % 2] / rate;
          for (let i = 0; i < pcm.length; i += 1) {
            const value = pcm[i] + 800 * Math.sin(step * ((position + i) % rate));
            pcm[i] = Math.max(-32768, Math.min(32767, Math.round(value)));
          }
        }
        hand(message, transfer);
      };
    }
  };
}"""


def level(ear, reply):
    """How loud the reply's tone is at each sample."""
    turns = numpy.arange(len(ear)) * (FREQUENCIES[reply % 2] / RATE)
    product = ear * numpy.exp(-2j * numpy.pi * turns)
    sums = numpy.concatenate([[0], numpy.cumsum(product)])
    average = numpy.zeros(len(ear))
    half = AVERAGE // 2
    average[half:len(ear) - half] = 2 * numpy.abs(sums[AVERAGE:len(ear)] - sums[:len(ear) - AVERAGE]) / AVERAGE
    return average


def first_below(levels, share, start, normal, stays=STAYS):
    """The first sample from `start` on at which the tone is below a share of its normal level, and stays so; None if
    there is none."""
    below = levels[start:] < share * normal
    counts = numpy.concatenate([[0], numpy.cumsum(below)])
    found = numpy.flatnonzero(counts[stays:] - counts[:-stays] == stays)
    return int(found[0]) + start if len(found) else None
