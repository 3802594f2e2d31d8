/**
 * Something a person has to know about.
 *
 * Codes: `microphone_unsupported`, `microphone_missing`, `microphone_denied`, `microphone_busy`, `microphone_lost`,
 * `microphone_silenced`, `server_starting`, `server_full`, `server_gone`, `connection_lost`, `connection_slow`,
 * `not_allowed`, `protocol`, `engine`.
 */
export class CascadeProblem extends Error {
  /**
   * @param {string} code one of the codes above
   * @param {string} [message] the server's or the browser's own words
   * @param {{retryable?: boolean, retryAfter?: number}} [options] `retryAfter`: seconds until the next try
   */
  constructor(code, message = "", { retryable = false, retryAfter = 0 } = {}) {
    super(message);
    this.name = "CascadeProblem";
    this.code = code;
    this.retryable = retryable;
    this.retryAfter = retryAfter;
  }
}
