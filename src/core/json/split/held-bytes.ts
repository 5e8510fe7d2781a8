import { joinBytes } from '../../encoding/index.ts';

/** Bytes of a value whose chunks come one by one, up to a limit. */
export interface HeldBytes {
  /** What has come so far, without `next`; the part is copied, because the reader may use a chunk's memory again. */
  keep(next: Uint8Array): void;
  /** The whole value, given its last part; null where it was longer than the limit. What was kept is forgotten. */
  take(last: Uint8Array): Uint8Array | null;
  readonly length: number;
}

export function createHeldBytes(max: number): HeldBytes {
  let parts: Uint8Array[] = [];
  let length = 0;
  return {
    get length() {
      return length;
    },
    keep(next) {
      length += next.length;
      if (length > max) parts = [];
      else if (next.length > 0) parts.push(next.slice());
    },
    take(last) {
      const total = length + last.length;
      const own = parts;
      parts = [];
      length = 0;
      if (total > max) return null;
      if (own.length === 0) return last;
      return joinBytes([...own, last]);
    },
  };
}
