import type { DerWord } from '../findings/index.ts';

/** One DER value with where it stands in the input. Offsets are absolute; `bytes` is header and content, `content` without header. */
export interface DerNode {
  /** The identifier octet as it stands: class, form and number (0 to 30). */
  readonly tag: number;
  readonly from: number;
  readonly start: number;
  readonly to: number;
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
  /** Empty for a primitive value. */
  readonly children: readonly DerNode[];
}

/** Budgets against input that is small on disk and large in memory. */
export interface DerLimits {
  readonly maxBytes: number;
  readonly maxDepth: number;
  readonly maxNodes: number;
}

/** A revocation list of 100,000 entries with reasons has 700,000 values in four megabytes; nothing else comes near. */
export const DEFAULT_DER_LIMITS: DerLimits = { maxBytes: 16 * 2 ** 20, maxDepth: 32, maxNodes: 1_000_000 };

export const BOOLEAN = 0x01;
export const INTEGER = 0x02;
export const BIT_STRING = 0x03;
export const OCTET_STRING = 0x04;
/** An octet string made of octet strings; only streamed values have it. */
export const OCTET_STRING_IN_PIECES = 0x24;
export const NULL = 0x05;
export const OBJECT_IDENTIFIER = 0x06;
export const ENUMERATED = 0x0a;
export const UTF8_STRING = 0x0c;
export const PRINTABLE_STRING = 0x13;
export const TELETEX_STRING = 0x14;
export const IA5_STRING = 0x16;
export const UTC_TIME = 0x17;
export const GENERALIZED_TIME = 0x18;
export const UNIVERSAL_STRING = 0x1c;
export const BMP_STRING = 0x1e;
export const SEQUENCE = 0x30;
export const SET = 0x31;

/** `[number]` of the context class, primitive or constructed. */
export const context = (number: number, form: 'primitive' | 'constructed'): number => 0x80 | (form === 'constructed' ? 0x20 : 0) | number;

/** Thrown while decoding and turned into a problem by `decodeDer`; it never leaves this folder's callers. */
export class DerRefusal extends Error {
  readonly offset: number;
  readonly problem: DerWord;
  constructor(offset: number, problem: DerWord) {
    super(`${problem} at ${offset}`);
    this.name = 'DerRefusal';
    this.offset = offset;
    this.problem = problem;
  }
}
