/** Cells of the tables of the view "Latency". */
import { inMilliseconds } from "./words.js";

/** @param {"th"|"td"} kind @param {string|number} text */
export function cell(kind, text) {
  const node = document.createElement(kind);
  if (kind === "th") node.scope = "row";
  node.textContent = text;
  return node;
}

/** A percentile with its bounds, or how many latencies it takes. */
export function percentileCell({ ms, low, high, needed }) {
  if (ms === null) return tooFewCell(needed);
  return boundedCell(inMilliseconds(ms), boundsText(low, high));
}

/** A share with its bounds, or how many events it takes. */
export function shareCell({ share, low, high, needed }) {
  if (share === null) return tooFewCell(needed);
  const [told, from, to] = [share, low, high].map((each) => Math.round(each * 100));
  return boundedCell(`${told} %`, `${from} to ${to}`);
}

function tooFewCell(needed) {
  const node = boundedCell("too few", `needs ${needed}`);
  node.className = "too-few";
  return node;
}

function boundedCell(text, boundsText) {
  const node = cell("td", text);
  const bounds = document.createElement("small");
  bounds.textContent = boundsText;
  node.append(bounds);
  return node;
}

function boundsText(low, high) {
  const [from, to] = [low, high].map((each) => (each === null ? null : `${Math.round(each)}`.replace("-", "−")));
  if (from !== null && to !== null) return `${from} to ${to}`;
  if (from !== null) return `from ${from}`;
  return to === null ? "" : `to ${to}`;
}
