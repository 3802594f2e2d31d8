/**
 * A client of Cascade's session protocol: microphone, play-out, captions as events. It touches no page element.
 *
 *     import { CascadeSession } from "./session.js";
 *
 *     const session = new CascadeSession();
 *     session.addEventListener("state", ({ detail }) => console.log(detail.state));
 *     session.addEventListener("final_transcript", ({ detail }) => console.log("you:", detail.text));
 *     session.addEventListener("reply_text", ({ detail }) => console.log("agent:", detail.text));
 *     button.onclick = () => session.start();          // in a user gesture, or the browser keeps the sound off
 *
 * Methods: `start({microphone})`, `stop()`, `sendText(text)`, `beginTurn()`, `endTurn()`, `interrupt()`,
 * `pauseReply()`, `resumeReply()`, `resume()`.
 * Properties: `state`, `muted` (sends silence), `hasMicrophone`, `isMicrophoneSilenced`, `microphoneLevel`, `replyLevel` (0 to 1), `engines`.
 *
 * Events carry their fields in `detail`. Every event of the server is dispatched under its own name (`session_ready`
 * for `session.ready`), an event about a reply never after that reply was interrupted here. Besides:
 *
 * | event | detail |
 * |---|---|
 * | `state` | `state`: `idle`, `starting`, `listening`, `hearing`, `thinking`, `speaking`, `reconnecting` |
 * | `problem` | a `CascadeProblem`; `retryAfter` says in how many seconds another try follows, 0 means it has ended |
 * | `problem_ended` | `code`: what `microphone_silenced` or `connection_slow` told is over |
 * | `audible` | `reply`, `delay`: its first sample was heard this many milliseconds after its first frame arrived |
 * | `played` | `reply`, `position`: the play-out cursor, in the reply's own samples |
 * | `gap` | `reply`, `position`, `samples`: nothing could be played although the reply was under way |
 */
import { Connection } from "./connection.js";
import { Microphone } from "./microphone.js";
import { Playout } from "./playout.js";
import { CascadeProblem } from "./problem.js";
import { readSound } from "./server-message.js";

export { CascadeProblem };

const microphoneRate = 16000;
/** Microphone sound that may wait to leave, two seconds; of a network that is slower for longer, the newest is left out. */
const backlogBytes = 2 * 2 * microphoneRate;
/** Sound that leaves again with less than this waiting. */
const backlogGoneBytes = backlogBytes / 4;
/** Typed turns that may wait for the session. */
const unsentLimit = 20;
/** Milliseconds to the microsecond. */
const rounded = (milliseconds) => Math.round(milliseconds * 1000) / 1000;
const worklets = ["resampler.js", "capture-worklet.js", "playout-worklet.js"];

export class CascadeSession extends EventTarget {
  #options;
  #context = null;
  #connection = null;
  #microphone = null;
  #playout = null;
  #state = "idle";
  #ready = false;
  #muted = false;
  #toldDelay = null;
  #isSlow = false;
  // Begin and end of held turns go out one after the other, though the end waits for the microphone's last sound.
  #turnCommands = Promise.resolve();
  #sessionNumber = 0;
  #unsentTexts = [];
  // What the state is made of.
  #userSpeaks = false;
  #answerDue = false;
  #audibleReply = null;
  // Replies up to this one are silenced; sound of theirs that is still in flight is dropped.
  #silencedUpTo = -1;
  #latestReply = -1;

  /**
   * @param {{url?: string, key?: ?string, record?: boolean}} [options] `url`: the session's address, by default of the
   *   server this module came from; `key`: the server's key, if it asks for one; `record`: keep what is played for
   *   `recording()`, for tests
   */
  constructor({ url, key, record = false } = {}) {
    super();
    const address = new URL(url ?? "../v1/session", import.meta.url);
    address.protocol = address.protocol.replace("http", "ws");
    if (key) address.searchParams.set("key", key);
    this.#options = { url: address.href, record };
    /** @type {{stt?: string, llm?: string, tts?: string}} the engines of the session */
    this.engines = {};
  }

