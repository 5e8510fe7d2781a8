import { createSha256 } from '../crypto/index.ts';
import { encodeUtf8 } from '../encoding/index.ts';
import { canonicalize } from '../json/index.ts';

const PIECE = 4_096;

/** Counts the members of a population and digests the JCS array of their names, without holding it. */
export function createPopulation(): Population {
  const hash = createSha256();
  let text = '[';
  let count = 0;
  return {
    add(subject) {
      text += count === 0 ? canonicalize(subject) : `,${canonicalize(subject)}`;
      count += 1;
      if (text.length < PIECE) return;
      hash.update(encodeUtf8(text));
      text = '';
    },
    finish() {
      hash.update(encodeUtf8(`${text}]`));
      return { population: count, populationDigest: hash.digestHex() };
    },
  };
}

export interface Population {
  add(subject: string): void;
  /** Once, at the end. */
  finish(): { readonly population: number; readonly populationDigest: string };
}
