import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { FrameworkCoverage } from '../core/controls/frameworks/index.ts';
import type { ControlResult } from '../core/controls/types.ts';
import type { UserControlAnswer } from '../core/controls/user-control-answer.ts';
import type { Misfit } from '../core/findings/index.ts';
import { errors, id } from './parts.ts';

export type { FrameworkCoverage, ReferenceCoverage, ReferenceState } from '../core/controls/frameworks/index.ts';

/** What a control's file says of it, beside what it came to. */
export interface OwnControl {
  readonly title: string;
  readonly rationale: string;
  readonly population: string;
  /** SHA-256 of the file. */
  readonly digest: string;
  readonly result: ControlResult;
}

/** What running a file somebody chose came to. A refusal is never a result. */
export type OwnControlAnswer =
  | { readonly kind: 'result'; readonly own: OwnControl }
  | { readonly kind: 'refused'; readonly refusal: Extract<UserControlAnswer, { readonly ok: false }> }
  /** It is not as docs/formats/control.md says. */
  | ({ readonly kind: 'malformed' } & Misfit);

/** Of a file that was to be kept: only what gave a result is kept, under `id`. */
export type KeepAnswer =
  | { readonly kind: 'kept'; readonly id: string; readonly own: OwnControl }
  | Exclude<OwnControlAnswer, { readonly kind: 'result' }>;

const base = oc.errors(errors);
const by = z.string().trim().min(1).max(100);
/** As many characters as the largest control file has bytes. */
const text = z.string().max(2 ** 18);

export const ownControlsContract = {
  /** Reads, checks and runs one control of a person's own over the record of this run. */
  run: base.input(z.object({ runId: id, text })).output(type<OwnControlAnswer>()),
  /**
   * The same, and keeps the file with the case, in the review journal and told in the custody log. A control of the same id
   * that the case has is put away.
   */
  keep: base.input(z.object({ caseId: id, runId: id, name: z.string().max(200), text, by })).output(type<KeepAnswer>()),
  /** False where the case has no such control, or it is put away already. */
  putAway: base.input(z.object({ caseId: id, id, by })).output(type<boolean>()),
  /** What a run's results, and those of a person's own beside them, show for every framework. */
  coverage: base.input(z.object({ runId: id, own: z.array(z.object({ id, mappings: z.array(z.string().max(200)).max(200), outcome: z.enum(['pass', 'fail', 'indeterminate', 'not-applicable']), advisory: z.boolean() })).max(64) })).output(type<readonly FrameworkCoverage[]>()),
};
