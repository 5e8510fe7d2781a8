import type { StreamStatement } from '../bundle/format.ts';
import { FIRST_SEQ } from '../bundle/format.ts';
import { checkpointPath } from '../bundle/validate-manifest.ts';
import { toHex } from '../encoding/index.ts';
import type { FindingSink } from '../findings/index.ts';
import type { Tree } from '../tlog/index.ts';
import { previousLog, type PreviousRun } from './previous-run.ts';

export interface PreviousLogCheck {
  /** To be called before the first and after every append. */
  observe(tree: Tree): void;
  /** Whether `count` leaves may be appended at once: the earlier head is not passed on the way. */
  mayPass(tree: Tree, count: number): boolean;
  finish(tree: Tree): { readonly compared: boolean };
}

/**
 * Holds a stream against the same log in an earlier run. A log only grows: where this bundle reaches over the earlier
 * head, the tree at that size must have the earlier root. `rooted` is false when no tree can be computed from this bundle.
 */
export function createPreviousLogCheck(stream: StreamStatement, previous: PreviousRun | null | undefined, rooted: boolean, sink: FindingSink): PreviousLogCheck {
  const log = previousLog(previous, stream.origin);
  const size = log === null ? null : log.lastSeq + 1 - FIRST_SEQ;
  const at = { file: checkpointPath(stream.name) };
  let rootThen: string | null = null;
  return {
    observe(tree) {
      if (tree.size === size) rootThen = toHex(tree.root());
    },
    mayPass: (tree, count) => size === null || size <= tree.size || size >= tree.size + count,
    finish(tree) {
      if (log === null || size === null) return { compared: false };
      const values = { stream: stream.name, origin: stream.origin, previousSize: size, size: tree.size };
      const start = stream.first.seq - FIRST_SEQ;
      if (start > size) {
        sink.add({ code: 'previous.gap', at, expected: String(size), computed: String(start), values: { ...values, missing: start - size } });
        return { compared: false };
      }
      // What came before cannot be rebuilt, and why has a finding of its own.
      if (!rooted) return { compared: false };
      if (tree.size < size) {
        sink.add({ code: 'previous.behind', at, expected: String(size), computed: String(tree.size), values });
        return { compared: true };
      }
      if (rootThen === null || rootThen !== log.merkleRoot) {
        sink.add({ code: 'previous.contradicts', at, expected: log.merkleRoot, computed: rootThen ?? '', values });
      } else {
        sink.add({ code: 'previous.continues', at, values: { ...values, shared: size - start, added: tree.size - size } });
      }
      return { compared: true };
    },
  };
}
