/** The page: puts a session's events on the screen and the visitor's hands on the session. */
import { Captions } from "./captions.js";
import { Current } from "./current.js";
import { HoldToTalk } from "./hold-to-talk.js";
import { LatencyView } from "./latency-view.js";
import { CascadeProblem, CascadeSession } from "./session.js";
import { Waterfall } from "./waterfall.js";
import { announcements, sentenceOf, wordsOf } from "./words.js";

const part = (id) => document.getElementById(id);
const parameters = new URLSearchParams(location.search);
const isRecording = parameters.has("record");

const session = new CascadeSession({ key: parameters.get("key"), record: isRecording });
const captions = new Captions(part("captions"), part("log"));
const waterfall = new Waterfall(part("latency"));
const levels = () => ({ microphone: session.microphoneLevel, reply: session.replyLevel });
const current = new Current(part("current"), levels);
const hold = new HoldToTalk(part("hold"));
const latencyView = new LatencyView(part("all-latencies"), parameters.get("key"));

let holdToTalk = false;
let problem = null;
const gaps = [];
const gapsKept = 1000;
let wakeLock = null;
let announced = "idle";

// MARK: Start and stop

async function start(options) {
  showProblem(null);
  try {
    await session.start(options);
  } catch (error) {
    showProblem(error instanceof CascadeProblem ? error : new CascadeProblem("", error.message));
    if (session.state === "idle") part("power").focus();
  }
  render();
}

part("power").addEventListener("click", () => {
  if (session.state === "idle") {
    start().then(() => holdToTalk && part("hold").focus());
  } else {
    showProblem(null);
    session.stop();
  }
});
part("use-microphone").addEventListener("click", () => start());
// Browsers suspend sound for reasons of their own; any touch of the page may bring it back.
document.addEventListener("pointerdown", () => session.resume());

// MARK: Turns

part("composer").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = part("text").value.trim();
  if (!text) return;
  part("text").value = "";
  if (session.state === "idle") await start({ microphone: false });
  if (session.state === "idle") {
    part("text").value = text;
    return;
  }
  captions.typed(text);
  session.sendText(text);
  render();
  followConversation(true);
});

part("interrupt").addEventListener("click", () => session.interrupt());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && canInterrupt()) session.interrupt();
});

part("hold-mode").addEventListener("click", () => {
  holdToTalk = !holdToTalk;
  hold.isOn = holdToTalk;
  session.muted = holdToTalk;
  render();
});
hold.addEventListener("begin", () => {
  session.beginTurn();
  session.muted = false;
  render();
});
hold.addEventListener("end", async () => {
  await session.endTurn();
  session.muted = holdToTalk && !hold.isTalking;
  render();
});

// MARK: Events of the session

const onEvent = {
  session_ready: ({ engines }) => {
    captions.sessionBegan();
    showEngines(engines);
    endProblem();
  },
  speech_started: ({ turn }) => captions.speechStarted(turn),
  partial_transcript: ({ text }) => captions.partial(text),
  final_transcript: ({ turn, text }) => captions.final(turn, text),
  turn_dropped: ({ turn }) => captions.turnDropped(turn),
  turn_resumed: ({ turn }) => captions.turnResumed(turn),
  reply_started: () => problem?.code === "engine" && endProblem(),
  reply_text: ({ reply, text }) => captions.replyText(reply, text),
  reply_stopgap: ({ reply, text }) => captions.replyStopgap(reply, text),
  reply_audio_ended: ({ reply }) => captions.replyAudioEnded(reply),
  reply_ended: ({ reply, text }) => captions.replyEnded(reply, text),
  reply_interrupted: ({ reply, text }) => captions.replyInterrupted(reply, text),
  turn_latency: (turn) => {
    waterfall.show(turn);
    latencyView.refresh();
  },
  problem: (detail) => showProblem(detail),
  problem_ended: ({ code }) => problem?.code === code && endProblem(),
  gap: (gap) => {
    gaps.push(gap);
    gaps.splice(0, gaps.length - gapsKept);
  },
  state: ({ state }) => {
    announce(state);
    keepAwake(state !== "idle");
  },
};
for (const [name, handle] of Object.entries(onEvent)) {
  session.addEventListener(name, ({ detail }) => {
    handle(detail);
    render();
    if (name !== "gap" && name !== "state") followConversation();
  });
}

