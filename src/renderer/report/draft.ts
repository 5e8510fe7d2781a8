import { FIXED_SECTIONS, FORMAT_CHOICES, REDACTABLES, REPORT_FORMATS, REPORT_SECTIONS, type RedactableKind, type ReportChoice, type ReportFormat, type ReportRequest, type ReportSection } from '../../contract/index.ts';
import type { Language } from '../../text/index.ts';

export type Paper = 'A4' | 'Letter';
export interface Withheld {
  readonly what: RedactableKind;
  readonly by: string;
  readonly reason: string;
}

/** What a person has chosen for the report of a case. Kept with the window, and never a key or a passphrase. */
export interface Draft {
  readonly format: ReportFormat;
  readonly paper: Paper;
  readonly language: Language;
  readonly leftOut: readonly ReportSection[];
  /** Whether the filter in force narrows the figures. */
  readonly useFilter: boolean;
  readonly preparer: string;
  readonly reviewer: string;
  readonly review: boolean;
  readonly redactions: readonly Withheld[];
}

export const freshDraft = (language: Language, preparer = ''): Draft => ({
  format: 'pdf', paper: 'A4', language, leftOut: [], useFilter: true, preparer, reviewer: '', review: false, redactions: [],
});

export const takes = (format: ReportFormat, choice: ReportChoice): boolean => FORMAT_CHOICES[format].includes(choice);
export const isFixed = (section: ReportSection): boolean => FIXED_SECTIONS.includes(section);

const among = <T extends string>(list: readonly T[], value: unknown): T | undefined => list.find((each) => each === value);
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textOr = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value.slice(0, 200) : otherwise);

/** A draft out of the window's store, which an older or a newer window may have written: what is not understood is as in `fresh`. */
export function readDraft(value: unknown, fresh: Draft): Draft {
  if (typeof value !== 'object' || value === null) return fresh;
  const kept = value as Readonly<Record<string, unknown>>;
  return {
    format: among(REPORT_FORMATS, kept['format']) ?? fresh.format,
    paper: among(['A4', 'Letter'], kept['paper']) ?? fresh.paper,
    language: among(['en', 'ja'], kept['language']) ?? fresh.language,
    leftOut: REPORT_SECTIONS.filter((each) => !isFixed(each) && listed(kept['leftOut']).includes(each)),
    useFilter: kept['useFilter'] !== false,
    preparer: textOr(kept['preparer'], fresh.preparer),
    reviewer: textOr(kept['reviewer'], fresh.reviewer),
    review: kept['review'] === true,
    redactions: listed(kept['redactions']).flatMap(readWithheld),
  };
}

function readWithheld(value: unknown): readonly Withheld[] {
  if (typeof value !== 'object' || value === null) return [];
  const { what, by, reason } = value as Readonly<Record<string, unknown>>;
  const known = among(REDACTABLES, what);
  return known === undefined || typeof by !== 'string' || typeof reason !== 'string' ? [] : [{ what: known, by, reason }];
}

/** The draft as the engine takes it, for one run and the filter in force; outside a case there is neither review work nor a control of one's own. */
export function requestOf(draft: Draft, at: { readonly runId: string; readonly caseId: string | null; readonly filter: string }): ReportRequest {
  const has = (choice: ReportChoice): boolean => takes(draft.format, choice);
  const named = (text: string): string | null => (text.trim() === '' || !has('people') ? null : text.trim());
  return {
    runId: at.runId,
    format: draft.format,
    paper: draft.paper,
    choices: {
      language: draft.language,
      leftOut: has('sections') ? [...draft.leftOut] : [],
      filter: draft.useFilter && has('filter') ? at.filter.trim() : '',
      preparer: named(draft.preparer),
      reviewer: named(draft.reviewer),
      redactions: has('redactions') ? draft.redactions.map((each) => ({ ...each })) : [],
    },
    review: draft.review && has('review') ? at.caseId : null,
    own: has('own-controls') ? at.caseId : null,
  };
}
