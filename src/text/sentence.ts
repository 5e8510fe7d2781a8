import type { Finding, FindingCode } from '../core/findings/index.ts';

/** What a finding says: what was found, with its values; what it means; what to do next. */
interface Sentence {
  readonly title: string;
  readonly found: (f: Finding) => string;
  readonly meaning: string;
  readonly next: string;
}

export type Sentences = Readonly<Record<FindingCode, Sentence>>;
