/** Review work: people's own words beside the evidence. Rows live in the window; the vault journals every change to them. */
export const REVIEW_TABLES = ['cases', 'notes', 'bookmarks', 'filters', 'dispositions', 'tags', 'samples', 'workpapers', 'waivers', 'controls', 'signoffs'] as const;
export type ReviewTable = (typeof REVIEW_TABLES)[number];

/** A change to a row of the review work. */
export interface JournalChange {
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly table: ReviewTable;
  readonly op: 'put' | 'delete';
  readonly key: string;
  /** The whole row; null for a deletion. */
  readonly value: unknown;
}

/** The order that took a case's lines out of the journal (docs/formats/custody.md). */
export interface JournalPurge {
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly op: 'purge';
  /** The case. */
  readonly key: string;
  readonly value: {
    /** Numbers of the lines taken out, as inclusive ranges in ascending order. */
    readonly lines: readonly (readonly [from: number, to: number])[];
    /** SHA-256 over what is left of them. */
    readonly digest: string;
    /** The hash over the unlinked beginning, when lines of it were taken out: as the first linked line names it, and as it is now. */
    readonly beginning: { readonly was: string; readonly now: string } | null;
  };
}

/** What is left of a line that was taken out: its place. */
export interface JournalPurged {
  readonly seq: number;
  readonly id: string;
  readonly op: 'purged';
}

/** One line of the vault's review journal, in the order the vault wrote it. */
export type JournalEntry = JournalChange | JournalPurge | JournalPurged;
