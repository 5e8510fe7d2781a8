import { REVIEW_TABLES, type JournalChange, type JournalPurge } from '../../contract/index.ts';

/** Guards for what the vault reads back. Its files are the user's, but a disk or another program may have changed them. */

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const hasTexts = (value: Record<string, unknown>, names: readonly string[]): boolean => names.every((name) => isText(value[name]));

const TABLES: ReadonlySet<unknown> = new Set<JournalChange['table']>(REVIEW_TABLES);
const isDigestText = (value: unknown): boolean => isText(value) && /^[0-9a-f]{64}$/.test(value);

export function isJournalChange(value: unknown): value is JournalChange {
  return isRecord(value) && isCount(value['seq']) && hasTexts(value, ['id', 'at', 'key']) && TABLES.has(value['table'])
    && (value['op'] === 'put' || value['op'] === 'delete') && 'value' in value;
}

export function isJournalPurge(value: unknown): value is JournalPurge {
  return isRecord(value) && isCount(value['seq']) && hasTexts(value, ['id', 'at', 'key']) && value['op'] === 'purge' && isPurgeOrder(value['value']);
}

function isPurgeOrder(value: unknown): value is JournalPurge['value'] {
  if (!isRecord(value) || !isDigestText(value['digest']) || !Array.isArray(value['lines'])) return false;
  const beginning = value['beginning'];
  return value['lines'].every((each: unknown) => Array.isArray(each) && each.length === 2 && each.every(isCount))
    && (beginning === null || (isRecord(beginning) && isDigestText(beginning['was']) && isDigestText(beginning['now'])));
}

/** What is left of a line: its own hash and its link, where it had them. */
export function isPurgedLine(value: unknown): value is { readonly seq: number; readonly id: string; readonly op: 'purged'; readonly hash?: string; readonly prev?: string } {
  return isRecord(value) && isCount(value['seq']) && isText(value['id']) && value['op'] === 'purged'
    && ('hash' in value ? isDigestText(value['hash']) && isDigestText(value['prev']) : !('prev' in value));
}

/** What the vault knows of a file it holds beside its bytes. `name` is the user's word, never the evidence's. */
export interface EvidenceRecord {
  readonly digest: string;
  readonly name: string;
  readonly size: number;
  readonly importedAt: string;
  readonly companions: readonly { readonly digest: string; readonly name: string; readonly size: number }[];
}

export function isEvidenceRecord(value: unknown): value is EvidenceRecord {
  return isRecord(value) && hasTexts(value, ['digest', 'name', 'importedAt']) && isCount(value['size']) && Array.isArray(value['companions'])
    && value['companions'].every((each: unknown) => isRecord(each) && hasTexts(each, ['digest', 'name']) && isCount(each['size']));
}

/** When and how long, beside the run and never in it. One run may have been arrived at several times. */
export interface RunReceipt {
  readonly runId: string;
  readonly evidence: string;
  readonly verifications: readonly { readonly startedAt: string; readonly durationMs: number }[];
}

export function isRunReceipt(value: unknown): value is RunReceipt {
  return isRecord(value) && hasTexts(value, ['runId', 'evidence']) && Array.isArray(value['verifications']) && value['verifications'].length > 0
    && value['verifications'].every((each: unknown) => isRecord(each) && isText(each['startedAt']) && isCount(each['durationMs']));
}

export interface RememberedHead {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  /** Digest of the evidence that showed it. */
  readonly evidence: string;
  readonly at: string;
}

export function isHeads(value: unknown): value is readonly RememberedHead[] {
  return Array.isArray(value) && value.every((each: unknown) => isRecord(each) && hasTexts(each, ['origin', 'root', 'evidence', 'at']) && isCount(each['size']));
}
