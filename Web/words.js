/** What the page says. */

/**
 * The state in one sentence.
 * @param {string} state of the session
 * @param {{holdToTalk: boolean, talking: boolean, hasMicrophone: boolean, isSilenced: boolean}} mode
 */
export function sentenceOf(state, { holdToTalk, talking, hasMicrophone, isSilenced }) {
  if (state === "listening" && !hasMicrophone) return "Type your turn";
  if (state === "listening" && isSilenced) return "The microphone is muted";
  if (state === "listening" && holdToTalk && !talking) return "Hold to talk";
  return {
    idle: "Press start and speak",
    starting: "Starting…",
    listening: "Listening",
    hearing: "You are speaking",
    thinking: "Thinking",
    speaking: "Speaking",
    reconnecting: "Reconnecting…",
  }[state];
}

/** What a screen reader is told when the session as a whole changes; turns speak for themselves. */
export const announcements = {
  idle: "Stopped.",
  connected: "Connected.",
  reconnecting: "The connection was lost. Reconnecting.",
};

const problems = {
  microphone_unsupported: [
    "This page cannot use a microphone.",
    "Browsers allow it only on https addresses and on localhost. You can still type.",
  ],
  microphone_missing: ["No microphone was found.", "Connect one and press start again, or type instead."],
  microphone_denied: [
    "The microphone is blocked.",
    "Allow it for this page in the browser’s address bar, then press start again. You can still type.",
  ],
  microphone_busy: [
    "The microphone could not be opened.",
    "Another program may be using it. Close that program and press start again, or type instead.",
  ],
  microphone_lost: [
    "The microphone was disconnected.",
    "Connect it and press “Use microphone”, or go on by typing.",
  ],
  microphone_silenced: [
    "No sound comes from the microphone.",
    "The device or the system has muted it. Turn it on there, or go on by typing.",
  ],
  server_starting: ["The server is starting.", "This page connects as soon as it is ready."],
  server_full: ["All sessions are taken.", "This page tries again by itself. You can leave it open."],
  connection_lost: ["The connection was lost.", "This page reconnects by itself; a new session begins then."],
  connection_slow: [
    "The connection is too slow.", "Some of what you say is lost until it is better. You can still type.",
  ],
  server_gone: ["The server cannot be reached.", "Check that it is running and that you are online."],
  not_allowed: ["The server did not allow this session.", "Its key or this page’s address may not be accepted."],
  protocol: ["The server and this page do not understand each other.", "Reload the page to get its current version."],
  engine: ["The server reported an error.", "If it happens again, look at the server’s log."],
};

/**
 * A problem in words.
 * @param {{code: string, message: string}} problem
 * @returns {{title: string, advice: string}}
 */
export function wordsOf({ code, message }) {
  const [title, advice] = problems[code] ?? ["Something went wrong.", "Reload the page and try again."];
  const parts = [advice];
  // The browser's own words about a microphone say less than ours.
  if (message && !code.startsWith("microphone")) parts.unshift(message.replace(/([^.!?])$/, "$1."));
  return { title, advice: parts.join(" ") };
}

export const wordsOfName = (name) => name.replaceAll("_", " ");
export const inMilliseconds = (time) => `${Math.round(time)} ms`.replace("-", "−");
