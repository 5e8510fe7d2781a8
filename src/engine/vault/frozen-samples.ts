import type { JournalChange } from '../../contract/index.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { asJson, canonicalize } from '../../core/json/index.ts';
import { FrozenError } from '../errors.ts';

type Change = Pick<JournalChange, 'table' | 'op' | 'key' | 'value'>;

/** Samples never change once they are drawn (docs/formats/sampling.md), whatever a window sends. */
export interface FrozenSamples {
  /** Throws `FrozenError` when the change would give a sample another content, also by way of a deletion. */
  admit(change: Change): void;
  keep(change: Change): void;
}

export function frozenSamples(): FrozenSamples {
  const held = new Map<string, string>();
  const contentOf = ({ value }: Change): string => sha256Hex(canonicalize(asJson(value)));
  const isSample = (change: Change): boolean => change.table === 'samples' && change.op === 'put';
  return {
    admit(change) {
      if (!isSample(change)) return;
      const before = held.get(change.key);
      if (before !== undefined && before !== contentOf(change)) throw new FrozenError(change.table, change.key);
    },
    keep(change) {
      if (isSample(change)) held.set(change.key, contentOf(change));
    },
  };
}