  get state() {
    return this.#state;
  }

  get hasMicrophone() {
    return this.#microphone !== null;
  }

  /** Whether the device or the system gives no sound for now. */
  get isMicrophoneSilenced() {
    return this.#microphone?.isSilenced ?? false;
  }

  get microphoneLevel() {
    return this.#microphone?.level ?? 0;
  }

  get replyLevel() {
    return this.#playout?.level ?? 0;
  }

  get muted() {
    return this.#muted;
  }

  set muted(muted) {
    this.#muted = muted;
    if (this.#microphone) this.#microphone.muted = muted;
  }

  /**
   * Starts a session, or adds the microphone to one that has none. Call it in a user gesture.
   * @param {{microphone?: boolean}} [options] without a microphone, turns are typed
   * @throws {CascadeProblem} when there is no microphone; a session that ran goes on without it
   */
  async start({ microphone = true } = {}) {
    const isNew = this.#context === null;
    try {
      if (isNew) await this.#openSound();
      if (microphone && !this.#microphone) await this.#openMicrophone();
    } catch (error) {
      if (isNew) await this.stop();
      throw error;
    }
    if (isNew && this.#context) this.#connect();
  }

  /** Ends the session and releases the microphone. */
  async stop() {
    this.#connection?.close();
    this.#microphone?.close();
    this.#playout?.close();
    const context = this.#context;
    this.#connection = this.#microphone = this.#playout = this.#context = null;
    this.#unsentTexts = [];
    this.#forgetTurn();
    this.#setState("idle");
    if (context && context.state !== "closed") await context.close();
  }

  /** A typed turn; it stops a running reply. Waits for the session while it is being opened. */
  sendText(text) {
    this.#silence();
    if (!this.#ready) {
      this.#unsentTexts.push(text);
      this.#unsentTexts.splice(0, this.#unsentTexts.length - unsentLimit);
      return;
    }
    this.#connection.send({ type: "text", text });
    this.#answerDue = true;
    this.#update();
  }

  /** Push to talk: a turn begins and lasts until `endTurn()`, whatever its pauses; stops a running reply. */
  beginTurn() {
    this.#silence();
    this.#inOrder(() => {
      this.#connection?.send({ type: "turn.begin" });
      this.#userSpeaks = true;
      this.#update();
    });
  }

  /** The turn is over, answer now. */
  endTurn() {
    return this.#inOrder(async (isCurrent) => {
      await this.#microphone?.flush();
      if (!isCurrent()) return;
      this.#connection?.send({ type: "turn.end" });
      if (this.#userSpeaks) this.#answerDue = true;
      this.#userSpeaks = false;
      this.#update();
    });
  }

