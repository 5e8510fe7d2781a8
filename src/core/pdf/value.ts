import type { PdfWord, ReadingWord } from '../findings/index.ts';

/** PDF objects (ISO 32000-1 section 7.3). Every value is the file's author's, who may be anybody. */
export type PdfValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  /** Escapes resolved, one character a byte. */
  | { readonly kind: 'name'; readonly name: string }
  /** `from` and `to` are its brackets in the file. */
  | { readonly kind: 'string'; readonly bytes: Uint8Array; readonly hex: boolean; readonly from: number; readonly to: number }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | PdfDict
  | { readonly kind: 'ref'; readonly object: number };

export interface PdfDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PdfValue>;
}

/**
 * `malformed` breaks the syntax or contradicts itself; `other-form` is allowed by the specification and not read here,
 * because it lets one file be read in several ways: compressed object lists, revisions, encryption.
 */
export type PdfFault = 'malformed' | 'other-form';

/** Thrown while reading and turned into a result by `readPdf`; it never leaves this folder. */
export class PdfRefusal extends Error {
  readonly fault: PdfFault;
  readonly offset: number;
  readonly problem: PdfWord | ReadingWord;
  constructor(fault: PdfFault, offset: number, problem: PdfWord | ReadingWord) {
    super(`${problem} at ${offset}`);
    this.name = 'PdfRefusal';
    this.fault = fault;
    this.offset = offset;
    this.problem = problem;
  }
}

export const malformed = (offset: number, problem: PdfWord | ReadingWord): PdfRefusal => new PdfRefusal('malformed', offset, problem);
export const otherForm = (offset: number, problem: PdfWord | ReadingWord): PdfRefusal => new PdfRefusal('other-form', offset, problem);

export const nameIn = (dict: PdfDict, key: string): string | null => {
  const value = dict.entries.get(key);
  return value?.kind === 'name' ? value.name : null;
};
