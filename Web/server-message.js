/** What the server says, read so that nothing it may send can stop the page: wrong is left out, too much is cut. */

/** Characters of a message, and of a text in it, at the most. */
const messageLimit = 1_000_000;
const textLimit = 20_000;
/** Numbers beyond this, either way, are none: a hundred days in milliseconds. */
const numberLimit = 8.64e9;
const countLimit = 2 ** 32 - 1;
const namesLimit = 100;
/** Bytes of a frame of sound at the most. */
const frameBytesLimit = 1_000_000;
const rates = { lowest: 8000, highest: 192_000 };
const headerLength = 20;

const text = (value) => (typeof value === "string" ? value.slice(0, textLimit) : undefined);
const flag = (value) => (typeof value === "boolean" ? value : undefined);
const number = (value) => (Number.isFinite(value) && Math.abs(value) <= numberLimit ? value : undefined);
const count = (value) => (Number.isInteger(value) && value >= 0 && value <= countLimit ? value : undefined);
const table = (of) => (value) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value).slice(0, namesLimit).map(([name, each]) => [name, of(each)]);
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined));
};
const list = (of) => (value) => (Array.isArray(value) ? value.slice(0, namesLimit).map(of).filter(Boolean) : undefined);
const record = (fields) => (value) => {
  const read = table((each) => each)(value);
  return read && fieldsOf(read, fields);
};
const gap = (value) => {
  const read = record({ position_ms: number, length_ms: number })(value);
  return read?.length_ms === undefined ? undefined : read;
};
const stage = (value) => {
  const read = record({ stage: text, start_ms: number, end_ms: number })(value);
  return read?.stage === undefined || read.start_ms === undefined || read.end_ms === undefined ? undefined : read;
};
const clock = (value) => {
  const read = record({ offset_ms: number, error_ms: number })(value);
  return read?.error_ms === undefined ? undefined : read;
};

/** The fields of each event; those that it is nothing without begin with an exclamation mark. */
const events = {
  "session.ready": { session: text, sample_rate: count, engines: table(text) },
  speech_started: { "!turn": count },
  speech_stopped: { "!turn": count },
  partial_transcript: { "!text": text },
  final_transcript: { "!turn": count, "!text": text },
  turn_dropped: { "!turn": count },
  turn_resumed: { "!turn": count },
  reply_started: { "!reply": count, turn: count },
  reply_text: { "!reply": count, "!text": text },
  reply_stopgap: { "!reply": count, "!text": text },
  reply_audio_ended: { "!reply": count, "!samples": count },
  reply_lowered: { "!reply": count },
  reply_raised: { "!reply": count },
  reply_ended: { "!reply": count, "!text": text },
  reply_interrupted: { "!reply": count, "!text": text },
  turn_latency: {
    turn: count, origin: text, latency_ms: table(number), stages: list(stage), marks_ms: table(number),
    tokens: count, characters: count, chunks: count, audio_ms: number, gaps: list(gap), gap_count: count, clock, schedule: text,
  },
  engine_fallback: { stage: text, failed: text, next: text, code: text, message: text },
  error: { code: text, message: text, retryable: flag },
  pong: { id: count, at_ms: number },
};

/** Names that the page's own events have. */
const ownNames = new Set(["state", "problem", "problem_ended", "audible", "played", "gap"]);
const nameForm = /^[a-z][a-z_.]{0,63}$/;

/**
 * Reads a text message.
 * @param {string} data
 * @returns {?object} null for what is no event; known fields that are not as they should be are missing. What is not known
 *   here, of a later version of the protocol, is given as it came
 */
export function readMessage(data) {
  if (data.length > messageLimit) return null;
  let message;
  try {
    message = JSON.parse(data);
  } catch {
    return null;
  }
  const type = message?.type;
  if (typeof type !== "string" || !nameForm.test(type) || ownNames.has(type)) return null;
  return fieldsOf(message, { at_ms: number, ...(Object.hasOwn(events, type) ? events[type] : {}) }) ?? null;
}

function fieldsOf(object, fields) {
  const read = { ...object };
  for (const [marked, reader] of Object.entries(fields)) {
    const name = marked.replace("!", "");
    const value = reader(object[name]);
    if (value !== undefined) read[name] = value;
    else if (name !== marked) return undefined;
    else delete read[name];
  }
  return read;
}

/**
 * Reads a frame of sound.
 * @param {ArrayBuffer} frame
 * @returns {?{reply: number, rate: number, position: number, samples: ArrayBuffer}} null for what is no such frame
 */
export function readSound(frame) {
  if (frame.byteLength < headerLength || frame.byteLength > frameBytesLimit) return null;
  const header = new DataView(frame);
  if (header.getUint8(0) !== 1 || header.getUint8(1) !== 1) return null;
  const rate = header.getUint32(12, true);
  if (rate < rates.lowest || rate > rates.highest) return null;
  // Half a sample at the end is none.
  const end = headerLength + ((frame.byteLength - headerLength) & ~1);
  return {
    rate, reply: header.getUint32(4, true), position: header.getUint32(16, true), samples: frame.slice(headerLength, end),
  };
}
