/** The view "Latency": percentiles of all turns, where their time goes, and the last turns on one axis. */
import { drawDistribution } from "./distribution.js";
import { drawSchedules } from "./schedule-chart.js";
import { resize, svgElement } from "./svg.js";
import { cell, percentileCell } from "./table-cells.js";
import { timeAxis } from "./time-axis.js";
import { drawTurnTaking } from "./turn-taking.js";
import { headlineOf, stagesOf } from "./waterfall.js";
import { inMilliseconds, wordsOfName } from "./words.js";

const refreshSeconds = 10;
const patienceSeconds = 10;
const turnsShown = 12;
/** As many as the widest window of turns holds. */
const turnsCompared = 100;
/** In the order of the table: the whole first, then its parts as they follow each other. */
const names = [
  "voice_to_ear", "voice_to_voice", "transcript_to_first_audio", "endpointing_delay", "transcript_delay",
  "speech_to_first_token", "first_token_to_audio", "token_to_chunk", "chunk_to_audio",
];
const originWords = {
  spoken: "Spoken", push_to_talk: "Push to talk", typed: "Typed", greeting: "Greeting", idle: "Asked again", recorded: "Recorded",
};
const percentiles = ["p50", "p90", "p99"];

export class LatencyView {
  #section;
  #key;
  #report = null;
  #turns = [];
  #budget = null;
  #schedules = null;
  #drawn = "";
  #timer = 0;
  #isLoading = false;
  #wantsAnother = false;

  /**
   * @param {HTMLElement} section with the parts named in `index.html`
   * @param {?string} key the server's
   */
  constructor(section, key) {
    this.#section = section;
    this.#key = key;
    this.#part("choices").addEventListener("change", () => this.#draw());
    new ResizeObserver(() => {
      this.#drawDistribution();
      this.#drawSchedules();
      this.#drawTurns();
    }).observe(this.#part("drawing"));
  }

  get isShown() {
    return !this.#section.hidden;
  }

  set isShown(isShown) {
    this.#section.hidden = !isShown;
    clearInterval(this.#timer);
    if (!isShown) return;
    this.refresh();
    this.#timer = setInterval(() => this.refresh(), refreshSeconds * 1000);
  }

  /** Asks the server again, if anybody looks. */
  async refresh() {
    if (!this.isShown) return;
    this.#wantsAnother = this.#isLoading;
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      const [report, { turns }, budget, schedules] = await Promise.all([
        this.#get("latency"), this.#get(`turns?limit=${turnsCompared}`), this.#get("budget"), this.#get("schedules"),
      ]);
      this.#report = report;
      this.#turns = turns.slice(0, turnsCompared);
      this.#budget = budget;
      this.#schedules = schedules;
      this.#say("");
      this.#draw();
    } catch (error) {
      this.#say(error.message);
    }
    this.#isLoading = false;
    if (this.#wantsAnother) this.refresh();
  }

  async #get(path) {
    const headers = this.#key ? { Authorization: `Bearer ${this.#key}` } : {};
    const response = await fetch(new URL(`../v1/${path}`, import.meta.url), {
      headers, cache: "no-store", signal: AbortSignal.timeout(patienceSeconds * 1000),
    })
      .catch(() => null);
    if (!response) throw new Error("The server cannot be reached.");
    const body = await response.json().catch(() => ({}));
    if (!response.ok) throw new Error(body.error?.message ?? `The server answered ${response.status}.`);
    return body;
  }

  #part(name) {
    return this.#section.querySelector(`[data-part=${name}]`);
  }

  #say(text) {
    if (this.#part("trouble").textContent !== text) this.#part("trouble").textContent = text;
  }

  // MARK: Percentiles

