/** The moving lines behind the start button: toward it while you speak, away from it while the agent does. */

const strands = 5;
/** How far the lines move per second, in waves, by state; negative runs toward the button. */
const speeds = { listening: -0.12, hearing: -0.55, thinking: 0.2, speaking: 0.55, starting: 0.2, reconnecting: 0.1 };
/** The swing that remains in silence, by state. */
const rest = { listening: 0.1, hearing: 0.16, thinking: 0.2, speaking: 0.16, starting: 0.12, reconnecting: 0.05 };
const stillSwing = { idle: 0.12, hearing: 0.5, speaking: 0.5 };

export class Current {
  #canvas;
  #levels;
  #state = "idle";
  #phase = 0;
  #swing = 0;
  #last = 0;
  #frame = 0;
  #isStill = matchMedia("(prefers-reduced-motion: reduce)");
  #isDark = matchMedia("(prefers-color-scheme: dark)");

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {() => {microphone: number, reply: number}} levels loudness of both sides, 0 to 1
   */
  constructor(canvas, levels) {
    this.#canvas = canvas;
    this.#levels = levels;
    this.#isStill.addEventListener("change", () => this.#wake());
    this.#isDark.addEventListener("change", () => this.#wake());
    new ResizeObserver(() => this.#resize()).observe(canvas);
  }

  set state(state) {
    this.#state = state;
    this.#wake();
  }

  #wake() {
    cancelAnimationFrame(this.#frame);
    this.#last = performance.now();
    this.#frame = requestAnimationFrame((now) => this.#step(now));
  }

  #resize() {
    const scale = Math.min(devicePixelRatio || 1, 2);
    this.#canvas.width = this.#canvas.clientWidth * scale;
    this.#canvas.height = this.#canvas.clientHeight * scale;
    this.#wake();
  }

  #step(now) {
    const seconds = Math.min(0.1, (now - this.#last) / 1000);
    this.#last = now;
    const { microphone, reply } = this.#levels();
    const level = this.#state === "speaking" ? reply : this.#state === "idle" ? 0 : microphone;
    if (this.#isStill.matches) {
      this.#swing = stillSwing[this.#state] ?? 0.2;
      this.#draw();
      return;
    }
    const target = Math.max(rest[this.#state] ?? 0.08, level * 0.9);
    // Quick to rise, slow to fall: the lines breathe instead of twitching.
    this.#swing += (target - this.#swing) * Math.min(1, seconds * (target > this.#swing ? 14 : 4));
    this.#phase += seconds * (speeds[this.#state] ?? 0) * (1 + level);
    this.#draw();
    const isSettled = this.#state === "idle" && Math.abs(target - this.#swing) < 0.002;
    if (!isSettled) this.#frame = requestAnimationFrame((time) => this.#step(time));
  }

  #draw() {
    const { width, height } = this.#canvas;
    const context = this.#canvas.getContext("2d");
    const style = getComputedStyle(this.#canvas);
    const isUser = this.#state === "hearing";
    const color = style.getPropertyValue(isUser ? "--current-user" : "--current-agent").trim();
    context.clearRect(0, 0, width, height);
    context.lineWidth = Math.max(1, width / 500) * 1.2;
    context.strokeStyle = color;
    for (let strand = 0; strand < strands; strand += 1) {
      context.globalAlpha = (0.75 - strand * 0.13) * (this.#state === "idle" ? 0.6 : 1);
      context.beginPath();
      for (let k = 0; k <= 160; k += 1) {
        context.lineTo((k / 160) * width, (0.5 + this.#height(k / 160, strand)) * height);
      }
      context.stroke();
    }
    fadeEdges(context, width, height);
  }

  /** The height of a strand at a place from 0 (left) to 1, mirrored around the button in the middle. */
  #height(place, strand) {
    const distance = Math.abs(place - 0.5) * 2;
    const envelope = Math.sin(Math.PI * Math.min(1, distance * 0.9 + 0.1)) ** 1.5;
    const waves = distance * (1.6 + strand * 0.22) - this.#phase * (1 + strand * 0.12) + strand * 0.13;
    return Math.sin(2 * Math.PI * waves) * envelope * this.#swing * (0.46 - strand * 0.055);
  }
}

function fadeEdges(context, width, height) {
  const mask = context.createLinearGradient(0, 0, width, 0);
  mask.addColorStop(0, "transparent");
  mask.addColorStop(0.22, "black");
  mask.addColorStop(0.78, "black");
  mask.addColorStop(1, "transparent");
  context.globalAlpha = 1;
  context.globalCompositeOperation = "destination-in";
  context.fillStyle = mask;
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = "source-over";
}
