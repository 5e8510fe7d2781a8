import type { UserControlAnswer } from '../core/controls/user-control-answer.ts';
import type { ControlResult } from '../core/controls/types.ts';

/** A control of the user's own that is kept with the case, and what it came to over the record of this run: docs/formats/control.md. */
export interface OwnControlWork {
  /** Of its file. */
  readonly name: string;
  /** A typed name. */
  readonly by: string;
  /** RFC 3339. */
  readonly addedAt: string;
  readonly came:
    | { readonly kind: 'result'; readonly own: { readonly title: string; readonly rationale: string; readonly population: string; readonly digest: string; readonly result: ControlResult } }
    | { readonly kind: 'refused'; readonly refusal: Extract<UserControlAnswer, { readonly ok: false }> }
    | { readonly kind: 'malformed'; readonly problem: string };
}
