/** Chunk schedules: first audio to the right, distance from whole speech upward; the nearer to the corner, the better. */
import { resize, svgElement } from "./svg.js";
import { timeAxis } from "./time-axis.js";

const margin = { left: 30, right: 8, top: 18, bottom: 20 };
const lineHeight = 15;
const characterWidth = 7.2;
const linesLimit = 30;

/**
 * @param {SVGElement} svg
 * @param {{schedule: string, first_audio_ms: number, prosody: number, chosen: boolean}[]} schedules
 * @param {number} width in pixels
 */
export function drawSchedules(svg, schedules, width) {
  const height = 260;
  const bottom = height - margin.bottom;
  const axis = timeAxis(schedules.map((each) => each.first_audio_ms * 1.05), margin.left, width - margin.right);
  const highest = Math.max(1, ...schedules.map(({ prosody }) => prosody)) * 1.1;
  const y = (prosody) => bottom - (prosody / highest) * (bottom - margin.top);
  const points = schedules.map((each) => ({ ...each, x: axis.x(each.first_audio_ms), y: y(each.prosody) }));
  resize(svg, width, height);
  svg.replaceChildren(
    ...axis.lines(bottom),
    ...Array.from({ length: Math.min(linesLimit, Math.floor(highest) + 1) }, (_, prosody) => svgElement(
      "text", { class: "time", x: margin.left - 8, y: y(prosody) + 4, "text-anchor": "end" }, `${prosody}`)),
    svgElement("text", { class: "time", x: 0, y: 8 }, "further from whole speech"),
    ...points.map(({ x, y: middle, chosen }) => svgElement(
      "circle", { class: chosen ? "schedule chosen" : "schedule", cx: x, cy: middle, r: chosen ? 6 : 4.5 })),
    ...namesOf(points, width),
  );
}

/** Beside their points, at the side that has room, and below each other where points lie together. */
function namesOf(points, width) {
  const taken = [];
  return [...points].sort((one, other) => one.y - other.y).map(({ schedule, x, y, chosen }) => {
    const length = schedule.length * characterWidth;
    const isLeft = x + 12 + length > width;
    const from = isLeft ? x - 12 - length : x + 12;
    let line = y;
    while (taken.some((other) => Math.abs(other.line - line) < lineHeight && other.from < from + length && from < other.from + other.length)) {
      line += 1;
    }
    taken.push({ from, length, line });
    const place = { x: isLeft ? x - 12 : x + 12, y: line, "text-anchor": isLeft ? "end" : "start" };
    return svgElement("text", { class: chosen ? "value" : "name", ...place, "dominant-baseline": "central" }, schedule);
  });
}
