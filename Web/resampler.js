/**
 * Streaming resampler for mono sound: a Kaiser-windowed sinc, continuous over block boundaries.
 *
 * It registers `globalThis.StreamResampler` instead of exporting it: worklets load it with an `addModule` of its own,
 * because static imports inside worklets are not documented for every browser the page serves.
 */

/** Zero crossings of the filter on each side: about 80 dB of stop band, 1.5 ms of look-ahead at 16 kHz. */
const crossings = 24;
/** Filter values between two zero crossings; the rest is interpolated linearly. */
const resolution = 256;
const kaiserBeta = 8;
/** Where the pass band ends, as a share of the lower Nyquist frequency: the transition ends just above it. */
const passBand = 0.92;

function besselI0(x) {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

/** One half of the symmetric filter, `crossings` wide, with a guard value for the interpolation. */
function filterTable(cutoff) {
  const table = new Float32Array(crossings * resolution + 2);
  for (let k = 0; k < crossings * resolution; k += 1) {
    const x = k / resolution;
    const angle = Math.PI * x * cutoff;
    const sinc = k === 0 ? 1 : Math.sin(angle) / angle;
    const window = besselI0(kaiserBeta * Math.sqrt(1 - (x / crossings) ** 2)) / besselI0(kaiserBeta);
    table[k] = cutoff * sinc * window;
  }
  return table;
}

globalThis.StreamResampler = class StreamResampler {
  /**
   * @param {number} inputRate samples per second pushed
   * @param {number} outputRate samples per second pulled
   */
  constructor(inputRate, outputRate) {
    this.step = inputRate / outputRate;
    // Going down in rate, the filter is stretched so that it cuts at the output's Nyquist frequency.
    this.stretch = Math.max(1, this.step);
    this.table = filterTable(inputRate === outputRate ? 1 : passBand);
    this.reach = Math.ceil(crossings * this.stretch);
    this.input = new Float32Array(8192);
    this.length = this.reach;
    /** Input position of `input[0]`. */
    this.base = -this.reach;
    /** Input position of the next output sample; fractional. */
    this.position = 0;
    this.ended = false;
  }

  /** Samples pushed so far. */
  get received() {
    return this.base + this.length - (this.ended ? this.reach : 0);
  }

  /** Input samples that were pushed and not yet passed. */
  get buffered() {
    return Math.max(0, this.received - this.position);
  }

  /**
   * Appends input.
   * @param {Float32Array|Int16Array} samples 16-bit values are scaled to ±1
   */
  push(samples) {
    this.makeRoom(samples.length);
    const scale = samples instanceof Int16Array ? 1 / 32768 : 1;
    for (let i = 0; i < samples.length; i += 1) this.input[this.length + i] = samples[i] * scale;
    this.length += samples.length;
  }

  /** Says that no input follows, so that the last samples can be pulled. */
  end() {
    if (this.ended) return;
    this.push(new Float32Array(this.reach));
    this.ended = true;
  }

  /**
   * Writes as much output as the input allows.
   * @param {Float32Array} output
   * @param {number} [from] first index to write
   * @param {number} [to] index after the last
   * @returns {number} samples written
   */
  pull(output, from = 0, to = output.length) {
    const last = this.ended ? this.received : Infinity;
    let written = from;
    while (written < to) {
      const center = Math.floor(this.position);
      if (center + this.reach >= this.base + this.length || this.position >= last) break;
      output[written] = this.valueAt(center, this.position - center);
      written += 1;
      this.position += this.step;
    }
    return written - from;
  }

  valueAt(center, fraction) {
    const { table, input, stretch, reach } = this;
    const origin = center - this.base;
    let sum = 0;
    for (let k = 1 - reach; k <= reach; k += 1) {
      const x = (Math.abs(k - fraction) / stretch) * resolution;
      const j = x | 0;
      if (j >= table.length - 1) continue;
      sum += input[origin + k] * (table[j] + (table[j + 1] - table[j]) * (x - j));
    }
    return sum / stretch;
  }

  /** Moves what is still needed to the front, and grows when that is not enough. */
  makeRoom(count) {
    if (this.length + count <= this.input.length) return;
    const unused = Math.max(0, Math.floor(this.position) - this.reach - this.base);
    const kept = this.length - unused;
    const target = kept + count > this.input.length / 2 ? new Float32Array((kept + count) * 2) : this.input;
    target.set(this.input.subarray(unused, this.length));
    this.input = target;
    this.base += unused;
    this.length = kept;
  }
};
