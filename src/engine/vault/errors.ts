export type VaultProblem = 'locked' | 'not-found' | 'damaged' | 'changed';

/** The vault cannot do what was asked; `problem` says which kind, `subject` names the thing. */
export class VaultError extends Error {
  readonly problem: VaultProblem;
  readonly subject: string;

  constructor(problem: VaultProblem, subject: string, message: string) {
    super(message);
    this.name = 'VaultError';
    this.problem = problem;
    this.subject = subject;
  }
}

/** Whether a file system call failed with this code. */
export function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
