import { sha256Hex } from '../core/crypto/index.ts';
import { asJson, canonicalize } from '../core/json/index.ts';
import type { Run } from '../core/run.ts';

/** A run as it is stored and named: its JCS form, and the SHA-256 of that in UTF-8 (docs/formats/run.md). */
export function runText(run: Run): { readonly text: string; readonly digest: string } {
  const text = canonicalize(asJson(run));
  return { text, digest: sha256Hex(text) };
}
