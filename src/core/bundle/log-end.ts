/** Where a log ends in a bundle: what the next bundle continues it from. Hashes and roots as hex. */
export interface LogEnd {
  readonly origin: string;
  /** Events since genesis. */
  readonly size: number;
  /** Hash of the last event. */
  readonly hash: string;
  readonly root: string;
  /** Roots of the tree's perfect subtrees, largest first. */
  readonly compactRange: readonly string[];
}
