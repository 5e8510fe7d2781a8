import type { ExitCode } from './exit-codes.ts';

/** What the terminal says instead of a stack trace: `error:` and, where something can be done, `hint:`. */
export class CliError extends Error {
  readonly exitCode: ExitCode;
  readonly hint: string | null;

  constructor(exitCode: ExitCode, message: string, hint: string | null = null) {
    super(message);
    this.name = 'CliError';
    this.exitCode = exitCode;
    this.hint = hint;
  }
}

export function renderError(error: { readonly message: string; readonly hint: string | null }): string {
  return `error: ${error.message}\n${error.hint === null ? '' : `hint: ${error.hint}\n`}`;
}
