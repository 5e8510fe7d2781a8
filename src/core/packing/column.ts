/** Numbers by their place, outside what is searched for garbage. Grows by chunks, so that nothing is copied. */
export interface Column {
  readonly length: number;
  push(value: number): void;
  /** Of a place that was pushed to. */
  at(place: number): number;
  set(place: number, value: number): void;
}

type Numbers = Float64Array | Int32Array | Uint8Array;

const BITS = 14;
const CHUNK = 2 ** BITS;
const LOW = CHUNK - 1;

/** @param made makes a chunk of so many numbers, and so decides which numbers a column holds. */
export function createColumn(made: (length: number) => Numbers): Column {
  const chunks: Numbers[] = [];
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      const chunk = chunks[length >>> BITS] ?? made(CHUNK);
      if (length >>> BITS === chunks.length) chunks.push(chunk);
      chunk[length & LOW] = value;
      length += 1;
    },
    at: (place) => chunks[place >>> BITS]?.[place & LOW] ?? Number.NaN,
    set(place, value) {
      const chunk = chunks[place >>> BITS];
      if (chunk !== undefined) chunk[place & LOW] = value;
    },
  };
}
