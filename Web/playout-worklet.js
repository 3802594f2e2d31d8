/**
 * Plays replies without gaps: jitter buffer, resampling, play-out cursor. Needs `resampler.js` in the same worklet
 * scope.
 *
 * In:
 * - `{type: "frame", reply, rate, position, samples}`: PCM16 as an `ArrayBuffer`
 * - `{type: "end", reply, samples}`: all sound of the reply was given
 * - `{type: "lower", reply, isLowered}`: play softly, or as before
 * - `{type: "pause", reply}` and `{type: "resume", reply}`: stop where it is, and go on at the next sample
 * - `{type: "stop", upTo}`: be quiet, drop every reply with an id up to this one
 * - `{type: "recordingRequest"}`: asks for what was played (with the option `record` only)
 *
 * Out, all with `reply` and, in the reply's own samples, `position`:
 * - `started` (`time`: the context's time of the first sample), `position` (about every 100 ms), `done`, `stopped`
 * - `gap` (`samples`: how long nothing could be played while the reply was under way)
 * - `recording` (`samples`, `replies`: where each began and ended in it)
 */
const fadeSeconds = 0.004;
/** How loud a reply is while somebody may be speaking: -14 dB. */
const loweredLevel = 0.2;
const reportSeconds = 0.1;
const recordingLimitSeconds = 300;
/** Sound that may wait, of one reply, and replies; the server sends three seconds ahead. What is beyond is dropped. */
const waitingLimitSeconds = 60;
const repliesLimit = 16;

class PlayoutProcessor extends AudioWorkletProcessor {
  constructor({ processorOptions }) {
    super();
    this.startSeconds = processorOptions.startMilliseconds / 1000;
    this.fadeStep = 1 / (fadeSeconds * sampleRate);
    /** Replies in the order they came; the first is the one that plays. */
    this.queue = [];
    this.lastValue = 0;
    this.untilReport = 0;
    this.recording = processorOptions.record ? { blocks: [], length: 0, replies: [] } : null;
    this.port.onmessage = ({ data }) => this[data.type](data);
  }

  frame({ reply, rate, position, samples }) {
    let entry = this.queue.find((each) => each.id === reply);
    if (!entry) {
      if (this.queue.length >= repliesLimit || position > waitingLimitSeconds * rate) return;
      entry = this.newReply(reply, rate);
      this.queue.push(entry);
    }
    const { resampler } = entry;
    if (position - resampler.position > waitingLimitSeconds * entry.rate) return;
    let pcm = new Int16Array(samples);
    const missing = position - resampler.received;
    if (missing > 0) resampler.push(new Float32Array(missing));
    if (missing < 0) pcm = pcm.subarray(-missing);
    resampler.push(pcm);
  }

  end({ reply, samples }) {
    const entry = this.queue.find((each) => each.id === reply);
    if (!entry) {
      this.port.postMessage({ type: "done", reply, position: samples });
      return;
    }
    entry.total = samples;
    // Nothing more was to come, so the wait for it was no gap.
    if (entry.gap && entry.resampler.received === entry.gap.received) entry.gap = null;
    entry.resampler.end();
  }

  lower({ reply, isLowered }) {
    const entry = this.queue.find((each) => each.id === reply);
    if (entry) entry.level = isLowered ? loweredLevel : 1;
  }

  pause({ reply }) {
    const entry = this.queue.find((each) => each.id === reply);
    if (entry) entry.paused = true;
  }

  resume({ reply }) {
    const entry = this.queue.find((each) => each.id === reply);
    if (entry) entry.paused = false;
  }

  stop({ upTo }) {
    const playing = this.queue[0];
    this.queue = this.queue.filter((each) => each.id > upTo || (each === playing && each.started));
    if (playing && playing.started && playing.id <= upTo) playing.stopping = true;
  }

  newReply(id, rate) {
    return {
      id, rate, resampler: new globalThis.StreamResampler(rate, sampleRate),
      total: null, started: false, paused: false, stopping: false, level: 1, gain: 0, gap: null,
    };
  }

