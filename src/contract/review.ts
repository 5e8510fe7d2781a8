import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { SamplingMethod } from '../core/sampling/index.ts';
import type { SignOffRole, SignOffStatement } from '../core/review/index.ts';
import { REVIEW_TABLES, type JournalChange, type JournalEntry } from './journal.ts';
import { digest, errors, filter, id, intake, keyFile } from './parts.ts';

export type PopulationOf = 'events' | 'actions';

/** What a sample is drawn from, frozen: how many, and the digest over their ordered ids (docs/formats/sampling.md). */
export interface PopulationDto {
  readonly count: number;
  readonly digest: string;
}
export interface SampleItem {
  /** 1 is the first of the population. */
  readonly position: number;
  readonly id: string;
}
export interface DrawnSample {
  readonly population: PopulationDto;
  readonly method: SamplingMethod;
  /** In the order of the draw. */
  readonly items: readonly SampleItem[];
}

/** The digest of a case's review work, and how many rows it is taken over (docs/formats/sign-off.md). */
export interface ReviewState {
  readonly digest: string;
  readonly entries: number;
  /** Whether the journal the state was folded from holds together. */
  readonly intact: boolean;
}

export type SignOffProblem = 'unreadable' | 'signature-invalid' | 'key-not-its-id' | 'other-case' | 'other-evidence';
export interface SignOffDto {
  readonly id: string;
  readonly statement: SignOffStatement | null;
  readonly problem: SignOffProblem | null;
  /** What it covers of what is here now; meaningless where there is a problem. */
  readonly reviewCovered: 'now' | 'earlier';
  readonly runCovered: 'shown' | 'another' | 'not-here';
  /** Whose key a trust pack says it is; null for a key that no trust pack here names. */
  readonly trustedAs: string | null;
}
export interface SignOffs {
  readonly state: ReviewState;
  readonly signOffs: readonly SignOffDto[];
  /** Key ids that signed in both roles: such sign-offs are not two persons'. */
  readonly sameKey: readonly string[];
}
export type SignRefusal = 'changed' | 'key-unreadable' | 'passphrase-missing' | 'passphrase-wrong' | 'key-unfit' | 'same-key' | 'no-run';
export type SignAnswer = { readonly signed: true; readonly id: string } | { readonly signed: false; readonly because: SignRefusal };

const of = z.enum(['events', 'actions']);
const seed = z.number().int().min(1).max(2_147_483_646);
const size = z.number().int().min(1).max(5_000);
const method = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('random'), size, seed }), z.object({ kind: z.literal('systematic'), size, seed }), z.object({ kind: z.literal('all') }),
]);
const role = z.enum(['preparer', 'reviewer'] satisfies SignOffRole[]);

const base = oc.errors(errors);

/** The procedures behind the Review screen. */
export const reviewContract = {
  append: base
    .input(z.object({ entries: z.array(z.object({
      id: z.uuid(), table: z.enum(REVIEW_TABLES), op: z.enum(['put', 'delete']), key: id, value: z.unknown(),
    })).min(1).max(500) }))
    .output(type<{ readonly seq: number }>()),
  read: base.input(z.object({ after: z.number().int().min(-1), limit: z.number().int().min(1).max(1_000) })).output(type<readonly JournalEntry[]>()),
  /** Every journalled state of one row, oldest first. */
  history: base.input(z.object({ table: z.enum(REVIEW_TABLES), key: id })).output(type<readonly JournalChange[]>()),
  /** Takes what the journal holds of a case out of it. There is no way back; the chain stays verifiable (docs/formats/custody.md). */
  purge: base.input(z.object({ caseId: id })).output(type<{ readonly lines: number }>()),
  /** The bytes of a file that the shell has taken in, where it says it is a portable case, which the window reads; null for any other. */
  portable: base.input(z.object({ intake })).output(type<Blob | null>()),
  /** Counts and digests the population as the index holds it now; `draw` also picks from it. */
  population: base.input(z.object({ digest, of, filter })).output(type<PopulationDto>()),
  draw: base.input(z.object({ digest, of, filter, method })).output(type<DrawnSample>()),
  signOffs: base.input(z.object({ caseId: id, digest, runId: id })).output(type<SignOffs>()),
  /**
   * One signature by a key that is the person's own. Key and passphrase are used in the engine for this call and kept
   * nowhere. `expected` is the review digest the person was shown; when it is no longer so, nothing is signed.
   */
  sign: base
    .input(z.object({
      caseId: id, digest, runId: id, role, name: z.string().max(200), expected: digest, keyFile, passphrase: z.string().max(1_000).nullable(),
    }))
    .output(type<SignAnswer>()),
};
