/** Milliseconds from left to right, from zero or below to the greatest. */
import { svgElement } from "./svg.js";

/** Times that have a place, either way: a hundred days. */
const longest = 8.64e9;

/**
 * @param {number[]} times that have to fit
 * @param {number} left @param {number} right in pixels
 * @returns {{x: (time: number) => number, lines: (bottom: number, top?: number) => SVGElement[]}} the times stand below
 *   `bottom`
 */
export function timeAxis(times, left, right) {
  const known = times.filter((time) => Math.abs(time) <= longest);
  const low = Math.min(0, ...known);
  const high = Math.max(1, ...known);
  const x = (time) => left + ((time - low) / (high - low)) * (right - left);
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((each) => (high - low) / each <= 5) ?? Math.ceil((high - low) / 5 / 10000) * 10000;
  const ticks = [];
  for (let time = Math.ceil(low / step) * step; time <= high; time += step) ticks.push(time);
  const lines = (bottom, top = 0) => ticks.flatMap((time) => [
    svgElement("line", { class: time === 0 ? "origin" : "tick", x1: x(time), x2: x(time), y1: top, y2: bottom + 3 }),
    svgElement("text", { class: "time", x: x(time), y: bottom + 15, "text-anchor": anchor(x(time), right) },
      `${time}`.replace("-", "−")),
  ]);
  return { x, lines };
}

function anchor(position, right) {
  if (position < 12) return "start";
  return position > right - 12 ? "end" : "middle";
}
