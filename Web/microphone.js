import { CascadeProblem } from "./problem.js";

/** What the browser is asked for; echo cancellation is what makes barge-in work without headphones. */
const constraints = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
};

const codesByErrorName = {
  NotFoundError: "microphone_missing",
  OverconstrainedError: "microphone_missing",
  NotAllowedError: "microphone_denied",
  SecurityError: "microphone_denied",
  NotReadableError: "microphone_busy",
  AbortError: "microphone_busy",
};

/** The microphone as PCM16 frames of 20 ms at 16 kHz. */
export class Microphone {
  #stream;
  #source;
  #node;
  #analyser;
  #samples = new Float32Array(512);
  #flushed = null;
  #muted = false;

  /**
   * Asks for the microphone and starts capturing.
   * @param {AudioContext} context its worklet scope has the capture module
   * @param {{onFrame: (frame: ArrayBuffer) => void, onLost: () => void}} handlers
   * @returns {Promise<Microphone>}
   * @throws {CascadeProblem}
   */
  static async open(context, handlers) {
    if (!globalThis.navigator?.mediaDevices?.getUserMedia) throw new CascadeProblem("microphone_unsupported");
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia(constraints);
    } catch (error) {
      throw new CascadeProblem(codesByErrorName[error.name] ?? "microphone_missing", error.message);
    }
    return new Microphone(context, stream, handlers);
  }

  constructor(context, stream, { onFrame, onLost }) {
    this.#stream = stream;
    this.#source = context.createMediaStreamSource(stream);
    this.#analyser = context.createAnalyser();
    this.#analyser.fftSize = this.#samples.length;
    this.#node = new AudioWorkletNode(context, "cascade-capture", { channelCount: 1, channelCountMode: "explicit" });
    this.#source.connect(this.#analyser);
    // The capture node is silent; connecting it keeps it running in every browser.
    this.#source.connect(this.#node).connect(context.destination);
    this.#node.port.onmessage = ({ data }) => {
      if (data instanceof ArrayBuffer) onFrame(data);
      else if (data.type === "flushed") this.#flushed?.();
    };
    for (const track of stream.getAudioTracks()) track.addEventListener("ended", onLost);
  }

  /** Loudness now, 0 to 1. */
  get level() {
    return this.#muted ? 0 : loudness(this.#analyser, this.#samples);
  }

  /** Sends silence instead of sound while true. */
  set muted(muted) {
    this.#muted = muted;
    this.#node.port.postMessage({ type: "mute", muted });
  }

  get muted() {
    return this.#muted;
  }

  /** Hands over what was captured until now; resolves at once if the audio thread does not answer. */
  flush() {
    return new Promise((resolve) => {
      this.#flushed = resolve;
      setTimeout(resolve, 60);
      this.#node.port.postMessage({ type: "flush" });
    });
  }

  close() {
    for (const track of this.#stream.getTracks()) track.stop();
    this.#source.disconnect();
    this.#node.disconnect();
    this.#node.port.onmessage = null;
  }
}

/**
 * The loudness an analyser sees, on a scale that looks even to the eye: -54 dB is 0, -6 dB is 1.
 * @param {AnalyserNode} analyser
 * @param {Float32Array} samples scratch space of the analyser's size
 */
export function loudness(analyser, samples) {
  analyser.getFloatTimeDomainData(samples);
  let sum = 0;
  for (const value of samples) sum += value * value;
  const decibels = 10 * Math.log10(sum / samples.length + 1e-10);
  return Math.max(0, Math.min(1, (decibels + 54) / 48));
}
