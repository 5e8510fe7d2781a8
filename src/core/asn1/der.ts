import type { DerWord } from '../findings/index.ts';
import type { DerLimits, DerNode } from './node.ts';
import { DEFAULT_DER_LIMITS, DerRefusal, SEQUENCE, SET } from './node.ts';
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
  try {
    if (bytes.length > limits.maxBytes) throw new DerRefusal(limits.maxBytes, 'bytes');
    const root = new Reader(bytes, limits).value(0, bytes.length, 0);
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

const NONE: readonly DerNode[] = [];

/** A view of bytes is several times the size of the rest, and most values are never looked into: views are made when asked for. */
class Value implements DerNode {
  readonly #input: Uint8Array;
  readonly tag: number;
  readonly from: number;
  readonly start: number;
  readonly to: number;
  readonly children: readonly DerNode[];

  constructor(input: Uint8Array, tag: number, from: number, start: number, to: number, children: readonly DerNode[]) {
    this.#input = input;
    this.tag = tag;
    this.from = from;
    this.start = start;
    this.to = to;
    this.children = children;
  }

  get bytes(): Uint8Array {
    return this.#input.subarray(this.from, this.to);
  }

  get content(): Uint8Array {
    return this.#input.subarray(this.start, this.to);
  }
}

class Reader {
  readonly #bytes: Uint8Array;
  readonly #limits: DerLimits;
  #nodes = 0;

  constructor(bytes: Uint8Array, limits: DerLimits) {
    this.#bytes = bytes;
    this.#limits = limits;
  }

  value(from: number, end: number, depth: number): DerNode {
    if (depth > this.#limits.maxDepth) throw new DerRefusal(from, 'depth');
    // A node costs far more memory than its two bytes of header.
    if (++this.#nodes > this.#limits.maxNodes) throw new DerRefusal(from, 'values');
    const tag = this.#byte(from, end);
    // No structure read here has a tag number above 30, so the long form only hides one.
    if ((tag & 0x1f) === 0x1f) throw new DerRefusal(from, 'tag');
    const { start, to } = this.#length(from + 1, end);
    const constructed = (tag & 0x20) !== 0;
    this.#checkForm(tag, constructed, from);
    const children: DerNode[] = [];
    for (let at = constructed ? start : to; at < to;) {
      const child = this.value(at, to, depth + 1);
      children.push(child);
      at = child.to;
    }
    return new Value(this.#bytes, tag, from, start, to, children.length === 0 ? NONE : children);
  }

  /** Universal strings and numbers are primitive in DER; sequences and sets are constructed (X.690 sections 8.9, 10.2). */
  #checkForm(tag: number, constructed: boolean, from: number): void {
    if ((tag & 0xc0) !== 0) return;
    const always = (tag & 0x1f) === (SEQUENCE & 0x1f) || (tag & 0x1f) === (SET & 0x1f);
    if (constructed !== always) throw new DerRefusal(from, 'form');
  }

  #length(at: number, end: number): { readonly start: number; readonly to: number } {
    const first = this.#byte(at, end);
    if (first < 0x80) return this.#span(at + 1, first, end);
    const count = first & 0x7f;
    // 0x80 is the indefinite form of BER; four bytes are more than `maxBytes` allows.
    if (count === 0) throw new DerRefusal(at, 'indefinite-length');
    if (count > 4) throw new DerRefusal(at, 'length');
    let length = 0;
    for (let each = 1; each <= count; each++) length = length * 256 + this.#byte(at + each, end);
    if (length < 0x80 || length < 256 ** (count - 1)) throw new DerRefusal(at, 'long-length');
    return this.#span(at + 1 + count, length, end);
  }

  #span(start: number, length: number, end: number): { readonly start: number; readonly to: number } {
    if (length > end - start) throw new DerRefusal(start, 'unexpected-end');
    return { start, to: start + length };
  }

  #byte(at: number, end: number): number {
    if (at >= end) throw new DerRefusal(at, 'unexpected-end');
    return this.#bytes[at]!;
  }
}
