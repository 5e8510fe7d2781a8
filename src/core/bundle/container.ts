import type { FileWord, Finding } from '../findings/index.ts';

/**
 * What the engine hands to core: an archive or folder already listed strictly, its bytes still unread.
 * Names are the attacker's; the reader has refused those that escape, collide or link.
 */
export interface Entry {
  readonly name: string;
  /** Uncompressed size in bytes, as declared; reading past it throws. */
  readonly size: number;
  /** Where the entry's data starts in the container's file; absent for a folder. */
  readonly offset?: number;
  /**
   * The entry's bytes in order, in chunks of any size. May be called again; each call reads afresh. Who says `passing` is
   * done with a chunk when asking for the next, whose bytes may then lie in the same memory.
   */
  open(passing?: 'passing'): AsyncIterable<Uint8Array>;
  /** Up to `length` bytes at `offset`, where the container can reach them without reading what lies before. */
  readAt?(offset: number, length: number): Promise<Uint8Array>;
  /** For reading at any place; whoever opens it closes it. What `open` notices about the entry's form is not noticed again. */
  openPlaced?(): Promise<PlacedBytes>;
}

/** Thrown by an entry whose bytes the machine does not give. */
export class EntryError extends Error {
  readonly problem: FileWord;
  constructor(problem: FileWord) {
    super(problem);
    this.name = 'EntryError';
    this.problem = problem;
  }
}

/** An entry's bytes, read at any place. */
export interface PlacedBytes {
  /** Fills `memory` with the bytes from `offset` on, and says with how many: fewer only at the entry's end. */
  readInto(memory: Uint8Array, offset: number): Promise<number>;
  close(): Promise<void>;
}

export interface Container {
  readonly kind: 'archive' | 'folder' | 'file';
  readonly entries: readonly Entry[];
  /** Entries examined for structure, and what was wrong with them. */
  readonly findings: readonly Finding[];
}
