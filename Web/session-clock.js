/** How far the session's clock is ahead of this page's, told from pings. */

/** Answers that are kept; with a ping every 10 s after the first ones, those of the last minute. */
const kept = 6;
/** Two clocks drift apart by this share of the time at most. */
const drift = 50e-6;

export class SessionClock {
  #answers = [];

  /**
   * An answered ping, all in milliseconds.
   * @param {number} sent by the page's clock
   * @param {number} received by the page's clock
   * @param {number} time the session's time in the answer
   */
  add(sent, received, time) {
    // The answer was written somewhere between, so the middle is at most half of the way there and back off.
    this.#answers.push({ received, offset: time - (sent + received) / 2, error: (received - sent) / 2 });
    if (this.#answers.length > kept) this.#answers.shift();
  }

  /**
   * The best estimate.
   * @param {number} now by the page's clock
   * @returns {?{offset: number, error: number}} what to add to the page's clock, and how far that may be off; null
   *   before the first answer
   */
  at(now) {
    return this.#answers
      .map(({ received, offset, error }) => ({ offset, error: error + Math.abs(now - received) * drift }))
      .reduce((best, each) => (best === null || each.error < best.error ? each : best), null);
  }
}
