import type { AxisVerdict, DrawnSample, PopulationOf, ReviewTable } from '../../contract/index.ts';
import { SELECTION_KINDS, type SelectionKind } from '../app/navigation.ts';

/** Review work: people's own words beside the evidence, never in it. Times are RFC 3339. */

export interface CaseRow {
  readonly id: string;
  readonly name: string;
  /** SHA-256 of the evidence. */
  readonly digest: string;
  readonly evidenceName: string;
  /** Further bundles of the case, by SHA-256. Absent from rows that are older than cases of several. */
  readonly also?: readonly string[];
  readonly createdAt: string;
  readonly openedAt: string;
  readonly archived: boolean;
  /** What the run said in the workstation this case was exported from; null for a case made here. */
  readonly sender: { readonly runId: string; readonly axes: readonly Pick<AxisVerdict, 'axis' | 'outcome'>[]; readonly asOf: string; readonly version: string } | null;
}

export interface NoteRow {
  readonly id: string;
  readonly caseId: string;
  /** `kind:id` of the selected thing. */
  readonly target: string;
  readonly text: string;
  readonly createdAt: string;
  readonly editedAt: string | null;
}

export interface BookmarkRow {
  readonly id: string;
  readonly caseId: string;
  readonly target: string;
  readonly label: string;
  readonly createdAt: string;
}

export interface FilterRow {
  readonly id: string;
  readonly caseId: string;
  readonly screen: string;
  readonly name: string;
  readonly filter: string;
  readonly createdAt: string;
}

/** What a person says of a finding, of an exception of a control, or of anything else that can be selected. */
export const DISPOSITIONS = ['confirmed', 'explained', 'false-positive', 'accepted', 'follow-up'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

export interface DispositionRow {
  readonly id: string;
  readonly caseId: string;
  readonly target: string;
  /** The control whose exception it speaks of; null for the thing itself. */
  readonly control: string | null;
  readonly says: Disposition;
  readonly why: string;
  /** A typed name. */
  readonly by: string;
  readonly label: string;
  readonly createdAt: string;
}

export interface TagRow {
  readonly id: string;
  readonly caseId: string;
  readonly target: string;
  readonly tag: string;
  readonly label: string;
  readonly createdAt: string;
}

/** Frozen when it was drawn: nothing in the window changes one. */
export interface SampleRow extends DrawnSample {
  readonly id: string;
  readonly caseId: string;
  readonly name: string;
  readonly of: PopulationOf;
  readonly filter: string;
  /** Digest of the evidence it was drawn from. */
  readonly evidence: string;
  readonly createdAt: string;
}

export const WORKPAPER_TEXTS = ['objective', 'procedure', 'population', 'result', 'conclusion'] as const;
export type WorkpaperText = (typeof WORKPAPER_TEXTS)[number];
export const WORKPAPER_STATES = ['draft', 'prepared', 'reviewed'] as const;
export type WorkpaperState = (typeof WORKPAPER_STATES)[number];

export interface WorkpaperRow extends Readonly<Record<WorkpaperText, string>> {
  readonly id: string;
  readonly caseId: string;
  readonly title: string;
  readonly sample: string | null;
  /** Targets it rests on. */
  readonly evidence: readonly string[];
  readonly preparer: string;
  readonly reviewer: string;
  readonly state: WorkpaperState;
  readonly createdAt: string;
}

/**
 * A person's word that exceptions of a control test are borne for a time. It lies over the outcome and never replaces it;
 * one that was withdrawn stays, with who withdrew it and why (rows of an earlier window do not say why).
 */
export interface WaiverRow {
  readonly id: string;
  readonly caseId: string;
  readonly control: string;
  /** Record id of the one exception that is borne; absent for every exception of the test. */
  readonly subject?: string;
  readonly why: string;
  /** A typed name. */
  readonly by: string;
  /** The last day it covers, `YYYY-MM-DD` in UTC. */
  readonly until: string;
  /** What the person saw when giving it: another version, population or number of exceptions is not what was waived. */
  readonly over: { readonly version: number; readonly populationDigest: string; readonly exceptions: number };
  readonly withdrawn: { readonly at: string; readonly by: string; readonly why?: string } | null;
  readonly createdAt: string;
}

/**
 * A control file of the person's own, whole. The engine makes the row when it has run it; it is run again over whatever run
 * is shown. One that was put away stays, with who did so.
 */
export interface OwnControlRow {
  readonly id: string;
  readonly caseId: string;
  /** Of the file. */
  readonly name: string;
  readonly text: string;
  /** SHA-256 of the file. */
  readonly digest: string;
  /** A typed name. */
  readonly by: string;
  readonly putAway: { readonly at: string; readonly by: string } | null;
  readonly createdAt: string;
}

/** A DSSE envelope as text. The engine makes and verifies it; a window only carries it. */
export interface SignOffRow {
  readonly id: string;
  readonly caseId: string;
  readonly envelope: string;
  readonly createdAt: string;
}

export interface ReviewRows {
  readonly cases: CaseRow;
  readonly notes: NoteRow;
  readonly bookmarks: BookmarkRow;
  readonly filters: FilterRow;
  readonly dispositions: DispositionRow;
  readonly tags: TagRow;
  readonly samples: SampleRow;
  readonly workpapers: WorkpaperRow;
  readonly waivers: WaiverRow;
  readonly controls: OwnControlRow;
  readonly signoffs: SignOffRow;
}
/** Everything that belongs to a case: it is deleted, exported and brought in with it. */
export const OWNED_TABLES = ['notes', 'bookmarks', 'filters', 'dispositions', 'tags', 'samples', 'workpapers', 'waivers', 'controls', 'signoffs'] as const satisfies readonly ReviewTable[];

/** A change as it is journalled: `value` is null for a deletion. */
export interface Change {
  readonly id: string;
  readonly table: ReviewTable;
  readonly op: 'put' | 'delete';
  readonly key: string;
  readonly value: unknown;
}

export const targetOf = (kind: SelectionKind, id: string): string => `${kind}:${id}`;

export function parseTarget(target: string): { readonly kind: SelectionKind; readonly id: string } | null {
  const at = target.indexOf(':');
  const kind = SELECTION_KINDS.find((each) => each === target.slice(0, at));
  return kind === undefined ? null : { kind, id: target.slice(at + 1) };
}
