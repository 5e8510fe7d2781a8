import type { AxisVerdict } from '../../contract/index.ts';
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

export interface ReviewRows {
  readonly cases: CaseRow;
  readonly notes: NoteRow;
  readonly bookmarks: BookmarkRow;
  readonly filters: FilterRow;
}
export type ReviewTable = keyof ReviewRows;
export const REVIEW_TABLES: readonly ReviewTable[] = ['cases', 'notes', 'bookmarks', 'filters'];

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

/**
 * Rows come back from the journal and from other people's portable cases: anything may stand there.
 * A row of the wrong shape is refused, not repaired.
 */
export function readRow(table: ReviewTable, value: unknown): ReviewRows[ReviewTable] | null {
  if (typeof value !== 'object' || value === null) return null;
  const row = value as Readonly<Record<string, unknown>>;
  const strings = (...names: readonly string[]): boolean => names.every((name) => typeof row[name] === 'string');
  const ok =
    table === 'cases' ? strings('id', 'name', 'digest', 'evidenceName', 'createdAt', 'openedAt') && typeof row['archived'] === 'boolean' && isAlso(row['also']) && isSender(row['sender'])
    : table === 'notes' ? strings('id', 'caseId', 'target', 'text', 'createdAt') && (row['editedAt'] === null || strings('editedAt'))
    : table === 'bookmarks' ? strings('id', 'caseId', 'target', 'label', 'createdAt')
    : strings('id', 'caseId', 'screen', 'name', 'filter', 'createdAt');
  // Every member the type names was looked at above.
  return ok ? (value as ReviewRows[ReviewTable]) : null;
}

/** More than any case has; a row that claims more is not one of ours. */
const MAX_ALSO = 63;

function isAlso(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length <= MAX_ALSO && value.every((each) => typeof each === 'string' && /^[0-9a-f]{64}$/.test(each)));
}

function isSender(value: unknown): boolean {
  if (value === null) return true;
  if (typeof value !== 'object' || value === undefined) return false;
  const { runId, axes, asOf, version } = value as Readonly<Record<string, unknown>>;
  return (
    typeof runId === 'string' && typeof asOf === 'string' && typeof version === 'string' && Array.isArray(axes) &&
    axes.every((each: unknown) => typeof each === 'object' && each !== null && 'axis' in each && 'outcome' in each && typeof each.axis === 'string' && typeof each.outcome === 'string')
  );
}
