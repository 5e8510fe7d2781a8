import fc from 'fast-check';

/** A changed copy, and where it was changed. */
export interface Changed {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** Every byte changed by each of `masks`; by default one bit of its own, the bit that turns letters over, and all bits. */
export function* flips(bytes: Uint8Array, masks: (at: number) => readonly number[] = (at) => [1 << (at % 8), 0x20, 0xff]): Generator<Changed> {
  for (let at = 0; at < bytes.length; at += 1) {
    for (const mask of masks(at)) {
      const changed = Uint8Array.from(bytes);
      changed[at]! ^= mask;
      yield { at, bytes: changed };
    }
  }
}

/** Every proper beginning, the empty one first. `at` is its length. */
export function* cuts(bytes: Uint8Array): Generator<Changed> {
  for (let at = 0; at < bytes.length; at += 1) yield { at, bytes: Uint8Array.from(bytes.subarray(0, at)) };
}

/** `bytes` with a stretch of up to eight replaced by up to eight others: arrives where single changes do not. */
export function spliced(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  return fc.tuple(fc.nat(bytes.length), fc.nat(8), fc.uint8Array({ maxLength: 8 }))
    .map(([at, removed, added]) => Uint8Array.from([...bytes.subarray(0, at), ...added, ...bytes.subarray(at + removed)]));
}

/** What was read as text to compare: bytes in hex, whole numbers of any size, maps and sets by what they hold. */
export function told(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => {
    if (member instanceof Uint8Array) return Buffer.from(member).toString('hex');
    if (typeof member === 'bigint') return `${member}n`;
    if (member instanceof Map || member instanceof Set) return [...member];
    return member;
  }) ?? 'undefined';
}
