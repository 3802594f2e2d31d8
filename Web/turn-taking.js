/** How turns are taken, in the view "Latency": what drafts brought and cost. */
import { inMilliseconds } from "./words.js";

/**
 * @param {HTMLElement} section with the parts named in `index.html`
 * @param {object} report the server's of all latencies
 */
export function drawTurnTaking(section, { drafts }) {
  const words = draftWords(drafts);
  section.hidden = words === "";
  section.querySelector("[data-part=drafts]").textContent = words;
}

/** What drafts brought and cost in a sentence or two; nothing if none was made. */
function draftWords({ attempts = 0, hits = 0, saved_ms: saved = 0, tokens_wasted: tokens = 0, characters_wasted: characters = 0 } = {}) {
  if (attempts === 0) return "";
  const gain = hits > 0 ? `, on average ${inMilliseconds(saved / hits)} sooner` : "";
  const cost = tokens + characters > 0 ? ` The others cost ${tokens} tokens and ${characters} characters that nobody heard.` : "";
  return `${hits} of ${attempts} drafts answered their turn${gain}.${cost}`;
}
