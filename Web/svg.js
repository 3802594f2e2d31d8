const namespace = "http://www.w3.org/2000/svg";

/**
 * A part of a picture.
 * @param {string} name @param {object} attributes @param {string} text
 */
export function svgElement(name, attributes, text = "") {
  const node = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.textContent = text;
  return node;
}

/** Gives a picture its size in pixels. */
export function resize(svg, width, height) {
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);
}
