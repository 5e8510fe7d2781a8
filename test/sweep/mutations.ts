/** One changed archive; `patch` is the new value where a single byte changes, null where bytes move. */
export interface Mutation {
  readonly kind: 'flip' | 'value' | 'delete' | 'insert' | 'cut';
  readonly offset: number;
  readonly detail: string;
  readonly patch: number | null;
  apply(): Uint8Array;
}

/** Every bit of the byte at `offset`. */
export function* flipsAt(bytes: Uint8Array, offset: number): Generator<Mutation> {
  for (let bit = 0; bit < 8; bit += 1) yield patched(bytes, 'flip', offset, (bytes[offset] ?? 0) ^ (1 << bit), `bit ${bit}`);
}

/**
 * Every other value of the byte at `offset`, the byte taken out, every byte put in before it, and the archive cut there;
 * at the last byte also every byte put in behind it.
 */
export function* everythingAt(bytes: Uint8Array, offset: number): Generator<Mutation> {
  for (let change = 1; change < 256; change += 1) yield patched(bytes, 'value', offset, (bytes[offset] ?? 0) ^ change, `xor ${change}`);
  yield whole('delete', offset, '1 byte', () => spliced(bytes, offset, 1, []));
  yield* insertionsAt(bytes, offset);
  if (offset === bytes.length - 1) yield* insertionsAt(bytes, bytes.length);
  yield whole('cut', offset, 'to this length', () => bytes.slice(0, offset));
}

function* insertionsAt(bytes: Uint8Array, offset: number): Generator<Mutation> {
  for (let value = 0; value < 256; value += 1) yield whole('insert', offset, `byte ${value}`, () => spliced(bytes, offset, 0, [value]));
}

function patched(bytes: Uint8Array, kind: 'flip' | 'value', offset: number, value: number, detail: string): Mutation {
  return { kind, offset, detail, patch: value, apply: () => spliced(bytes, offset, 1, [value]) };
}

const whole = (kind: Mutation['kind'], offset: number, detail: string, apply: () => Uint8Array): Mutation => ({ kind, offset, detail, patch: null, apply });

const spliced = (bytes: Uint8Array, offset: number, removed: number, added: readonly number[]): Uint8Array =>
  Buffer.concat([bytes.subarray(0, offset), Uint8Array.from(added), bytes.subarray(offset + removed)]);
