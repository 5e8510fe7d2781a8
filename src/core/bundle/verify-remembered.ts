import { toHex } from '../encoding/index.ts';
import type { FindingSink } from '../findings/index.ts';
import type { RunInputs } from '../run.ts';
import type { Tree } from '../tlog/index.ts';
import type { StreamStatement } from './format.ts';
import { checkpointPath } from './validate-manifest.ts';

export interface RememberedCheck {
  /** To be called before the first and after every append. */
  observe(tree: Tree): void;
  /** Whether `count` leaves may be appended at once: the remembered size is not passed on the way. */
  mayPass(tree: Tree, count: number): boolean;
  finish(tree: Tree): { readonly compared: boolean };
}

/**
 * Holds a stream against the last head this reader saw of its log. A log only grows: another root at the remembered
 * size is not the log that was seen. One that ends before the remembered head may be an earlier copy or a cut one;
 * nothing here can tell which.
 */
export function createRememberedCheck(stream: StreamStatement, heads: RunInputs['rememberedHeads'], sink: FindingSink): RememberedCheck {
  const remembered = heads.find((head) => head.origin === stream.origin);
  const at = { file: checkpointPath(stream.name) };
  let rootThen: string | null = null;
  return {
    observe(tree) {
      if (tree.size === remembered?.size) rootThen = toHex(tree.root());
    },
    mayPass: (tree, count) => remembered === undefined || remembered.size <= tree.size || remembered.size >= tree.size + count,
    finish(tree) {
      if (remembered === undefined) return { compared: false };
      const values = { stream: stream.name, origin: stream.origin, rememberedSize: remembered.size, size: tree.size };
      if (tree.size < remembered.size) {
        sink.add({ code: 'checkpoint.behind-remembered', at, expected: String(remembered.size), computed: String(tree.size), values });
        return { compared: true };
      }
      // Null when the remembered head lies before this bundle's first event: its tree cannot be rebuilt from here, and
      // a producer who rewrote that part could choose to continue from just after it.
      if (rootThen === null) sink.add({ code: 'checkpoint.remembered-not-compared', at, values });
      else if (rootThen !== remembered.root) {
        sink.add({ code: 'checkpoint.rolled-back', at, expected: remembered.root, computed: rootThen, values });
      }
      return { compared: rootThen !== null };
    },
  };
}
