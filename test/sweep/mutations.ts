/** One changed archive. `apply` gives the whole of it; for a single changed byte `patch` is quicker. */
export interface Mutation {
  readonly kind: 'flip' | 'value' | 'delete' | 'insert' | 'cut';
  readonly offset: number;
  readonly detail: string;
  readonly patch: number | null;
  apply(): Uint8Array;
}

/** Every bit of every byte. */
export function* flips(bytes: Uint8Array): Generator<Mutation> {
  for (let offset = 0; offset < bytes.length; offset += 1) {
    for (let bit = 0; bit < 8; bit += 1) yield patched(bytes, 'flip', offset, (bytes[offset] ?? 0) ^ (1 << bit), `bit ${bit}`);
  }
}

/** Every other value of every byte, every byte taken out, every byte put in at every place, and a cut at every length. */
export function* everything(bytes: Uint8Array): Generator<Mutation> {
  for (let offset = 0; offset < bytes.length; offset += 1) {
    for (let change = 1; change < 256; change += 1) yield patched(bytes, 'value', offset, (bytes[offset] ?? 0) ^ change, `xor ${change}`);
  }
  for (let offset = 0; offset < bytes.length; offset += 1) yield whole('delete', offset, '1 byte', () => spliced(bytes, offset, 1, []));
  for (let offset = 0; offset <= bytes.length; offset += 1) {
    for (let value = 0; value < 256; value += 1) yield whole('insert', offset, `byte ${value}`, () => spliced(bytes, offset, 0, [value]));
  }
  for (let length = 0; length < bytes.length; length += 1) yield whole('cut', length, 'to this length', () => bytes.slice(0, length));
}

function patched(bytes: Uint8Array, kind: 'flip' | 'value', offset: number, value: number, detail: string): Mutation {
  return { kind, offset, detail, patch: value, apply: () => spliced(bytes, offset, 1, [value]) };
}

const whole = (kind: Mutation['kind'], offset: number, detail: string, apply: () => Uint8Array): Mutation => ({ kind, offset, detail, patch: null, apply });

const spliced = (bytes: Uint8Array, offset: number, removed: number, added: readonly number[]): Uint8Array =>
  Buffer.concat([bytes.subarray(0, offset), Uint8Array.from(added), bytes.subarray(offset + removed)]);
