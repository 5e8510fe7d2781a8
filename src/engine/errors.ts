/** Ways an engine operation can fail that a window can word. Anything else is a bug and crosses as an internal error. */

/** What was asked for does not exist; `what` names it as the caller did. */
export class NotFoundError extends Error {
  readonly what: string;
  constructor(what: string) {
    super(`not found: ${what}`);
    this.name = 'NotFoundError';
    this.what = what;
  }
}

/** The input could not be read at all; `because` is a short reason without paths. */
export class UnreadableError extends Error {
  readonly because: string;
  constructor(because: string) {
    super(`unreadable: ${because}`);
    this.name = 'UnreadableError';
    this.because = because;
  }
}

/** The caller gave up, and the work was undone. */
export class CancelledError extends Error {
  constructor() {
    super('cancelled');
    this.name = 'CancelledError';
  }
}
