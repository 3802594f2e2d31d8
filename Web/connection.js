import { CascadeProblem } from "./problem.js";
import { readMessage } from "./server-message.js";
import { SessionClock } from "./session-clock.js";

/** Back-off between tries, in seconds; the last one repeats. */
const backOff = [0.5, 1, 2, 4, 8];
/** A session that lived this long was a good one: the next loss starts the back-off anew. */
const stableSeconds = 5;
const pingSeconds = 10;
/** The first pings, which tell the clocks apart; the quickest of a few is hardly held up on its way. */
const firstPings = 5;
const firstPingMilliseconds = 200;
/** Pings that may be without an answer while other messages come. */
const pingsKept = 20;
/** A network that swallows everything answers a try with nothing at all for minutes. */
const openSeconds = 10;
const reasonSeconds = 5;
/** Close codes after which another try would fail the same way. */
const finalCodes = { 1002: "protocol", 1003: "protocol", 1007: "protocol", 1008: "not_allowed", 1009: "protocol" };

/** A WebSocket to a session that comes back by itself. */
export class Connection {
  #url;
  #handlers;
  #socket = null;
  #tries = 0;
  #openedAt = 0;
  #retry = 0;
  #opening = 0;
  #ping = 0;
  #unanswered = 0;
  #pings = new Map();
  #lastPing = 0;
  #clock = new SessionClock();
  #wanted = false;
  #online = () => this.#retryNow();

  /**
   * @param {string} url `ws:` or `wss:`
   * @param {{
   *   onOpen: () => void, onText: (message: object) => void, onSound: (frame: ArrayBuffer) => void,
   *   onLost: (problem: CascadeProblem) => void,
   * }} handlers `onLost` comes for every failed try, with `retryAfter` if there will be another
   */
  constructor(url, handlers) {
    this.#url = url;
    this.#handlers = handlers;
  }

  /** Whether a session is open. */
  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Bytes that were sent and have not left yet. */
  get backlog() {
    return this.#socket?.bufferedAmount ?? 0;
  }

  open() {
    this.#wanted = true;
    this.#tries = 0;
    globalThis.addEventListener?.("online", this.#online);
    this.#connect();
  }

  close() {
    this.#wanted = false;
    clearTimeout(this.#retry);
    globalThis.removeEventListener?.("online", this.#online);
    this.#drop(1000);
  }

  /** The clock of the session that is open. */
  get clock() {
    return this.#clock;
  }

  /** @returns {boolean} whether it was handed to an open socket */
  send(message) {
    if (!this.isOpen) return false;
    this.#socket.send(message instanceof ArrayBuffer ? message : JSON.stringify(message));
    return true;
  }

  #connect() {
    const socket = new WebSocket(this.#url);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    this.#opening = setTimeout(() => this.#lost(1006, ""), openSeconds * 1000);
    socket.onopen = () => {
      clearTimeout(this.#opening);
      this.#openedAt = performance.now();
      this.#unanswered = 0;
      this.#clock = new SessionClock();
      this.#pings.clear();
      this.#ping = setInterval(() => this.#checkAlive(), pingSeconds * 1000);
      this.#handlers.onOpen();
      for (let i = 0; i < firstPings; i += 1) setTimeout(() => this.#sendPing(socket), i * firstPingMilliseconds);
    };
    socket.onmessage = ({ data }) => {
      this.#unanswered = 0;
      if (typeof data !== "string") {
        this.#handlers.onSound(data);
        return;
      }
      const message = readMessage(data);
      if (!message) return;
      if (message.type === "pong") this.#takePong(message);
      this.#handlers.onText(message);
    };
    socket.onclose = ({ code, reason }) => this.#lost(code, reason);
  }

  /** A network that vanished leaves the socket open for minutes; missing answers tell sooner. */
  #checkAlive() {
    if (this.#unanswered >= 2) {
      this.#drop();
      this.#lost(1006, "");
      return;
    }
    this.#unanswered += 1;
    this.#sendPing(this.#socket);
  }

  /** Does nothing once another socket has taken the place of this one. */
  #sendPing(socket) {
    if (socket !== this.#socket) return;
    this.#lastPing += 1;
    this.#pings.set(this.#lastPing, performance.now());
    this.#pings.delete(this.#lastPing - pingsKept);
    this.send({ type: "ping", id: this.#lastPing });
  }

  #takePong({ id, at_ms: time }) {
    const sent = this.#pings.get(id);
    this.#pings.delete(id);
    if (sent !== undefined && Number.isFinite(time)) this.#clock.add(sent, performance.now(), time);
  }

  #drop(code) {
    clearInterval(this.#ping);
    clearTimeout(this.#opening);
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(code);
  }

  async #lost(code, reason) {
    const opened = this.#openedAt > 0;
    if (opened && performance.now() - this.#openedAt > stableSeconds * 1000) this.#tries = 0;
    this.#openedAt = 0;
    this.#drop();
    const problem = opened ? problemOfClose(code, reason) : await this.#problemOfRefusal();
    if (!this.#wanted || this.#socket) return;
    if (problem.retryable) {
      const base = backOff[Math.min(this.#tries, backOff.length - 1)];
      // Clients that lost the same server should not come back in one moment.
      problem.retryAfter = base * (0.8 + 0.4 * Math.random());
      this.#tries += 1;
      this.#retry = setTimeout(() => this.#connect(), problem.retryAfter * 1000);
    } else {
      this.close();
    }
    this.#handlers.onLost(problem);
  }

  #retryNow() {
    if (!this.#wanted || this.#socket) return;
    clearTimeout(this.#retry);
    this.#connect();
  }

  /** A refused upgrade tells a script nothing; the same address over HTTP says why. */
  async #problemOfRefusal() {
    try {
      const response = await fetch(this.#url.replace(/^ws/, "http"), {
        cache: "no-store", signal: AbortSignal.timeout(reasonSeconds * 1000),
      });
      const { error } = await response.json().catch(() => ({}));
      return problemOfStatus(response.status, error?.code, error?.message);
    } catch {
      return new CascadeProblem("server_gone", "", { retryable: true });
    }
  }
}

function problemOfStatus(status, code = "", message = "") {
  if (status === 401 || status === 403) return new CascadeProblem("not_allowed", message);
  const isFull = status === 429 || /full|limit|capacity|room/.test(code);
  if (isFull) return new CascadeProblem("server_full", message, { retryable: true });
  if (status === 503) return new CascadeProblem("server_starting", message, { retryable: true });
  return new CascadeProblem("server_gone", "", { retryable: true });
}

function problemOfClose(code, reason) {
  if (finalCodes[code]) return new CascadeProblem(finalCodes[code], reason);
  if (code === 1013) return new CascadeProblem("server_full", reason, { retryable: true });
  if (code === 1011) return new CascadeProblem("engine", reason, { retryable: true });
  return new CascadeProblem("connection_lost", reason, { retryable: true });
}
