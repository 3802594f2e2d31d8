/** Latencies of many turns as dots, a row for each name, all on one axis, with lines at p50 and p90. */
import { resize, svgElement } from "./svg.js";
import { timeAxis } from "./time-axis.js";
import { inMilliseconds, wordsOfName } from "./words.js";

/** Dots of a row that would lie on each other are spread over so many lines. */
const lanes = 5;

/**
 * @param {SVGElement} svg
 * @param {{name: string, values: number[], percentiles: {name: string, ms: number}[]}[]} rows milliseconds
 * @param {number} width in pixels
 */
export function drawDistribution(svg, rows, width) {
  const isNarrow = width < 460;
  const shape = isNarrow ? { left: 4, right: 8, row: 46, top: 18 } : { left: 188, right: 12, row: 32, top: 0 };
  const axisHeight = 20;
  const height = rows.length * shape.row + axisHeight;
  const times = rows.flatMap(({ values, percentiles }) => [...values, ...percentiles.map(({ ms }) => ms)]);
  const axis = timeAxis(times, shape.left, width - shape.right);
  resize(svg, width, height);
  svg.replaceChildren(
    ...axis.lines(height - axisHeight),
    ...rows.flatMap((row, index) => rowOf(row, index * shape.row, axis, shape, isNarrow)),
  );
}

function rowOf({ name, values, percentiles }, top, { x }, shape, isNarrow) {
  const middle = top + shape.top + (shape.row - shape.top) / 2;
  const dots = values.map((value, index) => svgElement("circle", {
    class: "dot", cx: x(value), cy: middle + (index % lanes - (lanes - 1) / 2) * 3.5, r: 2.5,
  }));
  const marks = percentiles.map(({ name: percentile, ms }) => {
    const line = svgElement("line", { class: "percentile", x1: x(ms), x2: x(ms), y1: middle - 12, y2: middle + 12 });
    line.append(svgElement("title", {}, `${percentile} ${inMilliseconds(ms)}`));
    return line;
  });
  const label = { x: 0, y: isNarrow ? top + 9 : middle, "dominant-baseline": "central" };
  return [...dots, ...marks, svgElement("text", { class: "name", ...label }, wordsOfName(name))];
}
