import { z } from 'zod';
import type { SignOffs } from '../contract/index.ts';
import type { ReviewEntry } from '../core/review/index.ts';
import type { ReviewWork } from '../report/index.ts';

/** Rows as windows journal them (src/renderer/review/types.ts). A window, or somebody's portable case, may have journalled anything. */
const text = z.string();
const texts = z.array(text);
const count = z.number().int().nonnegative();
const SHAPES = {
  cases: z.object({ name: text }),
  notes: z.object({ target: text, text, createdAt: text }),
  dispositions: z.object({ target: text, label: text, control: text.nullable(), says: text, why: text, by: text, createdAt: text }),
  waivers: z.object({ control: text, why: text, by: text, until: text, withdrawn: z.object({ at: text, by: text, why: text.optional() }).transform(({ why, ...rest }) => ({ ...rest, why: why ?? null })).nullable(), createdAt: text, subject: text.optional(), over: z.object({ version: count, populationDigest: text, exceptions: count }) }),
  samples: z.object({
    id: text, name: text, of: text, filter: text, evidence: text, createdAt: text, population: z.object({ count, digest: text }),
    method: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('all') }), z.object({ kind: z.enum(['random', 'systematic']), size: count, seed: count }),
    ]),
    items: z.array(z.object({ position: count, id: text })),
  }),
  workpapers: z.object({
    title: text, objective: text, procedure: text, population: text, result: text, conclusion: text,
    sample: text.nullable(), evidence: texts, preparer: text, reviewer: text, state: text, createdAt: text,
  }),
} as const;
type Shapes = typeof SHAPES;

/**
 * What people said beside the evidence, oldest first, as a report prints it. Samples of other evidence of the case stay
 * out. A row of the wrong shape is not printed; the digest and the number of entries are over all rows all the same.
 */
export function reviewWork(caseId: string, digest: string, rows: readonly ReviewEntry[], found: SignOffs): ReviewWork | null {
  const held = rows.find((row) => row.table === 'cases' && row.key === caseId);
  const named = SHAPES.cases.safeParse(held?.value);
  if (!named.success) return null;
  const of = <T extends keyof Shapes>(table: T): z.infer<Shapes[T]>[] => rows.flatMap((row) => {
    const read = row.table === table ? SHAPES[table].safeParse(row.value) : null;
    // The schema is that of the table, which TypeScript loses over the union.
    return read?.success === true ? [read.data as z.infer<Shapes[T]>] : [];
  });
  const samples = of('samples').filter(({ evidence }) => evidence === digest).sort(byAge);
  const names = new Map(samples.map(({ id, name }) => [id, name]));
  return {
    caseName: named.data.name,
    digest: found.state.digest,
    entries: found.state.entries,
    dispositions: of('dispositions').sort(byAge),
    notes: of('notes').sort(byAge),
    waivers: of('waivers').sort(byAge).map(({ subject, ...waiver }) => ({ ...waiver, whole: subject === undefined })),
    samples,
    workpapers: of('workpapers').sort(byAge).map((paper) => ({ ...paper, sample: paper.sample === null ? null : names.get(paper.sample) ?? paper.sample })),
    signOffs: found.signOffs.map(({ statement, problem, trustedAs, reviewCovered }) => ({
      role: statement?.role ?? '', name: statement?.name ?? '', at: statement?.stated_at ?? null, keyid: statement?.key.id ?? '', trustedAs, covers: reviewCovered, problem,
    })),
  };
}

/** Two rows of one instant keep the order of their keys, so that a report does not depend on who was journalled first. */
function byAge(a: { readonly createdAt: string }, b: { readonly createdAt: string }): number {
  const [left, right] = [a.createdAt, b.createdAt];
  return left < right ? -1 : left > right ? 1 : 0;
}