  process(_, [[output]]) {
    let filled = 0;
    while (filled < output.length && this.queue.length > 0) {
      const entry = this.queue[0];
      if (this.isHeld(entry) || !this.isReady(entry, filled)) break;
      filled += this.play(entry, output, filled);
      if (filled === output.length || this.isHeld(entry)) break;
      if (entry.total !== null || entry.stopping) {
        this.finish(entry);
      } else {
        entry.gap = { position: this.cursor(entry), received: entry.resampler.received, length: 0 };
        entry.gain = 0;
      }
    }
    this.silence(output, filled);
    this.report(output.length);
    this.record(output);
    return true;
  }

  /** Whether the reply is paused and has faded out. */
  isHeld(entry) {
    return entry.paused && !entry.stopping && entry.gain <= 0;
  }

  /** Whether the reply may play now: its jitter buffer is full, or nothing more comes. */
  isReady(entry, offset) {
    if (entry.started && !entry.gap) return true;
    const waits = entry.resampler.buffered < this.startSeconds * entry.rate;
    if (waits && entry.total === null && !entry.stopping) return false;
    if (entry.gap) {
      const samples = Math.round((entry.gap.length * entry.rate) / sampleRate);
      this.port.postMessage({ type: "gap", reply: entry.id, position: entry.gap.position, samples });
      entry.gap = null;
    }
    if (!entry.started) {
      entry.started = true;
      this.untilReport = reportSeconds * sampleRate;
      this.port.postMessage({ type: "started", reply: entry.id, position: 0, time: currentTime + offset / sampleRate });
      this.recording?.replies.push({ reply: entry.id, start: this.recording.length + offset, end: null });
    }
    return true;
  }

  /** Writes the reply's next samples, and ends it early once a stop has faded it out. */
  play(entry, output, from) {
    const fades = entry.stopping || entry.paused;
    // No more of a paused reply is taken than is heard, as it goes on at the next sample.
    const end = entry.paused ? from + Math.ceil(entry.gain / this.fadeStep) : output.length;
    const to = from + entry.resampler.pull(output, from, Math.min(end, output.length));
    for (let i = from; i < to; i += 1) {
      entry.gain = fades || entry.gain > entry.level
        ? Math.max(fades ? 0 : entry.level, entry.gain - this.fadeStep)
        : Math.min(entry.level, entry.gain + this.fadeStep);
      if (entry.gain <= 0) {
        this.lastValue = 0;
        return i - from;
      }
      output[i] *= entry.gain;
      this.lastValue = output[i];
    }
    return to - from;
  }

  finish(entry) {
    this.queue.shift();
    const mark = this.recording?.replies.find((each) => each.reply === entry.id && each.end === null);
    if (mark) mark.end = this.recording.length;
    const type = entry.stopping ? "stopped" : "done";
    const position = entry.stopping ? this.cursor(entry) : entry.total;
    this.port.postMessage({ type, reply: entry.id, position });
  }

  /** Fills the rest with silence, falling softly from the last value so that a gap does not click. */
  silence(output, from) {
    for (let i = from; i < output.length; i += 1) {
      this.lastValue *= 0.97;
      output[i] = Math.abs(this.lastValue) < 1e-5 ? 0 : this.lastValue;
    }
    const { gap, paused } = this.queue[0] ?? {};
    if (gap && !paused) gap.length += output.length - from;
  }

  report(length) {
    const entry = this.queue[0];
    if (!entry?.started) return;
    this.untilReport -= length;
    if (this.untilReport > 0) return;
    this.untilReport += reportSeconds * sampleRate;
    this.port.postMessage({ type: "position", reply: entry.id, position: this.cursor(entry) });
  }

  cursor(entry) {
    return Math.max(0, Math.min(Math.floor(entry.resampler.position), entry.resampler.received));
  }

  record(output) {
    const { recording } = this;
    if (!recording || recording.length > recordingLimitSeconds * sampleRate) return;
    recording.blocks.push(output.slice());
    recording.length += output.length;
  }

  recordingRequest() {
    const { blocks, length, replies } = this.recording ?? { blocks: [], length: 0, replies: [] };
    const samples = new Float32Array(length);
    blocks.reduce((offset, block) => (samples.set(block, offset), offset + block.length), 0);
    this.port.postMessage({ type: "recording", samples, replies, sampleRate }, [samples.buffer]);
  }
}

registerProcessor("cascade-playout", PlayoutProcessor);
