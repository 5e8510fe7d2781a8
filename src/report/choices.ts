/** Sections in the order of the page. A writer that has no pages uses the ids as the names of its parts. */
export const SECTION_IDS = [
  'verdict', 'not-proved', 'next-steps', 'scope', 'inputs', 'populations', 'frameworks', 'controls', 'metrics',
  'timeline', 'graph', 'findings', 'signers', 'streams', 'checks', 'own-controls', 'review', 'custody', 'notices', 'repeat', 'glossary', 'files',
] as const;
export type SectionId = (typeof SECTION_IDS)[number];

/** Nobody may leave these out: a verdict without what it does not prove, or without what was left out, misleads. */
export const KEPT_SECTIONS: ReadonlySet<SectionId> = new Set(['verdict', 'not-proved', 'scope', 'inputs']);

/** What can be withheld from a reader. The kinds of value are the record's own: docs/record.md. */
export const REDACTABLE = ['people', 'agents', 'systems', 'values', 'file-names', 'custody', 'notes'] as const;
export type Redactable = (typeof REDACTABLE)[number];

export interface Redaction {
  readonly what: Redactable;
  /** A typed name: who decided. */
  readonly by: string;
  readonly reason: string;
}

/** What the user chose for one report. Printed in its scope, because a choice changes what a reader sees. */
export interface ReportChoices {
  readonly language: 'en' | 'ja';
  readonly leftOut: readonly SectionId[];
  /** In force on the figures of time and systems only; '' for none. The verdict, tests and findings are always of the whole record. */
  readonly filter: string;
  /** Typed names, proved by nothing but a signature over the report. */
  readonly preparer: string | null;
  readonly reviewer: string | null;
  readonly redactions: readonly Redaction[];
}

export const DEFAULT_CHOICES: ReportChoices = { language: 'en', leftOut: [], filter: '', preparer: null, reviewer: null, redactions: [] };
