import { isJsonObject, parseStrict, type JsonObject } from '../../core/json/index.ts';
import { readTrustedRoot } from '../../core/sigstore/index.ts';

const LIMITS = { maxDepth: 32, maxBytes: 4 * 2 ** 20 };

export type TrustedRootFile =
  | { readonly ok: true; readonly root: JsonObject }
  | { readonly ok: false; readonly problem: string };

/** A `trusted_root.json` in any spelling, refused where a verification with it would refuse it: `sigstore.root-malformed`. */
export function readTrustedRootFile(bytes: Uint8Array): TrustedRootFile {
  const read = parseStrict(bytes, LIMITS);
  if (!read.ok) return { ok: false, problem: `${read.problem} at byte ${read.offset}` };
  if (!isJsonObject(read.value)) return { ok: false, problem: 'not a JSON object' };
  const root = readTrustedRoot(read.value);
  if (!root.ok) return { ok: false, problem: root.problems.map(({ place, problem }) => `${problem} at ${place || '/'}`).join('; ') };
  // A root that vouches for nobody is read without a problem, and then refuses every signature.
  if (root.root.authorities.length === 0) return { ok: false, problem: 'no certificate authority in it' };
  return { ok: true, root: read.value };
}
