/**
 * Microphone to PCM16 frames of 20 ms at 16 kHz. Needs `resampler.js` in the same worklet scope.
 *
 * In: `{type: "mute", muted}`, `{type: "flush"}`. Out: an `ArrayBuffer` per frame, `{type: "flushed"}` after the
 * incomplete frame that a flush sends early.
 */
const wireRate = 16000;
const frameLength = 320;
/** Share of the way to the new gain per sample: about 3 ms, so that muting does not click. */
const gainStep = 0.02;

class CaptureProcessor extends AudioWorkletProcessor {
  constructor() {
    super();
    this.resampler = new globalThis.StreamResampler(sampleRate, wireRate);
    this.frame = new Float32Array(frameLength);
    this.filled = 0;
    this.gain = 1;
    this.muted = false;
    this.port.onmessage = ({ data }) => {
      if (data.type === "mute") this.muted = data.muted;
      if (data.type === "flush") {
        this.post();
        this.port.postMessage({ type: "flushed" });
      }
    };
  }

  process([input]) {
    // Without a connected source there is no channel; the wire wants silence then, not nothing.
    this.resampler.push(input[0] ?? new Float32Array(128));
    for (;;) {
      this.filled += this.resampler.pull(this.frame, this.filled);
      if (this.filled < frameLength) return true;
      this.post();
    }
  }

  post() {
    if (this.filled === 0) return;
    const pcm = new Int16Array(this.filled);
    const target = this.muted ? 0 : 1;
    for (let i = 0; i < this.filled; i += 1) {
      this.gain += (target - this.gain) * gainStep;
      pcm[i] = Math.round(Math.max(-1, Math.min(1, this.frame[i] * this.gain)) * 32767);
    }
    if (Math.abs(target - this.gain) < 1e-4) this.gain = target;
    this.filled = 0;
    this.port.postMessage(pcm.buffer, [pcm.buffer]);
  }
}

registerProcessor("cascade-capture", CaptureProcessor);
