import type { Problem } from '../core/findings/index.ts';

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

/** The input could not be read at all. */
export class UnreadableError extends Error {
  readonly because: Problem;
  constructor(because: Problem) {
    super(`unreadable: ${because}`);
    this.name = 'UnreadableError';
    this.because = because;
  }
}

/** A row that never changes once it is there was to be given another content. */
export class FrozenError extends Error {
  readonly table: string;
  readonly key: string;
  constructor(table: string, key: string) {
    super(`frozen: ${table}/${key}`);
    this.name = 'FrozenError';
    this.table = table;
    this.key = key;
  }
}

/** The caller gave up, and the work was undone. */
export class CancelledError extends Error {
  constructor() {
    super('cancelled');
    this.name = 'CancelledError';
  }
}

/** The platform's cryptography gave a wrong answer to a known question; nothing is verified with it. */
export class SelfTestError extends Error {
  /** Which known answers were missed, by their names. */
  readonly failed: readonly string[];
  constructor(failed: readonly string[]) {
    super(`self-test failed: ${failed.join(', ')}`);
    this.name = 'SelfTestError';
    this.failed = failed;
  }
}
