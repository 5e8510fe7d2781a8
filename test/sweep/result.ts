/** What was found over a share of the mutations. */
export interface SweepResult {
  tried: number;
  readonly byKind: Record<string, number>;
  readonly byCode: Record<string, number>;
  readonly byClass: Record<string, number>;
  /** Changes of the archive that is not sealed and that nothing tells, by the field they are in. */
  readonly unsealed: Record<string, number>;
  readonly undetected: { readonly kind: string; readonly offset: number; readonly detail: string; readonly region: string; readonly because: string }[];
}

export const emptyResult = (): SweepResult => ({ tried: 0, byKind: {}, byCode: {}, byClass: {}, unsealed: {}, undetected: [] });

/** Adds `part` to `sum`. */
export function addResult(sum: SweepResult, part: SweepResult): void {
  sum.tried += part.tried;
  for (const of of ['byKind', 'byCode', 'byClass', 'unsealed'] as const) for (const [key, count] of Object.entries(part[of])) sum[of][key] = (sum[of][key] ?? 0) + count;
  sum.undetected.push(...part.undetected);
}