  #draw() {
    const { turns: counts = {} } = this.#report ?? {};
    const origins = Object.keys(originWords).filter((origin) => counts[origin] > 0);
    this.#part("empty").hidden = origins.length > 0;
    this.#part("filled").hidden = origins.length === 0;
    if (origins.length === 0) return;
    this.#offer(origins);
    const choice = new FormData(this.#part("choices"));
    const latencies = this.#report.windows[choice.get("window")]?.[choice.get("origin")] ?? {};
    const rows = names.filter((name) => latencies[name]).map((name) => percentileRow(name, latencies[name]));
    this.#part("percentiles").replaceChildren(...(rows.length > 0 ? rows : [emptyRow()]));
    drawTurnTaking(this.#section, this.#report);
    this.#drawBudget();
    this.#drawDistribution();
    this.#drawSchedules();
    this.#drawTurns();
  }

  // MARK: Budget

  /** Where the time of the last spoken turns went; nothing while they are too few. */
  #drawBudget() {
    const { turns, target_ms: target, median_ms: median, floor_ms: floor, stages, next } = this.#budget ?? {};
    this.#part("budget").hidden = !stages;
    if (!stages) return;
    const distance = median > target ? `${inMilliseconds(median - target)} over` : `${inMilliseconds(target - median)} under`;
    this.#part("budget-summary").textContent =
      `Half of the last ${turns} spoken turns were answered within ${inMilliseconds(median)}, ${distance} the `
      + `${inMilliseconds(target)} that people leave. With every stage at its floor it would be ${inMilliseconds(floor)}.`;
    this.#part("stages").replaceChildren(...stages.map(stageRow));
    const code = document.createElement("code");
    code.textContent = next?.setting ?? "";
    this.#part("budget-next").replaceChildren(
      ...(next ? ["Turn next: ", code, ` for ${next.stage}: ${next.reason}.`] : ["No setting is known to help."]),
    );
  }

  /** Keeps the choice while origins come. */
  #offer(origins) {
    const select = this.#section.querySelector("[name=origin]");
    if (select.options.length === origins.length) return;
    const chosen = select.value;
    select.replaceChildren(...origins.map((origin) => new Option(originWords[origin], origin)));
    if (origins.includes(chosen)) select.value = chosen;
  }

  // MARK: Distribution

  /** The latencies of the last turns of the chosen origin. */
  #drawDistribution() {
    const width = this.#part("drawing").clientWidth;
    const origin = new FormData(this.#part("choices")).get("origin");
    const turns = this.#turns.filter((turn) => turn.origin === origin);
    const told = this.#report?.windows.last_100_turns?.[origin] ?? {};
    const rows = names.map((name) => ({
      name,
      values: turns.map(({ latency_ms: latencies }) => latencies[name]).filter(Number.isFinite),
      percentiles: ["p50", "p90"].map((each) => ({ name: each, ms: told[name]?.[each].ms })).filter(({ ms }) => Number.isFinite(ms)),
    })).filter(({ values }) => values.length > 0);
    if (width > 0) drawDistribution(this.#part("distribution"), rows, width);
  }

  // MARK: Schedules

  /** What each chunk schedule would cost at the pace of the last replies. */
  #drawSchedules() {
    const width = this.#part("drawing").clientWidth;
    if (!this.#schedules || width === 0) return;
    const { pace, measured, set, schedules } = this.#schedules;
    const chosen = schedules.find((each) => each.chosen)?.schedule ?? "none";
    const { characters_per_second: text, characters_per_second_of_speech: speech, delay_ms: delay } = pace;
    this.#part("schedules-summary").textContent =
      `To the right: from the first token to the first sound, ${measured ? "at the pace of the last replies" : "at a usual pace"} `
      + `(${Math.round(text)} characters a second written, ${Math.round(speech)} spoken, ${inMilliseconds(delay)} to the first sound). `
      + `Set is ${set}. Schedule auto, without an early first clause, would take ${chosen}.`;
    this.#part("schedule-rows").replaceChildren(...schedules.map(scheduleRow));
    drawSchedules(this.#part("schedules"), schedules, width);
  }

  // MARK: Last turns

  #drawTurns() {
    const width = this.#part("drawing").clientWidth;
    const shown = this.#turns.slice(0, turnsShown);
    const key = `${width} ${shown.map(({ session, turn }) => session + turn)}`;
    if (width === 0 || key === this.#drawn) return;
    this.#drawn = key;
    const turns = shown.map((turn) => ({ ...turn, stages: stagesOf(turn), headline: headlineOf(turn) }));
    const drawn = turns.filter(({ stages }) => stages.length > 0);
    this.#part("turns").replaceChildren(...turns.map(turnRow));
    drawWaterfalls(this.#part("drawing").querySelector("svg"), drawn, width);
  }
}

function drawWaterfalls(svg, turns, width) {
  const isNarrow = width < 460;
  const shape = isNarrow ? { left: 0, right: 60, row: 44, top: 20 } : { left: 188, right: 66, row: 32, top: 5 };
  const axis = 20;
  const height = turns.length * shape.row + axis;
  const times = turns.flatMap(({ stages }) => stages.flatMap(({ from, to }) => [from, to]));
  const { x, lines } = timeAxis(times, shape.left, width - shape.right);
  resize(svg, width, height);
  svg.replaceChildren(
    ...lines(height - axis),
    ...turns.flatMap((turn, index) => waterfall(turn, index * shape.row, x, shape, width, isNarrow)),
  );
}

/** The stages of a turn as steps, the name beside or above, the whole at the right. */
function waterfall(turn, top, x, shape, width, isNarrow) {
  const middle = isNarrow ? top + 10 : top + shape.top + 10;
  const steps = turn.stages.map(({ kind, from, to }, index) => svgElement("rect", {
    class: `bar ${kind}`, x: x(Math.min(from, to)), y: top + shape.top + index * 6,
    width: Math.max(2, Math.abs(x(to) - x(from))), height: 5, rx: 2,
  }));
  const center = { "dominant-baseline": "central" };
  return [
    svgElement("text", { class: "name", x: 0, y: middle, ...center }, label(turn)),
    ...steps,
    svgElement("text", { class: "value", x: width, y: isNarrow ? top + shape.top + 8 : middle, "text-anchor": "end", ...center },
      turn.headline ? inMilliseconds(turn.headline.duration) : ""),
  ];
}

function label({ ended_at: endedAt, origin, gap_count: gapCount = 0 }) {
  const gaps = gapCount > 0 ? `, ${gapCount} ${gapCount === 1 ? "gap" : "gaps"}` : "";
  return `${clockTime(endedAt)} ${(originWords[origin] ?? origin).toLowerCase()}${gaps}`;
}

function clockTime(text) {
  return new Date(text).toLocaleTimeString([], { timeStyle: "medium", hourCycle: "h23" });
}

// MARK: Rows

function percentileRow(name, latency) {
  const row = document.createElement("tr");
  row.append(cell("th", wordsOfName(name)), ...percentiles.map((each) => percentileCell(latency[each])), cell("td", latency.n));
  return row;
}

function stageRow({ stage, median_ms: median, floor_ms: floor, left_ms: left }) {
  const row = document.createElement("tr");
  row.append(cell("th", stage), ...[median, floor, left].map((time) => cell("td", inMilliseconds(time))));
  return row;
}

function scheduleRow({ schedule, first_audio_ms: first, longest_gap_ms: gap, prosody }) {
  const row = document.createElement("tr");
  row.append(cell("th", schedule), cell("td", inMilliseconds(first)), cell("td", inMilliseconds(gap)), cell("td", prosody));
  return row;
}

function emptyRow() {
  const row = document.createElement("tr");
  const only = cell("td", "No turn in this window.");
  only.colSpan = percentiles.length + 2;
  row.append(only);
  return row;
}

function turnRow(turn) {
  const row = document.createElement("tr");
  const { latency_ms: latencies, gaps = [], gap_count: gapCount = 0, clock } = turn;
  const silence = gaps.reduce((sum, gap) => sum + gap.length_ms, 0);
  row.append(
    cell("th", label(turn)),
    ...["transcript_delay", "speech_to_first_token", "voice_to_voice", "voice_to_ear", "transcript_to_first_audio"]
      .map((name) => cell("td", Number.isFinite(latencies[name]) ? inMilliseconds(latencies[name]) : "none")),
    cell("td", clock ? `± ${inMilliseconds(clock.error_ms)}` : "unknown"),
    cell("td", gapCount > 0 ? `${gapCount}, ${inMilliseconds(silence)}` : "none"),
  );
  return row;
}
