/** How turns are taken, in the view "Latency": the panel, and what drafts brought and cost. */
import { cell, percentileCell, shareCell } from "./table-cells.js";
import { inMilliseconds } from "./words.js";

/** In the order of the table. */
const rows = [
  ["response_latency", "Response, median"], ["yield_latency", "Silent when interrupted, median"],
  ["yield_rate", "Interruptions yielded to"], ["cut_in_rate", "Turns cut into"], ["missed_turns", "Turns missed"],
  ["dead_air", "Turns with dead air"], ["backchannel_selectivity", "Backchannels let pass"],
  ["noise_selectivity", "Noises let pass"],
];

/**
 * @param {HTMLElement} section with the parts named in `index.html`
 * @param {object} report the server's of all latencies
 */
export function drawTurnTaking(section, { panel = {}, drafts }) {
  const part = (name) => section.querySelector(`[data-part=${name}]`);
  const told = rows.filter(([name]) => panel[name]?.n > 0).map(([name, words]) => panelRow(words, panel[name]));
  const words = draftWords(drafts);
  part("turn-taking").hidden = told.length === 0 && words === "";
  part("panel-frame").hidden = told.length === 0;
  part("panel").replaceChildren(...told);
  part("drafts").textContent = words;
}

function panelRow(words, figure) {
  const row = document.createElement("tr");
  row.append(cell("th", words), figure.p50 ? percentileCell(figure.p50) : shareCell(figure), cell("td", figure.n));
  return row;
}

/** What drafts brought and cost in a sentence or two; nothing if none was made. */
function draftWords({ attempts = 0, hits = 0, saved_ms: saved = 0, tokens_wasted: tokens = 0, characters_wasted: characters = 0 } = {}) {
  if (attempts === 0) return "";
  const gain = hits > 0 ? `, on average ${inMilliseconds(saved / hits)} sooner` : "";
  const cost = tokens + characters > 0 ? ` The others cost ${tokens} tokens and ${characters} characters that nobody heard.` : "";
  return `${hits} of ${attempts} drafts answered their turn${gain}.${cost}`;
}
