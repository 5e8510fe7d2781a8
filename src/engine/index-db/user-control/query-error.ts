import type { UserControlProblem } from '../../../contract/user-control.ts';

/** Ends the running of a user's control with a problem that is told as it is. */
export class QueryError extends Error {
  readonly problem: UserControlProblem;
  readonly detail: string;

  constructor(problem: UserControlProblem, detail = '') {
    super(`${problem} ${detail}`);
    this.name = 'QueryError';
    this.problem = problem;
    this.detail = detail.slice(0, 300);
  }
}
