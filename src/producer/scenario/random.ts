import { sha256 } from '../../core/crypto/index.ts';

/** A deterministic source of choices. Never a source of secrets: whoever knows the label knows every choice. */
export interface Random {
  /** Uniform in [0, 1). */
  unit(): number;
  /** Uniform integer in [from, to]. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  weighted<T>(items: readonly (readonly [T, number])[]): T;
  /** Lower-case hex digits. */
  hex(digits: number): string;
}

/** xoshiro128** (Blackman and Vigna, 2018), its state taken from SHA-256 of `seed` and `label`. */
export function createRandom(seed: string, label: string): Random {
  const digest = sha256(`${seed}\n${label}`);
  const view = new DataView(digest.buffer, digest.byteOffset, digest.length);
  let a = view.getUint32(0);
  let b = view.getUint32(4);
  let c = view.getUint32(8);
  let d = view.getUint32(12) | 1; // the all-zero state would stay zero
  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
  const unit = (): number => next() / 2 ** 32;
  const int = (from: number, to: number): number => from + Math.floor(unit() * (to - from + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[int(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  return {
    unit,
    int,
    chance: (probability) => unit() < probability,
    pick,
    weighted: (items) => {
      let at = unit() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) if ((at -= weight) < 0) return item;
      return items.at(-1)![0];
    },
    hex: (digits) => {
      let text = '';
      while (text.length < digits) text += next().toString(16).padStart(8, '0');
      return text.slice(0, digits);
    },
  };
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
