/** Push to talk: a button or the space bar, held. */

export class HoldToTalk extends EventTarget {
  #button;
  #isOn = false;
  #isTalking = false;
  #tabbed = false;

  /**
   * Dispatches `begin` and `end`.
   * @param {HTMLButtonElement} button
   */
  constructor(button) {
    super();
    this.#button = button;
    button.addEventListener("pointerdown", (event) => {
      button.setPointerCapture(event.pointerId);
      this.#begin();
    });
    for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) {
      button.addEventListener(name, () => this.#end());
    }
    button.addEventListener("contextmenu", (event) => event.preventDefault());
    button.addEventListener("click", (event) => event.detail === 0 && this.#toggle());
    document.addEventListener("pointerdown", () => (this.#tabbed = false), true);
    document.addEventListener("keydown", (event) => this.#keyDown(event));
    document.addEventListener("keyup", (event) => this.#keyUp(event));
    // A key released in another window is never reported here.
    globalThis.addEventListener("blur", () => this.#end());
  }

  /** Whether the user is talking now. */
  get isTalking() {
    return this.#isTalking;
  }

  set isOn(isOn) {
    this.#isOn = isOn;
    if (!isOn) this.#end();
  }

  /** A click without a pointer comes from assistive technology, which cannot hold: it begins, the next one ends. */
  #toggle() {
    if (this.#isTalking) this.#end();
    else this.#begin();
  }

  #keyDown(event) {
    if (event.key === "Tab") this.#tabbed = true;
    if (event.code !== "Space" || !this.#takes(event.target)) return;
    event.preventDefault();
    if (!event.repeat) this.#begin();
  }

  #keyUp(event) {
    if (event.code !== "Space" || !this.#takes(event.target)) return;
    event.preventDefault();
    this.#end();
  }

  /** Space belongs to text fields, and to other controls once somebody walks through them with Tab. */
  #takes(target) {
    if (!this.#isOn) return false;
    if (target === this.#button) return true;
    if (target.closest?.("input, textarea, select, [contenteditable]")) return false;
    return !(this.#tabbed && target.closest?.("button, a, summary"));
  }

  #begin() {
    if (!this.#isOn || this.#isTalking) return;
    this.#isTalking = true;
    this.dispatchEvent(new Event("begin"));
  }

  #end() {
    if (!this.#isTalking) return;
    this.#isTalking = false;
    this.dispatchEvent(new Event("end"));
  }
}
