/** A message may come late; the quickest of this long is not. */
const windowMilliseconds = 1000;
/** Two clocks drift apart by this share of the time at most. */
const drift = 100e-6;

/** Tells by how much the browser's sound has fallen behind, from how its clock goes beside the page's. */
export class SoundClock {
  #since = null;
  #quickest = Infinity;
  #earliest = Infinity;
  #late = 0;

  /** Milliseconds that the sound lags behind its best so far. */
  get late() {
    return this.#late;
  }

  /**
   * Compares the clocks; to be called about every 20 ms.
   * @param {number} now milliseconds by the page's clock
   * @param {number} soundTime milliseconds by the sound's clock
   */
  compare(now, soundTime) {
    this.#since ??= now;
    this.#quickest = Math.min(this.#quickest, now - soundTime);
    const elapsed = now - this.#since;
    if (elapsed < windowMilliseconds) return;
    this.#earliest = Math.min(this.#earliest + elapsed * drift, this.#quickest);
    this.#late = this.#quickest - this.#earliest;
    this.#since = now;
    this.#quickest = Infinity;
  }
}
