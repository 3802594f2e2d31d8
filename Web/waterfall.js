/** The stages of the last turn as a waterfall: a picture for the eye and the same numbers as a table. */
import { resize, svgElement } from "./svg.js";
import { timeAxis } from "./time-axis.js";
import { inMilliseconds, wordsOfName } from "./words.js";

/** How each stage that the server names is drawn. */
const kinds = {
  endpointing: "listen", recognition: "listen", model: "think", text: "think", synthesis: "speak", release: "speak",
  delivery: "ear",
};

/** The latency that says how fast the answer was, best first: not every turn has an end of speech. */
const headlines = ["voice_to_voice", "transcript_to_first_audio", "first_token_to_audio"];

const origins = {
  spoken: "end of speech estimated",
  recorded: "end of speech from the recording",
  push_to_talk: "push to talk",
  typed: "typed turn",
  greeting: "greeting",
  idle: "asked again",
};

/**
 * The stages of a turn one after the other, as the server names them, from the end of speech or the turn's first mark on.
 * @param {{stages?: {stage: string, start_ms: number, end_ms: number}[]}} turn a `turn_latency` event
 * @returns {{name: string, kind: string, from: number, to: number}[]} milliseconds
 */
export function stagesOf({ stages = [] }) {
  return [...stages]
    .map(({ stage, start_ms: from, end_ms: to }) => ({ name: String(stage), kind: kinds[stage] ?? "think", from, to }))
    .filter(({ from, to }) => Number.isFinite(from) && Number.isFinite(to));
}

/**
 * How fast the answer was, by the best latency that the turn has.
 * @param {{latency_ms?: object}} turn a `turn_latency` event
 * @returns {?{name: string, duration: number}} milliseconds
 */
export function headlineOf({ latency_ms: latencies = {} }) {
  const name = headlines.find((name) => Number.isFinite(latencies[name]));
  return name ? { name, duration: latencies[name] } : null;
}

export class Waterfall {
  #figure;
  #headline;
  #context;
  #table;
  #drawing;
  #rows = [];

  /** @param {HTMLElement} figure with the parts named in `index.html` */
  constructor(figure) {
    this.#figure = figure;
    this.#headline = figure.querySelector("[data-part=headline]");
    this.#context = figure.querySelector("[data-part=context]");
    this.#table = figure.querySelector("tbody");
    this.#drawing = figure.querySelector("svg");
    new ResizeObserver(() => this.#draw()).observe(figure.querySelector(".drawing"));
  }

  /** @param {object} turn a `turn_latency` event */
  show(turn) {
    const headline = headlineOf(turn);
    if (!headline) return;
    const whole = { ...headline, kind: "whole", from: 0, to: headline.duration };
    this.#rows = [...stagesOf(turn), whole];
    this.#figure.hidden = false;
    const number = document.createElement("strong");
    number.textContent = inMilliseconds(headline.duration);
    this.#headline.replaceChildren("Answered in ", number);
    this.#context.textContent = [wordsOfName(headline.name), origins[turn.origin], ...heard(turn)].filter(Boolean).join(" · ");
    this.#table.replaceChildren(...this.#rows.map(tableRow));
    this.#draw();
  }

  #draw() {
    const width = this.#drawing.parentElement.clientWidth;
    const rows = this.#rows;
    if (rows.length === 0 || width === 0) return;
    const isNarrow = width < 460;
    const shape = isNarrow
      ? { left: 0, right: 0, rowHeight: 33, barTop: 18, bottom: 20 }
      : { left: 182, right: 62, rowHeight: 21, barTop: 6, bottom: 20 };
    const height = rows.length * shape.rowHeight + shape.bottom;
    const times = rows.flatMap(({ from, to }) => [from, to]);
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

function bar({ name, kind, from, to }, top, x, { barTop }, width, isNarrow) {
  const left = x(Math.min(from, to));
  const middle = isNarrow ? top + 9 : top + 11;
  const center = { y: middle, "dominant-baseline": "central" };
  const rect = { x: left, y: top + barTop, width: Math.max(2, x(Math.max(from, to)) - left), height: isNarrow ? 8 : 10, rx: 3 };
  return [
    svgElement("text", { class: `name ${kind}`, x: 0, ...center }, wordsOfName(name)),
    svgElement("rect", { class: `bar ${kind}`, ...rect }),
    svgElement("text", { class: `value ${kind}`, x: width, "text-anchor": "end", ...center }, inMilliseconds(to - from)),
  ];
}

function tableRow({ name, from, to }) {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = wordsOfName(name);
  const cells = [from, to - from].map((time) => {
    const cell = document.createElement("td");
    cell.textContent = inMilliseconds(time);
    return cell;
  });
  row.append(head, ...cells);
  return row;
}
