/** The conversation in writing: both sides, with interim text and what of a reply was not heard. */

const announcedSeconds = 20;
/** Entries that are kept, of hours of talk too; the oldest go. */
const entriesKept = 200;
/** Characters of an entry at the most. */
const charactersKept = 20_000;
const announcementsKept = 20;

export class Captions {
  #list;
  #log;
  #users = new Map();
  #replies = new Map();
  #openTurn = null;
  #typed = null;

  /**
   * @param {HTMLElement} list takes the entries
   * @param {HTMLElement} log a live region: each finished text is put there once, so interim text is never read out
   */
  constructor(list, log) {
    this.#list = list;
    this.#log = log;
  }

  get isEmpty() {
    return this.#list.childElementCount === 0;
  }

  /** Later events belong to another session; earlier entries stay to be read. */
  sessionBegan() {
    this.#users.clear();
    this.#replies.clear();
    this.#openTurn = null;
    if (this.isEmpty || this.#list.lastElementChild.matches(".divider, [data-typed]")) return;
    const divider = document.createElement("li");
    divider.className = "divider";
    divider.textContent = "New session";
    this.#add(divider);
  }

  speechStarted(turn) {
    this.#openTurn = turn;
  }

  partial(text) {
    if (!text.trim()) return;
    const entry = this.#userEntry(this.#openTurn);
    entry.words.textContent = text;
    entry.item.dataset.interim = "";
  }

  final(turn, text) {
    const typed = this.#typed;
    this.#typed = null;
    // A typed turn is on the page already; the server's echo only gives it its number.
    if (typed && typed.words.textContent.trim() === text.trim()) {
      this.#users.set(turn, typed);
      return;
    }
    // Partials that came before their turn was known stand under null.
    const early = this.#users.get(null);
    if (early && !this.#users.has(turn)) this.#users.set(turn, early);
    this.#users.delete(null);
    const entry = this.#userEntry(turn);
    entry.words.textContent = text;
    delete entry.item.dataset.interim;
    this.#announce("You", text);
  }

  /** The answer came too early: what was said is the beginning of a longer turn. */
  turnResumed(turn) {
    this.#openTurn = turn;
    const entry = this.#users.get(turn);
    if (entry) entry.item.dataset.interim = "";
  }

  /** Shows a typed turn. */
  typed(text) {
    this.#typed = this.#append("you", "You");
    this.#typed.item.dataset.typed = "";
    this.#typed.words.textContent = text;
  }

  turnDropped(turn) {
    for (const key of [turn, null]) {
      const entry = this.#users.get(key);
      if (!entry || entry.item.dataset.interim === undefined) continue;
      entry.item.remove();
      this.#users.delete(key);
    }
  }

  replyText(reply, text) {
    const entry = this.#replyEntry(reply);
    // Added as text of its own, so that a long reply is not copied for every word.
    if (entry.words.textContent.length < charactersKept) entry.words.append(text);
  }

  /** What is said because the reply is late comes before its words, also before those that are shown already. */
  replyStopgap(reply, text) {
    this.#replyEntry(reply).words.prepend(text);
  }

  /** The text is complete: read out once, while the sound plays. */
  replyAudioEnded(reply) {
    const entry = this.#replies.get(reply);
    if (!entry || entry.announced) return;
    entry.announced = true;
    this.#announce("Agent", entry.words.textContent);
  }

  replyEnded(reply, text) {
    const entry = this.#replyEntry(reply);
    if (text) entry.words.textContent = text;
    this.replyAudioEnded(reply);
  }

  replyInterrupted(reply, heard) {
    const entry = this.#replies.get(reply);
    if (!entry && !heard.trim()) return;
    const { item, words } = entry ?? this.#replyEntry(reply);
    const end = endOfHeard(words.textContent, heard);
    const unheard = words.textContent.slice(end);
    item.dataset.interrupted = "";
    words.textContent = end > 0 || unheard ? words.textContent.slice(0, end) : heard;
    if (unheard.trim()) words.append(labeled("Not heard:", "unheard", unheard));
    const note = document.createElement("p");
    note.className = "note";
    note.textContent = "interrupted";
    item.append(note);
    if (!entry?.announced) this.#announce("Agent, interrupted", heard);
  }

  #userEntry(turn) {
    if (!this.#users.has(turn)) this.#users.set(turn, this.#append("you", "You"));
    return this.#users.get(turn);
  }

  #replyEntry(reply) {
    if (!this.#replies.has(reply)) this.#replies.set(reply, this.#append("agent", "Agent"));
    return this.#replies.get(reply);
  }

  #append(speaker, name) {
    const item = document.createElement("li");
    item.dataset.speaker = speaker;
    const label = document.createElement("p");
    label.className = "speaker";
    label.textContent = name;
    const words = document.createElement("p");
    words.className = "words";
    item.append(label, words);
    this.#add(item);
    return { item, words, announced: false };
  }

  #add(item) {
    this.#list.append(item);
    while (this.#list.childElementCount > entriesKept) this.#list.firstElementChild.remove();
    for (const entries of [this.#users, this.#replies]) {
      // A map keeps the order in which its entries came.
      for (const key of [...entries.keys()].slice(0, -entriesKept)) entries.delete(key);
    }
  }

  #announce(speaker, text) {
    if (!text.trim()) return;
    const line = document.createElement("p");
    line.textContent = `${speaker}: ${text.trim()}`;
    this.#log.append(line);
    while (this.#log.childElementCount > announcementsKept) this.#log.firstElementChild.remove();
    // Left in place it would be read a second time by whoever walks through the page.
    setTimeout(() => line.remove(), announcedSeconds * 1000);
  }
}

/**
 * Where the heard text ends in the whole; blanks may differ between the two.
 * @param {string} whole
 * @param {string} heard
 * @returns {number} 0 when the heard text is not the beginning of the whole
 */
export function endOfHeard(whole, heard) {
  let end = 0;
  for (const character of heard.replace(/\s+/g, "")) {
    while (/\s/.test(whole[end] ?? "")) end += 1;
    if (!whole.startsWith(character, end)) return 0;
    end += character.length;
  }
  return end;
}

function labeled(label, className, text) {
  const element = document.createElement("span");
  element.className = className;
  const hidden = document.createElement("span");
  hidden.className = "visually-hidden";
  hidden.textContent = ` ${label} `;
  element.append(hidden, text);
  return element;
}
