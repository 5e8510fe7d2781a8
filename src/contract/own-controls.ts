import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { FrameworkCoverage } from '../core/controls/frameworks/index.ts';
import type { ControlResult } from '../core/controls/types.ts';
import type { UserControlAnswer } from '../core/controls/user-control-answer.ts';
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
  /** It is not as docs/formats/control.md says; `problem` says where. */
  | { readonly kind: 'malformed'; readonly problem: string };

const base = oc.errors(errors);
/** As many characters as the largest control file has bytes. */
const text = z.string().max(2 ** 18);

export const ownControlsContract = {
  /** Reads, checks and runs one control of a person's own over the record of this run. */
  run: base.input(z.object({ runId: id, text })).output(type<OwnControlAnswer>()),
  /** What a run's results, and those of a person's own beside them, show for every framework. */
  coverage: base.input(z.object({ runId: id, own: z.array(z.object({ id, mappings: z.array(z.string().max(200)).max(200), outcome: z.enum(['pass', 'fail', 'indeterminate', 'not-applicable']), advisory: z.boolean() })).max(64) })).output(type<readonly FrameworkCoverage[]>()),
};
