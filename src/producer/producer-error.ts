import type { Misfit } from '../core/findings/index.ts';

/** Why something could not be made out of what was given. Said in the terminal's manner: no capital, no full stop. */
export class ProducerError extends Error {
  readonly hint: string | null;
  /** What is wrong with what was given, which the terminal says in words after the message. */
  readonly misfits: readonly Misfit[];

  constructor(message: string, hint: string | null = null, { misfits = [], ...options }: ErrorOptions & { readonly misfits?: readonly Misfit[] } = {}) {
    super(message, options);
    this.misfits = misfits;
    this.name = 'ProducerError';
    this.hint = hint;
  }
}
