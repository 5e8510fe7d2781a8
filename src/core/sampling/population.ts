import { createSha256 } from '../crypto/index.ts';
import { encodeUtf8 } from '../encoding/index.ts';
import { canonicalize } from '../json/index.ts';

/**
 * Counts ids and digests them in their order: SHA-256 over each id as a JSON string (RFC 8785) and a line feed. The
 * producer of the evidence chooses ids; as JSON strings no two lists of them share their bytes.
 */
interface PopulationCounter {
  add(id: string): void;
  /** Ends the counting. */
  end(): { readonly count: number; readonly digest: string };
}

const PIECE = 4_096;

export function populationCounter(): PopulationCounter {
  const hash = createSha256();
  let text = '';
  let count = 0;
  return {
    add(id) {
      text += `${canonicalize(id)}\n`;
      count += 1;
      if (text.length < PIECE) return;
      hash.update(encodeUtf8(text));
      text = '';
    },
    end() {
      hash.update(encodeUtf8(text));
      return { count, digest: hash.digestHex() };
    },
  };
}
