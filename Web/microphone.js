import { CascadeProblem } from "./problem.js";
import { SoundClock } from "./sound-clock.js";

/** What the browser is asked for; echo cancellation is what makes barge-in work without headphones. */
const constraints = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
};

/** Sound that lies in the browser for this much longer than it need is given up, though not more often than this. */
const lateMilliseconds = 25;
const catchUpMilliseconds = 2000;
/** Browsers keep no more sound than this for a page that takes none; what is older is lost. */
const keptMilliseconds = 100;

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
  #context;
  #stream;
  #source;
  #node;
  #analyser;
  #samples = new Float32Array(512);
  #flushed = null;
  #muted = false;
  #clock;
  #connectedAt = 0;
  #isSilenced;
  #listening = new AbortController();

  /**
   * Asks for the microphone and starts capturing.
   * @param {AudioContext} context its worklet scope has the capture module
   * @param {{onFrame: (frame: ArrayBuffer) => void, onLost: () => void, onSilenced: (isSilenced: boolean) => void}}
   *   handlers `onSilenced`: the device or the system gives no sound for now, or gives it again
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

  constructor(context, stream, { onFrame, onLost, onSilenced }) {
    this.#context = context;
    this.#stream = stream;
    this.#analyser = context.createAnalyser();
    this.#analyser.fftSize = this.#samples.length;
    this.#node = new AudioWorkletNode(context, "cascade-capture", { channelCount: 1, channelCountMode: "explicit" });
    // The capture node is silent; connecting it keeps it running in every browser.
    this.#node.connect(context.destination);
    this.#connect();
    this.#node.port.onmessage = ({ data }) => {
      if (data instanceof ArrayBuffer) {
        this.#clock.compare(performance.now(), context.currentTime * 1000);
        onFrame(data);
      } else if (data.type === "flushed") this.#flushed?.();
    };
    const { signal } = this.#listening;
    this.#track?.addEventListener("ended", onLost, { signal });
    this.#isSilenced = this.#track?.muted ?? false;
    for (const [name, isSilenced] of [["mute", true], ["unmute", false]]) {
      this.#track?.addEventListener(name, () => onSilenced(this.#isSilenced = isSilenced), { signal });
    }
  }

  /** Loudness now, 0 to 1. */
  get level() {
    return this.#muted ? 0 : loudness(this.#analyser, this.#samples);
  }

  /**
   * Milliseconds from the device to this page, as far as the page can tell. The browser hands sound on at an even pace, so all
   * of it lies there for as long as the latest of it needed, and for as long as play-out, which sets the pace, stood still.
   */
  get delay() {
    const told = (this.#track?.getSettings().latency ?? 0) * 1000;
    const longest = Math.max(told, this.#track?.stats?.maximumLatency ?? 0);
    return Math.min(1000, told + Math.min(keptMilliseconds, longest - told + this.#clock.late));
  }

  /** Whether sound lies in the browser for longer than it need. It never catches up by itself. */
  get isBehind() {
    const { maximumLatency = 0, minimumLatency = 0 } = this.#track?.stats ?? {};
    const isLate = maximumLatency - minimumLatency + this.#clock.late > lateMilliseconds;
    return isLate && performance.now() - this.#connectedAt > catchUpMilliseconds;
  }

  /** Gives up what lies in the browser. */
  catchUp() {
    this.#source.disconnect();
    this.#connect();
  }

  /** Whether the device or the system gives no sound, as after a switch on a headset. */
  get isSilenced() {
    return this.#isSilenced;
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
    this.#listening.abort();
    for (const track of this.#stream.getTracks()) track.stop();
    this.#source.disconnect();
    this.#node.disconnect();
    this.#node.port.onmessage = null;
  }

  get #track() {
    return this.#stream.getAudioTracks()[0];
  }

  #connect() {
    this.#clock = new SoundClock();
    this.#connectedAt = performance.now();
    this.#track?.stats?.resetLatency?.();
    this.#source = this.#context.createMediaStreamSource(this.#stream);
    this.#source.connect(this.#analyser);
    this.#source.connect(this.#node);
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
