import type { Misfit } from '../../core/findings/index.ts';
import { isJsonObject, parseStrict, type JsonObject } from '../../core/json/index.ts';
import { readTrustedRoot } from '../../core/sigstore/index.ts';

const LIMITS = { maxDepth: 32, maxBytes: 4 * 2 ** 20 };

export type TrustedRootFile =
  | { readonly ok: true; readonly root: JsonObject }
  | { readonly ok: false; readonly misfits: readonly Misfit[] };

/** A `trusted_root.json` in any spelling, refused where a verification with it would refuse it: `sigstore.root-malformed`. */
export function readTrustedRootFile(bytes: Uint8Array): TrustedRootFile {
  const read = parseStrict(bytes, LIMITS);
  if (!read.ok) return unfit({ problem: read.problem, at: { offset: read.offset } });
  if (!isJsonObject(read.value)) return unfit({ problem: 'wrong-type', at: { pointer: '' } });
  const root = readTrustedRoot(read.value);
  if (!root.ok) return unfit(...root.problems.map(({ place, problem }) => ({ problem, at: { pointer: place } })));
  // A root that vouches for nobody is read without a problem, and then refuses every signature.
  if (root.root.authorities.length === 0) return unfit({ problem: 'no-authority', at: { pointer: '/certificateAuthorities' } });
  return { ok: true, root: read.value };
}

const unfit = (...misfits: readonly Misfit[]): TrustedRootFile => ({ ok: false, misfits });