  /** Runs a step after those before it, unless the session has ended meanwhile. */
  #inOrder(step) {
    const number = this.#sessionNumber;
    const isCurrent = () => this.#sessionNumber === number;
    const done = this.#turnCommands.then(() => isCurrent() && step(isCurrent));
    this.#turnCommands = done.catch(() => {});
    return done;
  }

  /** Silences the reply at once. */
  interrupt() {
    this.#silence();
    this.#connection?.send({ type: "interrupt" });
    this.#update();
  }

  /** Stops the reply where it is, to go on from there with `resumeReply`. */
  pauseReply() {
    this.#connection?.send({ type: "pause", reply: this.#latestReply });
  }

  resumeReply() {
    this.#connection?.send({ type: "resume", reply: this.#latestReply });
  }

  /** Wakes the sound after the browser suspended it; call it in a user gesture. */
  resume() {
    if (this.#context && this.#context.state !== "running") this.#context.resume().catch(() => {});
  }

  /**
   * What was played so far, if the option `record` is set.
   * @returns {Promise<{samples: Float32Array, sampleRate: number,
   *   replies: {reply: number, start: number, end: ?number}[]}>} `start` and `end` count samples
   */
  async recording() {
    return this.#playout?.recording() ?? { samples: new Float32Array(0), sampleRate: 0, replies: [] };
  }

  // MARK: Sound

  async #openSound() {
    this.#setState("starting");
    // One context at the device's own rate for both directions: some browsers refuse a microphone in a context of
    // another rate, and the worklets resample either way.
    const context = new AudioContext({ latencyHint: "interactive" });
    this.#context = context;
    context.resume().catch(() => {});
    for (const name of worklets) await context.audioWorklet.addModule(new URL(name, import.meta.url));
    if (this.#context !== context) return;
    context.addEventListener("statechange", () => this.resume());
    this.#playout = new Playout(context, this.#playoutHandlers(), { record: this.#options.record });
  }

  async #openMicrophone() {
    const context = this.#context;
    const microphone = await Microphone.open(context, {
      onFrame: (frame) => this.#sendFrame(frame),
      onLost: () => this.#loseMicrophone(),
      onSilenced: (isSilenced) => this.#silenceMicrophone(isSilenced),
    });
    if (this.#context !== context) {
      microphone.close();
      return;
    }
    this.#microphone = microphone;
    microphone.muted = this.#muted;
    if (microphone.isSilenced) this.#silenceMicrophone(true);
    this.#update();
  }

  #sendFrame(frame) {
    const microphone = this.#microphone;
    if (!this.#ready || !microphone) return;
    if (this.#holdsBack()) return;
    // No word may be lost by it.
    if (microphone.isBehind && !this.#userSpeaks) microphone.catchUp();
    const delay = Math.round(microphone.delay);
    if (delay !== this.#toldDelay) this.#connection.send({ type: "microphone", delay_ms: delay });
    this.#toldDelay = delay;
    this.#connection.send(frame);
  }

  /** Whether the network is too slow for more sound now. */
  #holdsBack() {
    const { backlog } = this.#connection;
    const isSlow = backlog > (this.#isSlow ? backlogGoneBytes : backlogBytes);
    if (isSlow !== this.#isSlow) {
      this.#isSlow = isSlow;
      if (isSlow) this.#report(new CascadeProblem("connection_slow"));
      else this.#emit("problem_ended", { code: "connection_slow" });
    }
    return isSlow;
  }

  #silenceMicrophone(isSilenced) {
    if (isSilenced) this.#report(new CascadeProblem("microphone_silenced"));
    else this.#emit("problem_ended", { code: "microphone_silenced" });
  }

  #loseMicrophone() {
    this.#microphone?.close();
    this.#microphone = null;
    this.#report(new CascadeProblem("microphone_lost"));
    this.#update();
  }

  #playoutHandlers() {
    return {
      onStarted: (reply, delay, heardAt) => {
        if (reply <= this.#silencedUpTo) return;
        this.#audibleReply = reply;
        this.#answerDue = false;
        this.#reportAudible(reply, delay, heardAt);
        this.#emit("audible", { reply, delay });
        this.#update();
      },
      onPosition: (reply, position) => this.#reportPosition(reply, position),
      onDone: (reply, position) => {
        this.#reportPosition(reply, position);
        this.#endSound(reply);
      },
      onStopped: (reply) => this.#endSound(reply),
      onGap: (gap) => {
        if (gap.reply <= this.#silencedUpTo) return;
        // A wait that is shorter than a sample is none.
        if (gap.samples > 0) this.#connection?.send({ type: "gap", ...gap });
        this.#emit("gap", gap);
      },
    };
  }

  #reportAudible(reply, delay, heardAt) {
    const estimate = this.#connection?.clock.at(performance.now());
    const clock = estimate
      ? { client_ms: rounded(heardAt), offset_ms: rounded(estimate.offset), error_ms: rounded(estimate.error) }
      : {};
    this.#connection?.send({ type: "audible", reply, delay_ms: rounded(delay), ...clock });
  }

  #reportPosition(reply, position) {
    if (reply <= this.#silencedUpTo) return;
    this.#connection?.send({ type: "playout", reply, position });
    this.#emit("played", { reply, position });
  }

  #endSound(reply) {
    if (this.#audibleReply === reply) this.#audibleReply = null;
    this.#update();
  }

  /** Stops every reply known so far. */
  #silence() {
    this.#silencedUpTo = Math.max(this.#silencedUpTo, this.#latestReply);
    this.#playout?.stop(this.#silencedUpTo);
    this.#audibleReply = null;
    this.#answerDue = false;
  }

  // MARK: Connection

  #connect() {
    this.#connection = new Connection(this.#options.url, {
      onOpen: () => this.#connection.send({ type: "session.start", protocol: 1, sample_rate: microphoneRate }),
      onText: (message) => this.#receive(message),
      onSound: (frame) => this.#receiveSound(frame),
      onLost: (problem) => this.#loseConnection(problem),
    });
    this.#connection.open();
  }

  #loseConnection(problem) {
    const wasReady = this.#ready;
    this.#forgetTurn();
    this.#playout?.stop();
    if (problem.retryable) {
      if (wasReady || this.#state === "reconnecting") this.#setState("reconnecting");
    } else {
      this.stop();
    }
    this.#report(problem);
  }

  /** Another session counts its replies anew. */
  #forgetTurn() {
    this.#ready = this.#isSlow = false;
    this.#sessionNumber += 1;
    this.#userSpeaks = this.#answerDue = false;
    this.#audibleReply = null;
    this.#silencedUpTo = this.#latestReply = -1;
  }

  #receiveSound(frame) {
    const sound = readSound(frame);
    if (!sound || sound.reply <= this.#silencedUpTo) return;
    this.#latestReply = Math.max(this.#latestReply, sound.reply);
    this.#playout?.add(sound);
  }

  #receive(message) {
    const { type, reply } = message;
    if (reply !== undefined) this.#latestReply = Math.max(this.#latestReply, reply);
    // The heard text of a reply silenced here is still of interest, its unspoken words are not.
    const isStale = reply <= this.#silencedUpTo && type !== "reply_interrupted" && type !== "reply_ended";
    if (isStale) return;
    switch (type) {
      case "session.ready":
        this.#becomeReady(message);
        break;
      case "turn_resumed":
      case "speech_started":
        this.#userSpeaks = true;
        this.#answerDue = false;
        break;
      case "speech_stopped":
        this.#userSpeaks = false;
        this.#answerDue = true;
        break;
      case "final_transcript":
      case "reply_started":
        this.#answerDue = this.#audibleReply === null && !this.#userSpeaks;
        break;
      case "turn_dropped":
        this.#answerDue = false;
        break;
      case "reply_audio_ended":
        this.#playout?.end(reply, message.samples);
        break;
      case "reply_lowered":
        this.#playout?.lower(reply, true);
        break;
      case "reply_raised":
        this.#playout?.lower(reply, false);
        break;
      case "reply_paused":
        this.#playout?.pause(reply);
        break;
      case "reply_resumed":
        this.#playout?.resume(reply);
        break;
      case "reply_ended":
        this.#answerDue = false;
        break;
      case "reply_interrupted":
        this.#silencedUpTo = Math.max(this.#silencedUpTo, reply);
        this.#playout?.stop(this.#silencedUpTo);
        if (this.#audibleReply <= reply) this.#audibleReply = null;
        break;
      case "error":
        this.#answerDue = false;
        this.#report(new CascadeProblem("engine", message.message, { retryable: message.retryable }));
        break;
    }
    this.#emit(type.replace(".", "_"), message);
    this.#update();
  }

  #becomeReady({ engines = {} }) {
    this.#ready = true;
    this.#toldDelay = null;
    this.engines = engines;
    const texts = this.#unsentTexts.splice(0);
    // Sent after the page has heard that the session is there.
    queueMicrotask(() => texts.forEach((text) => this.sendText(text)));
  }

  // MARK: Events

  #update() {
    if (!this.#ready) return;
    if (this.#audibleReply !== null) this.#setState("speaking");
    else if (this.#userSpeaks) this.#setState("hearing");
    else if (this.#answerDue) this.#setState("thinking");
    else this.#setState("listening");
  }

  #setState(state) {
    if (this.#state === state) return;
    this.#state = state;
    this.#emit("state", { state });
  }

  #report(problem) {
    this.#emit("problem", problem);
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
