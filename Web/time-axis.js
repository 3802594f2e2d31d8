/** Milliseconds from left to right, from zero or below to the greatest. */
import { svgElement } from "./waterfall.js";

/**
 * @param {number[]} times that have to fit
 * @param {number} left @param {number} right in pixels
 * @returns {{x: (time: number) => number, lines: (bottom: number) => SVGElement[]}}
 */
export function timeAxis(times, left, right) {
  const low = Math.min(0, ...times);
  const high = Math.max(1, ...times);
  const x = (time) => left + ((time - low) / (high - low)) * (right - left);
  const step = [20, 50, 100, 200, 500, 1000, 2000, 5000].find((each) => (high - low) / each <= 5) ?? 10000;
  const ticks = [];
  for (let time = Math.ceil(low / step) * step; time <= high; time += step) ticks.push(time);
  const lines = (bottom) => ticks.flatMap((time) => [
    svgElement("line", { class: time === 0 ? "origin" : "tick", x1: x(time), x2: x(time), y1: 0, y2: bottom + 3 }),
    svgElement("text", { class: "time", x: x(time), y: bottom + 15, "text-anchor": x(time) < 12 ? "start" : "middle" },
      `${time}`.replace("-", "−")),
  ]);
  return { x, lines };
}
