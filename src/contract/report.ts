import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Progress } from './dto.ts';
import { errors, filter, id, keyFile } from './parts.ts';

/** What a report can be written as. */
export const REPORT_FORMATS = ['pdf', 'json', 'oscal', 'csv', 'junit', 'parquet', 'pack'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
/** What a person may choose of a report. */
export type ReportChoice = 'language' | 'paper' | 'sections' | 'filter' | 'people' | 'review' | 'own-controls' | 'redactions' | 'signature' | 'time-stamp';
const PAGES: readonly ReportChoice[] = ['language', 'paper', 'sections', 'filter', 'people', 'review', 'own-controls', 'redactions', 'signature'];
/**
 * The choices that mean something to a format: others are neither offered nor taken. The run and the record are what they
 * are, and nothing of them is left out or withheld. A time-stamp is put into a PDF later, and a pack is closed by then.
 */
export const FORMAT_CHOICES: Readonly<Record<ReportFormat, readonly ReportChoice[]>> = {
  pdf: [...PAGES, 'time-stamp'], pack: PAGES, oscal: ['language', 'people', 'review', 'own-controls', 'redactions'], csv: ['language', 'sections', 'own-controls', 'redactions'], junit: ['language', 'redactions'], json: [], parquet: [],
};

/** The engine's own list (src/report/choices.ts), which a window may not import; the router does not compile when they differ. */
export const REPORT_SECTIONS = [
  'verdict', 'not-proved', 'next-steps', 'scope', 'inputs', 'populations', 'frameworks', 'controls', 'metrics',
  'timeline', 'graph', 'findings', 'signers', 'streams', 'checks', 'own-controls', 'review', 'custody', 'notices', 'repeat', 'glossary', 'files',
] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];
/** Of these, the ones no report is without. */
export const FIXED_SECTIONS: readonly ReportSection[] = ['verdict', 'not-proved', 'scope', 'inputs'];

export const REDACTABLES = ['people', 'agents', 'systems', 'values', 'file-names', 'custody', 'notes'] as const;
export type RedactableKind = (typeof REDACTABLES)[number];

const name = z.string().trim().min(1).max(200);
const choices = z.object({
  language: z.enum(['en', 'ja']),
  leftOut: z.array(z.enum(REPORT_SECTIONS)).max(REPORT_SECTIONS.length),
  filter,
  preparer: name.nullable(),
  reviewer: name.nullable(),
  redactions: z.array(z.object({ what: z.enum(REDACTABLES), by: name, reason: z.string().trim().min(1).max(1_000) })).max(REDACTABLES.length),
});
export type ReportChoicesDto = z.infer<typeof choices>;

const request = z.object({
  runId: id,
  format: z.enum(REPORT_FORMATS),
  paper: z.enum(['A4', 'Letter']),
  choices,
  /** The case whose review work goes into the report; null leaves it out. */
  review: id.nullable(),
  /** The case whose own controls are run for the report; null leaves them out. */
  own: id.nullable(),
});
export type ReportRequest = z.infer<typeof request>;

/** A finished file of the engine's own making, waiting under an opaque id. */
export interface WrittenReport {
  readonly downloadId: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  /** Sections that are in it, in their order; those that had nothing to say are not. */
  readonly sections: readonly { readonly id: ReportSection; readonly title: string }[];
}

/** The beginning of a file that is still being written, to be looked at: its pages do not know yet how many they are. */
export interface FirstPages {
  readonly kind: 'first';
  readonly downloadId: string;
  readonly sections: WrittenReport['sections'];
}

export type ReportSignRefusal = 'key-unreadable' | 'passphrase-missing' | 'passphrase-wrong' | 'key-unfit';
export type ReportStep =
  | Progress
  /** Of a preview with pages, and once. */
  | FirstPages
  | ({ readonly kind: 'done' } & WrittenReport)
  /** Nothing was written: the key could not be used. */
  | { readonly kind: 'refused'; readonly because: ReportSignRefusal };

const base = oc.errors(errors);

/** The procedures behind the Report screen. Leaving an iterator early, or its signal, ends the work and drops the file. */
export const reportContract = {
  /** Writes the very file that `render` would write, unsigned, and notes nothing: looking at pages is no act on the evidence. */
  preview: base.input(request).output(eventIterator(type<ReportStep>())),
  /** Key and passphrase are used in the engine for this call and kept nowhere. */
  render: base
    .input(request.extend({ signing: z.object({ keyFile, passphrase: z.string().max(1_000).nullable() }).nullable() }))
    .output(eventIterator(type<ReportStep>())),
  /** Bytes of a previewed or written file. */
  bytes: base.input(z.object({ downloadId: z.string().regex(/^[0-9a-f]{32}$/), most: z.number().int().min(1).max(268_435_456) })).output(type<Blob>()),
};
