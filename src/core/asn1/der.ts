import type { DerWord } from '../findings/index.ts';
import type { DerLimits, DerNode } from './node.ts';
import { DEFAULT_DER_LIMITS, DerRefusal, OCTET_STRING, OCTET_STRING_IN_PIECES, SEQUENCE, SET } from './node.ts';
import { octetsOf } from './values.ts';

export type DerResult<T> =
  | { readonly ok: true; readonly value: T }
  /** `offset` is the first offending byte of the input. */
  | { readonly ok: false; readonly problem: DerWord; readonly offset: number };

/**
 * Reads exactly one DER value (X.690 section 10: definite, minimal lengths; nothing after it) and hands it to `decode`,
 * whose refusals come back as a problem. Everything is proved to be DER before `decode` sees it, so that a signature is
 * never checked over one reading of the bytes while another is believed.
 */
export function decodeDer<T>(bytes: Uint8Array, decode: (root: DerNode) => T, limits: DerLimits = DEFAULT_DER_LIMITS): DerResult<T> {
  return decodeBy('der', bytes, decode, limits);
}

/**
 * As `decodeDer`, but a constructed value may leave its length open (X.690 section 8.1.3.6) and an octet string may stand in
 * pieces (section 8.7.3), as writers leave them that do not know the length of what they sign. Nothing else of BER is read.
 * One content has many such spellings: what is signed as DER has to be read again by `decodeDer`.
 */
export function decodeStreamed<T>(bytes: Uint8Array, decode: (root: DerNode) => T, limits: DerLimits = DEFAULT_DER_LIMITS): DerResult<T> {
  return decodeBy('streamed', bytes, decode, limits);
}

type Rules = 'der' | 'streamed';

function decodeBy<T>(rules: Rules, bytes: Uint8Array, decode: (root: DerNode) => T, limits: DerLimits): DerResult<T> {
  try {
    if (bytes.length > limits.maxBytes) throw new DerRefusal(limits.maxBytes, 'bytes');
    const root = new Reader(bytes, limits, rules).value(0, bytes.length, 0);
    if (root.to !== bytes.length) throw new DerRefusal(root.to, 'trailing-bytes');
    return { ok: true, value: decode(root) };
  } catch (error) {
    if (!(error instanceof DerRefusal)) throw error;
    return { ok: false, problem: error.problem, offset: error.offset };
  }
}

/** The DER value that an OCTET STRING wraps (extension values, encapsulated content); a refusal points into the outer input. */
export function decodeInside<T>(outer: DerNode, decode: (root: DerNode) => T, limits: DerLimits = DEFAULT_DER_LIMITS): T {
  const inner = decodeDer(octetsOf(outer), decode, limits);
  if (!inner.ok) throw new DerRefusal(outer.start + inner.offset, inner.problem);
  return inner.value;
}

/** A value among streamed ones that has to be DER for itself; a refusal points into the outer input. */
export function decodeAgain<T>(node: DerNode, decode: (root: DerNode) => T): T {
  const read = decodeDer(node.bytes, decode);
  if (!read.ok) throw new DerRefusal(node.from + read.offset, read.problem);
  return read.value;
}

const NONE: readonly DerNode[] = [];
/** The length octet of a value that ends where its end is said (X.690 section 8.1.3.6). */
const OPEN = 0x80;

/** A view of bytes is several times the size of the rest, and most values are never looked into: views are made when asked for. */
class Value implements DerNode {
  readonly #input: Uint8Array;
  readonly tag: number;
  readonly from: number;
  readonly start: number;
  readonly end: number;
  readonly to: number;
  readonly children: readonly DerNode[];

  constructor(input: Uint8Array, tag: number, from: number, { start, end, to }: Span, children: readonly DerNode[]) {
    this.#input = input;
    this.tag = tag;
    this.from = from;
    this.start = start;
    this.end = end;
    this.to = to;
    this.children = children;
  }

  get bytes(): Uint8Array {
    return this.#input.subarray(this.from, this.to);
  }

  get content(): Uint8Array {
    return this.#input.subarray(this.start, this.end);
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly to: number;
}

class Reader {
  readonly #bytes: Uint8Array;
  readonly #limits: DerLimits;
  readonly #rules: Rules;
  #nodes = 0;

  constructor(bytes: Uint8Array, limits: DerLimits, rules: Rules) {
    this.#bytes = bytes;
    this.#limits = limits;
    this.#rules = rules;
  }

  value(from: number, end: number, depth: number): DerNode {
    if (depth > this.#limits.maxDepth) throw new DerRefusal(from, 'depth');
    // A node costs far more memory than its two bytes of header.
    if (++this.#nodes > this.#limits.maxNodes) throw new DerRefusal(from, 'values');
    const tag = this.#byte(from, end);
    // No structure read here has a tag number above 30, so the long form only hides one.
    if ((tag & 0x1f) === 0x1f) throw new DerRefusal(from, 'tag');
    const constructed = (tag & 0x20) !== 0;
    const open = this.#rules === 'streamed' && constructed && this.#byte(from + 1, end) === OPEN;
    const span = open ? null : this.#length(from + 1, end);
    this.#checkForm(tag, constructed, from);
    const children: DerNode[] = [];
    let at = constructed ? span?.start ?? from + 2 : span?.to ?? end;
    while (span === null ? !this.#endsAt(at, end) : at < span.to) {
      const child = this.value(at, span?.to ?? end, depth + 1);
      if (tag === OCTET_STRING_IN_PIECES && child.tag !== OCTET_STRING && child.tag !== tag) throw new DerRefusal(child.from, 'form');
      children.push(child);
      at = child.to;
    }
    return new Value(this.#bytes, tag, from, span ?? { start: from + 2, end: at, to: at + 2 }, children.length === 0 ? NONE : children);
  }

  /** Two zero bytes end a value whose length was left open (X.690 section 8.1.5). */
  #endsAt(at: number, end: number): boolean {
    if (this.#byte(at, end) !== 0) return false;
    if (this.#byte(at + 1, end) !== 0) throw new DerRefusal(at, 'tag');
    return true;
  }

  /** Universal strings and numbers are primitive in DER; sequences and sets are constructed (X.690 sections 8.9, 10.2). */
  #checkForm(tag: number, constructed: boolean, from: number): void {
    if ((tag & 0xc0) !== 0 || (tag === OCTET_STRING_IN_PIECES && this.#rules === 'streamed')) return;
    const always = (tag & 0x1f) === (SEQUENCE & 0x1f) || (tag & 0x1f) === (SET & 0x1f);
    if (constructed !== always) throw new DerRefusal(from, 'form');
  }

  #length(at: number, end: number): Span {
    const first = this.#byte(at, end);
    if (first < 0x80) return this.#span(at + 1, first, end);
    const count = first & 0x7f;
    // Four bytes are more than `maxBytes` allows.
    if (first === OPEN) throw new DerRefusal(at, 'indefinite-length');
    if (count > 4) throw new DerRefusal(at, 'length');
    let length = 0;
    for (let each = 1; each <= count; each++) length = length * 256 + this.#byte(at + each, end);
    if (length < 0x80 || length < 256 ** (count - 1)) throw new DerRefusal(at, 'long-length');
    return this.#span(at + 1 + count, length, end);
  }

  #span(start: number, length: number, end: number): Span {
    if (length > end - start) throw new DerRefusal(start, 'unexpected-end');
    return { start, end: start + length, to: start + length };
  }

  #byte(at: number, end: number): number {
    if (at >= end) throw new DerRefusal(at, 'unexpected-end');
    return this.#bytes[at]!;
  }
}
