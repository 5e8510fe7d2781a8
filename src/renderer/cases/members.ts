import type { CaseRow } from '../review/index.tsx';

/** Digests of a case's bundles, the first it was made for in front. */
export const membersOf = (row: CaseRow): readonly string[] => [row.digest, ...(row.also ?? [])];
