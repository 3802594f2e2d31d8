import { loudness } from "./microphone.js";

/** How much sound waits before a reply starts; it also has to arrive again after a gap. */
const startMilliseconds = 60;
/** Replies whose arrival is kept; a server that never ends them adds no more. */
const arrivalsKept = 100;

/** Plays replies and tells how far each was heard. */
export class Playout {
  #context;
  #node;
  #analyser;
  #samples = new Float32Array(512);
  #handlers;
  #arrivals = new Map();
  #recording = null;

  /**
   * @param {AudioContext} context its worklet scope has the play-out module
   * @param {{
   *   onStarted: (reply: number, delay: number, heardAt: number) => void,
   *   onPosition: (reply: number, position: number) => void,
   *   onDone: (reply: number, position: number) => void,
   *   onStopped: (reply: number, position: number) => void,
   *   onGap: (gap: {reply: number, position: number, samples: number}) => void,
   * }} handlers `delay`: milliseconds from the first frame's arrival to the first audible sample, which is heard at
   *   `heardAt` by the page's clock
   * @param {{record?: boolean}} [options]
   */
  constructor(context, handlers, { record = false } = {}) {
    this.#context = context;
    this.#handlers = handlers;
    this.#node = new AudioWorkletNode(context, "cascade-playout", {
      numberOfInputs: 0, outputChannelCount: [1], processorOptions: { startMilliseconds, record },
    });
    this.#analyser = context.createAnalyser();
    this.#analyser.fftSize = this.#samples.length;
    this.#node.connect(this.#analyser).connect(context.destination);
    this.#node.port.onmessage = ({ data }) => this.#report(data);
  }

  /** Loudness now, 0 to 1. */
  get level() {
    return loudness(this.#analyser, this.#samples);
  }

  /** Adds sound to a reply. `samples` is handed over to the audio thread. */
  add({ reply, rate, position, samples }) {
    if (!this.#arrivals.has(reply)) {
      this.#arrivals.set(reply, { at: performance.now(), rate });
      if (this.#arrivals.size > arrivalsKept) this.#arrivals.delete(this.#arrivals.keys().next().value);
    }
    this.#node.port.postMessage({ type: "frame", reply, rate, position, samples }, [samples]);
  }

  /** Says that a reply's sound is complete. */
  end(reply, samples) {
    this.#node.port.postMessage({ type: "end", reply, samples });
  }

  /** Plays softly from now on, or as before. */
  lower(reply, isLowered) {
    this.#node.port.postMessage({ type: "lower", reply, isLowered });
  }

  /** Fades out within milliseconds and keeps the rest of the reply. */
  pause(reply) {
    this.#node.port.postMessage({ type: "pause", reply });
  }

  /** Goes on from where the reply was paused. */
  resume(reply) {
    this.#node.port.postMessage({ type: "resume", reply });
  }

  /** Fades out within milliseconds and drops every reply up to this one. */
  stop(upTo = Infinity) {
    this.#node.port.postMessage({ type: "stop", upTo });
    for (const reply of this.#arrivals.keys()) if (reply <= upTo) this.#arrivals.delete(reply);
  }

  /** What was played so far; empty unless recording. */
  recording() {
    return new Promise((resolve) => {
      this.#recording = resolve;
      this.#node.port.postMessage({ type: "recordingRequest" });
    });
  }

  close() {
    this.#node.port.onmessage = null;
    this.#node.disconnect();
    this.#analyser.disconnect();
  }

  #report({ type, reply, position, time, ...rest }) {
    const arrival = this.#arrivals.get(reply);
    switch (type) {
      case "started": {
        const heardAt = this.#audibleAt(time);
        this.#handlers.onStarted(reply, Math.max(0, heardAt - (arrival?.at ?? performance.now())), heardAt);
        break;
      }
      case "position":
        this.#handlers.onPosition(reply, this.#heard(position, arrival?.rate ?? 0));
        break;
      case "done":
        this.#arrivals.delete(reply);
        // What the context has rendered still has to pass the device; the reply is heard to its end only then.
        setTimeout(() => this.#handlers.onDone(reply, position), this.#outputLatency * 1000);
        break;
      case "stopped":
        this.#handlers.onStopped(reply, position);
        break;
      case "gap":
        this.#handlers.onGap({ reply, position, ...rest });
        break;
      case "recording":
        this.#recording?.(rest);
        break;
    }
  }

  /** The position heard, given the one rendered. */
  #heard(position, rate) {
    return Math.max(0, Math.floor(position - this.#outputLatency * rate));
  }

  /** Seconds between rendering and hearing; 0 where the browser does not know. */
  get #outputLatency() {
    return Math.min(this.#context.outputLatency || 0, 1);
  }

  /** When, on the page's clock, a moment of the context's clock is heard. */
  #audibleAt(time) {
    const now = performance.now();
    const stamp = this.#context.getOutputTimestamp?.();
    const heard = stamp?.performanceTime ? stamp.performanceTime + (time - stamp.contextTime) * 1000 : NaN;
    // Some browsers report stamps of another clock before the device runs; then the context's own time has to do.
    if (Math.abs(heard - now) < 1000) return heard;
    return now + (time - this.#context.currentTime + this.#outputLatency) * 1000;
  }
}
