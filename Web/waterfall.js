/** The latency of the last turn as a waterfall: a picture for the eye and the same numbers as a table. */
import { resize, svgElement } from "./svg.js";
import { timeAxis } from "./time-axis.js";
import { inMilliseconds, wordsOfName } from "./words.js";

/** The latencies in the order they are drawn, each from a mark on; a detail is drawn on demand only. */
const spans = [
  { name: "endpointing_delay", from: "acoustic_end", kind: "listen" },
  { name: "transcript_delay", from: "acoustic_end", kind: "listen" },
  { name: "speech_to_first_token", from: "acoustic_end", kind: "think" },
  { name: "token_to_chunk", from: "first_token", kind: "think", isDetail: true },
  { name: "chunk_to_audio", from: "synthesis_request", kind: "speak", isDetail: true },
  { name: "first_token_to_audio", from: "first_token", kind: "speak" },
  { name: "transcript_to_first_audio", from: "final_transcript", kind: "speak", isDetail: true },
  { name: "voice_to_voice", from: "acoustic_end", kind: "whole" },
  { name: "voice_to_ear", from: "acoustic_end", kind: "whole" },
];

/** The latency that says how fast the answer was, best first: not every turn has an end of speech. */
const headlines = ["voice_to_voice", "transcript_to_first_audio", "first_token_to_audio"];

const origins = {
  spoken: "end of speech estimated",
  recorded: "end of speech from the recording",
  push_to_talk: "push to talk",
  typed: "typed turn",
  greeting: "greeting",
};

/**
 * Places a turn's latencies on one axis.
 * @param {{latency_ms: object, marks_ms?: object, origin?: string}} turn a `turn_latency` event
 * @returns {{headline: ?{name: string, duration: number}, origin: string,
 *   rows: {name: string, kind: string, isDetail: boolean, start: number, duration: number}[]}} milliseconds
 */
export function layOut({ latency_ms: latencies = {}, marks_ms: marks = {}, origin = "" }) {
  const zero = marks.acoustic_end ?? Math.min(...Object.values(marks), Infinity);
  const known = spans.filter(({ name }) => Number.isFinite(latencies[name]));
  const rows = known.map(({ name, from, kind, isDetail = false }) => {
    const start = Number.isFinite(marks[from]) ? marks[from] - zero : startWithoutMarks(name, latencies);
    return { name, kind, isDetail, start, duration: latencies[name] };
  });
  const headline = headlines.find((name) => Number.isFinite(latencies[name]));
  return {
    rows, origin: origins[origin] ?? "",
    headline: headline ? { name: headline, duration: latencies[headline] } : null,
  };
}

/** The stages of a turn, each from one mark to another: what a turn lacks is left out. */
const stages = [
  { kind: "listen", from: ["acoustic_end"], to: ["final_transcript"] },
  { kind: "think", from: ["final_transcript", "model_request"], to: ["first_token"] },
  { kind: "speak", from: ["first_token", "synthesis_request"], to: ["first_byte_written"] },
  { kind: "ear", from: ["first_byte_written"], to: ["first_audible"] },
];

/**
 * The stages of a turn one after the other, from the end of speech or, if there is none, the first mark.
 * @param {{marks_ms: object}} turn as for `layOut`
 * @returns {{kind: string, from: number, to: number}[]} milliseconds
 */
export function stagesOf({ marks_ms: marks = {} }) {
  const zero = marks.acoustic_end ?? Math.min(...Object.values(marks), Infinity);
  const moment = (names) => names.map((name) => marks[name]).find((time) => Number.isFinite(time)) - zero;
  return stages
    .map(({ kind, from, to }) => ({ kind, from: moment(from), to: moment(to) }))
    .filter(({ from, to }) => Number.isFinite(from) && Number.isFinite(to));
}

function startWithoutMarks(name, latencies) {
  const token = latencies.speech_to_first_token ?? 0;
  if (name === "token_to_chunk" || name === "first_token_to_audio") return token;
  if (name === "chunk_to_audio") return token + (latencies.token_to_chunk ?? 0);
  if (name === "transcript_to_first_audio") return latencies.transcript_delay ?? 0;
  return 0;
}

export class Waterfall {
  #figure;
  #headline;
  #context;
  #table;
  #drawing;
  #rows = [];
  #all;
  #showsAll = false;

