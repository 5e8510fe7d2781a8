import type { ReviewTable } from '../../contract/index.ts';
import { DISPOSITIONS, WORKPAPER_STATES, WORKPAPER_TEXTS, type ReviewRows } from './types.ts';

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);
const texts = (row: Members, ...names: readonly string[]): boolean => names.every((name) => typeof row[name] === 'string');
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === 'string');
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const among = (list: readonly string[], value: unknown): boolean => list.some((each) => each === value);

/** Whether a row has every member its type names, each of its type. */
const SHAPES: Readonly<Record<ReviewTable, (row: Members) => boolean>> = {
  cases: (row) => texts(row, 'id', 'name', 'digest', 'evidenceName', 'createdAt', 'openedAt') && typeof row['archived'] === 'boolean' && isAlso(row['also']) && isSender(row['sender']),
  notes: (row) => texts(row, 'id', 'caseId', 'target', 'text', 'createdAt') && (row['editedAt'] === null || texts(row, 'editedAt')),
  bookmarks: (row) => texts(row, 'id', 'caseId', 'target', 'label', 'createdAt'),
  filters: (row) => texts(row, 'id', 'caseId', 'screen', 'name', 'filter', 'createdAt'),
  dispositions: (row) =>
    texts(row, 'id', 'caseId', 'target', 'why', 'by', 'label', 'createdAt') && (row['control'] === null || texts(row, 'control')) && among(DISPOSITIONS, row['says']),
  tags: (row) => texts(row, 'id', 'caseId', 'target', 'tag', 'label', 'createdAt'),
  samples: (row) =>
    texts(row, 'id', 'caseId', 'name', 'filter', 'evidence', 'createdAt') && among(['events', 'actions'], row['of']) && isPopulation(row['population'])
    && isMethod(row['method']) && Array.isArray(row['items']) && row['items'].every((each: unknown) => isMembers(each) && isCount(each['position']) && texts(each, 'id')),
  workpapers: (row) =>
    texts(row, 'id', 'caseId', 'title', 'preparer', 'reviewer', 'createdAt', ...WORKPAPER_TEXTS) && (row['sample'] === null || texts(row, 'sample'))
    && isTexts(row['evidence']) && among(WORKPAPER_STATES, row['state']),
  waivers: (row) =>
    texts(row, 'id', 'caseId', 'control', 'why', 'by', 'until', 'createdAt') && /^\d{4}-\d\d-\d\d$/.test(String(row['until'])) && isOver(row['over']) && (row['subject'] === undefined || texts(row, 'subject'))
    && (row['withdrawn'] === null || (isMembers(row['withdrawn']) && texts(row['withdrawn'], 'at', 'by') && (row['withdrawn']['why'] === undefined || texts(row['withdrawn'], 'why')))),
  controls: (row) => texts(row, 'id', 'caseId', 'name', 'text', 'digest', 'by', 'createdAt') && (row['putAway'] === null || (isMembers(row['putAway']) && texts(row['putAway'], 'at', 'by'))),
  signoffs: (row) => texts(row, 'id', 'caseId', 'envelope', 'createdAt'),
};

/**
 * Rows come back from the journal and from other people's portable cases: anything may stand there.
 * A row of the wrong shape is refused, not repaired.
 */
export function readRow<T extends ReviewTable>(table: T, value: unknown): ReviewRows[T] | null {
  // Every member the type names was looked at.
  return isMembers(value) && SHAPES[table](value) ? (value as unknown as ReviewRows[T]) : null;
}

function isPopulation(value: unknown): boolean {
  return isMembers(value) && isCount(value['count']) && texts(value, 'digest');
}

function isOver(value: unknown): boolean {
  return isMembers(value) && isCount(value['version']) && texts(value, 'populationDigest') && isCount(value['exceptions']);
}

function isMethod(value: unknown): boolean {
  if (!isMembers(value)) return false;
  return value['kind'] === 'all' || (among(['random', 'systematic'], value['kind']) && isCount(value['size']) && isCount(value['seed']));
}

/** More than any case has; a row that claims more is not one of ours. */
const MAX_ALSO = 63;

function isAlso(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length <= MAX_ALSO && value.every((each) => typeof each === 'string' && /^[0-9a-f]{64}$/.test(each)));
}

function isSender(value: unknown): boolean {
  if (value === null) return true;
  return isMembers(value) && texts(value, 'runId', 'asOf', 'version') && Array.isArray(value['axes'])
    && value['axes'].every((each: unknown) => isMembers(each) && texts(each, 'axis', 'outcome'));
}
