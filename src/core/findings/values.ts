import type { Problem } from './problems/index.ts';

/** What an archive’s two descriptions of one entry can differ in. */
export type HeaderField =
  | 'checksum' | 'compressed-size' | 'data-descriptor' | 'date' | 'extra-fields' | 'flags' | 'length'
  | 'local-header' | 'method' | 'name' | 'size' | 'stored-size' | 'time';

/** Budgets on parts of an archive. */
export type PartLimit = 'directory-size' | 'name-length';

/** What of a document cannot be read, or what of a transparency log’s entry disagrees. */
export type DocumentPart = 'envelope' | 'header' | 'payload' | 'serialization' | 'signature' | 'x5c';
export type EntryPart = 'digest' | 'index' | 'kind' | 'payload' | 'root' | 'signature' | 'size' | 'verifier';

/** What a time is of. */
export type Timed = 'content' | 'created-at' | 'custody-log' | 'document' | 'event' | 'event-after-created-at' | 'sign-offs' | 'signature';

export type FindingValue = string | number | boolean | readonly string[];

/** What a sentence needs beside the place. Where a value is a word, it is one that every language has a text for. */
export interface FindingValues extends Readonly<Record<string, FindingValue>> {
  readonly problem?: Problem;
  readonly because?: Problem;
  readonly field?: HeaderField;
  readonly limit?: PartLimit;
  readonly part?: DocumentPart | EntryPart;
  readonly what?: Timed;
}