/** Only what concerns the session as a whole is announced; listening and speaking are heard anyway. */
function announce(state) {
  const connection = ["idle", "starting", "reconnecting"].includes(state) ? state : "connected";
  if (connection === announced) return;
  // A start that failed is told by its problem.
  const isNews = !(announced === "starting" && connection === "idle");
  announced = connection;
  part("announcements").textContent = isNews ? announcements[connection] ?? "" : "";
}

// MARK: Views

/** The session goes on behind the other view. */
function showView() {
  const isLatency = location.hash === "#all-latencies";
  const wasLatency = latencyView.isShown;
  part("talk").hidden = isLatency;
  latencyView.isShown = isLatency;
  for (const link of document.querySelectorAll(".views a")) {
    const isCurrent = (link.hash === "#all-latencies") === isLatency;
    if (isCurrent) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = isLatency ? "Latency · Cascade" : "Cascade";
  if (isLatency !== wasLatency) scrollTo({ top: 0 });
  // The way to the text box leads through the other view.
  if (location.hash === "#text" && wasLatency) part("text").focus();
}
addEventListener("hashchange", showView);

// MARK: Drawing

function canInterrupt() {
  return session.state === "speaking" || session.state === "thinking";
}

function render() {
  const { state, hasMicrophone, isMicrophoneSilenced: isSilenced } = session;
  const isRunning = state !== "idle";
  document.body.dataset.state = state;
  document.body.toggleAttribute("data-conversing", !captions.isEmpty);
  part("state").textContent = sentenceOf(state, { holdToTalk, talking: hold.isTalking, hasMicrophone, isSilenced });
  part("power-label").textContent = isRunning ? "Stop" : "Start";
  part("interrupt").disabled = !canInterrupt();
  part("hold-mode").setAttribute("aria-checked", holdToTalk);
  part("hold").hidden = !(holdToTalk && isRunning && hasMicrophone);
  part("hold").toggleAttribute("data-talking", hold.isTalking);
  part("use-microphone").hidden = !isRunning || hasMicrophone || state === "starting";
  part("empty").hidden = !captions.isEmpty;
  current.state = state;
}

function showProblem(next) {
  problem = next;
  const box = part("problem");
  const { title, advice } = next ? wordsOf(next) : { title: "", advice: "" };
  // Rewriting the same words would have them read out at every try.
  if (box.textContent !== `${title} ${advice}`.trim()) {
    const strong = document.createElement("strong");
    strong.textContent = title;
    box.replaceChildren(...(next ? [strong, ` ${advice}`] : []));
  }
  const seconds = Math.max(1, Math.round(next?.retryAfter ?? 0));
  part("next-try").textContent = next?.retryAfter > 0 ? `Next try in ${seconds} s.` : "";
}

/** What another problem stood in front of is shown again. */
function endProblem() {
  showProblem(session.isMicrophoneSilenced ? new CascadeProblem("microphone_silenced") : null);
}

function showEngines(engines = {}) {
  const names = [["Recognizer", engines.stt], ["Language model", engines.llm], ["Synthesizer", engines.tts]];
  const known = names.filter(([, name]) => name);
  part("engines").hidden = known.length === 0;
  part("engines").replaceChildren(...known.map(([role, name]) => {
    const group = document.createElement("div");
    const term = document.createElement("dt");
    const value = document.createElement("dd");
    term.className = "visually-hidden";
    term.textContent = role;
    value.textContent = name;
    group.append(term, value);
    return group;
  }));
}

let follows = true;
addEventListener("scroll", () => {
  const { scrollHeight } = document.documentElement;
  follows = innerHeight + scrollY > scrollHeight - 160;
}, { passive: true });

/** Keeps the newest caption in view, unless the visitor scrolled up to read. */
function followConversation(always = false) {
  if ((!always && !follows) || latencyView.isShown) return;
  scrollTo({ top: document.documentElement.scrollHeight });
}

/** A phone that turns its screen off also turns the microphone off. */
function keepAwake(isOn) {
  if (isOn) {
    wakeLock ??= navigator.wakeLock?.request("screen").catch(() => null) ?? null;
  } else {
    wakeLock?.then((lock) => lock?.release());
    wakeLock = null;
  }
}

if (isRecording) {
  // For tests: what was really played, and where it broke off.
  globalThis.cascadeTest = { playedSamples: () => session.recording(), gaps: () => gaps, session };
}
render();
showView();
