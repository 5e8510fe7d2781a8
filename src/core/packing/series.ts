/** Numbers in the order they came: whole ones as what they differ in from the one before, so that times take two to four bytes each. */
export interface Series {
  readonly length: number;
  push(value: number): void;
  /** All of them, made anew. */
  numbers(): Float64Array;
}

/** In place of a difference: eight bytes follow. */
const AS_IT_IS = 0;
/** The difference of two whole numbers no larger is exact. */
const LARGEST = 2 ** 50;
const FIRST = 32;
/** A difference of two of the largest takes eight bytes, and one as it is nine. */
const MOST = 9;

export function createSeries(): Series {
  let bytes = new Uint8Array(FIRST);
  let used = 0;
  let length = 0;
  let before = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (used + MOST > bytes.length) bytes = larger(bytes);
      length += 1;
      if (!Number.isInteger(value) || Math.abs(value) > LARGEST || Object.is(value, -0)) {
        bytes[used] = AS_IT_IS;
        new DataView(bytes.buffer).setFloat64(used + 1, value, true);
        used += 9;
        return;
      }
      const difference = value - before;
      before = value;
      let rest = difference < 0 ? -2 * difference : 2 * difference + 1;
      while (rest >= 0x80) {
        bytes[used++] = (rest % 0x80) | 0x80;
        rest = Math.floor(rest / 0x80);
      }
      bytes[used++] = rest;
    },
    numbers() {
      const numbers = new Float64Array(length);
      const view = new DataView(bytes.buffer);
      let [at, last] = [0, 0];
      for (let index = 0; index < length; index += 1) {
        let byte = bytes[at++] ?? 0;
        if (byte === AS_IT_IS) {
          numbers[index] = view.getFloat64(at, true);
          at += 8;
          continue;
        }
        let rest = byte & 0x7f;
        for (let factor = 0x80; byte >= 0x80; factor *= 0x80) {
          byte = bytes[at++] ?? 0;
          rest += (byte & 0x7f) * factor;
        }
        last += rest % 2 === 0 ? -rest / 2 : (rest - 1) / 2;
        numbers[index] = last;
      }
      return numbers;
    },
  };
}

/** Half as large again: a log has one of these for each of its agents, and most of what is doubled stays empty. */
function larger(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const made = new Uint8Array(Math.ceil(bytes.length * 1.5) + MOST);
  made.set(bytes);
  return made;
}
