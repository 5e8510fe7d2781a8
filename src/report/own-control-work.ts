import type { UserControlAnswer } from '../core/controls/user-control-answer.ts';
import type { ControlResult } from '../core/controls/types.ts';
import type { Misfit } from '../core/findings/index.ts';

/** A control of the user's own, and what it came to over the record of this run: docs/formats/control.md. */
export interface OwnControlWork {
  /** Of its file. */
  readonly name: string;
  /** Who kept it with the case (a typed name), and when (RFC 3339); null for one that was named for this report alone. */
  readonly kept: { readonly by: string; readonly at: string } | null;
  readonly came:
    | { readonly kind: 'result'; readonly own: { readonly title: string; readonly rationale: string; readonly population: string; readonly digest: string; readonly result: ControlResult } }
    | { readonly kind: 'refused'; readonly refusal: Extract<UserControlAnswer, { readonly ok: false }> }
    | ({ readonly kind: 'malformed' } & Misfit);
}