  /** @param {HTMLElement} figure with the parts named in `index.html` */
  constructor(figure) {
    this.#figure = figure;
    this.#headline = figure.querySelector("[data-part=headline]");
    this.#context = figure.querySelector("[data-part=context]");
    this.#table = figure.querySelector("tbody");
    this.#drawing = figure.querySelector("svg");
    this.#all = figure.querySelector("[data-part=all]");
    this.#all.addEventListener("click", () => {
      this.#showsAll = !this.#showsAll;
      this.#all.setAttribute("aria-expanded", this.#showsAll);
      this.#draw();
    });
    new ResizeObserver(() => this.#draw()).observe(figure.querySelector(".drawing"));
  }

  /** @param {object} turn a `turn_latency` event */
  show(turn) {
    const { headline, origin, rows } = layOut(turn);
    if (!headline) return;
    this.#rows = rows;
    this.#figure.hidden = false;
    const number = document.createElement("strong");
    number.textContent = inMilliseconds(headline.duration);
    this.#headline.replaceChildren("Answered in ", number);
    this.#context.textContent = [wordsOfName(headline.name), origin, ...heard(turn)].filter(Boolean).join(" · ");
    this.#table.replaceChildren(...rows.map(tableRow));
    this.#draw();
  }

  #draw() {
    const width = this.#drawing.parentElement.clientWidth;
    // Without an end of speech few latencies exist, so none is left out.
    const isTyped = !this.#rows.some(({ name }) => name === "voice_to_voice");
    const rows = this.#rows.filter(({ isDetail }) => this.#showsAll || isTyped || !isDetail);
    this.#all.hidden = isTyped;
    if (rows.length === 0 || width === 0) return;
    const isNarrow = width < 460;
    const shape = isNarrow
      ? { left: 0, right: 0, rowHeight: 33, barTop: 18, bottom: 20 }
      : { left: 182, right: 62, rowHeight: 21, barTop: 6, bottom: 20 };
    const height = rows.length * shape.rowHeight + shape.bottom;
    const times = rows.flatMap(({ start, duration }) => [start, start + duration]);
    const { x, lines } = timeAxis(times, shape.left, width - shape.right);
    const bottom = height - shape.bottom;
    resize(this.#drawing, width, height);
    this.#drawing.replaceChildren(
      // Lines would run through the names, which stand above their bars there.
      ...lines(bottom, isNarrow ? bottom - 2 : 0),
      ...rows.flatMap((row, index) => bar(row, index * shape.rowHeight, x, shape, width, isNarrow)),
    );
  }
}

/** What the turn's sound was like at this end. */
function heard({ clock, gap_count: gapCount = 0, gaps = [], latency_ms: latencies = {} }) {
  const parts = [];
  if (clock && Number.isFinite(latencies.voice_to_ear)) parts.push(`ear ± ${inMilliseconds(clock.error_ms)}`);
  if (gapCount > 0) {
    const silence = gaps.reduce((sum, gap) => sum + gap.length_ms, 0);
    parts.push(`${gapCount} ${gapCount === 1 ? "gap" : "gaps"}, ${inMilliseconds(silence)}`);
  }
  return parts;
}

function bar({ name, kind, start, duration }, top, x, { barTop }, width, isNarrow) {
  const from = x(Math.min(start, start + duration));
  const to = x(Math.max(start, start + duration));
  const middle = isNarrow ? top + 9 : top + 11;
  const center = { y: middle, "dominant-baseline": "central" };
  const rect = { x: from, y: top + barTop, width: Math.max(2, to - from), height: isNarrow ? 8 : 10, rx: 3 };
  return [
    svgElement("text", { class: `name ${kind}`, x: 0, ...center }, wordsOfName(name)),
    svgElement("rect", { class: `bar ${kind}`, ...rect }),
    svgElement("text", { class: `value ${kind}`, x: width, "text-anchor": "end", ...center }, inMilliseconds(duration)),
  ];
}

function tableRow({ name, start, duration }) {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = wordsOfName(name);
  const cells = [start, duration].map((time) => {
    const cell = document.createElement("td");
    cell.textContent = inMilliseconds(time);
    return cell;
  });
  row.append(head, ...cells);
  return row;
}
