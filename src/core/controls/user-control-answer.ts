import type { ControlResult } from './types.ts';

export type UserControlQuery = 'population' | 'exceptions' | 'undecided';

/** Why a query of a user's control was refused or came to nothing. */
export type UserControlProblem =
  | 'not-one-select' | 'not-parsed' | 'unknown-table' | 'forbidden-function' | 'sample'
  | 'no-subject' | 'too-many-columns' | 'subject-missing' | 'subject-twice' | 'outside-population'
  | 'too-many-rows' | 'too-long' | 'too-much-memory' | 'failed';

/** What running one control of a user's own came to: a result like any other, or why there is none. A refused control is never a pass. */
export type UserControlAnswer =
  | { readonly ok: true; readonly digest: string; readonly title: string; readonly population: string; readonly result: ControlResult }
  | { readonly ok: false; readonly digest: string; readonly id: string; readonly query: UserControlQuery; readonly problem: UserControlProblem; readonly detail: string };
