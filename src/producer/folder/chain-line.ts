import { sha256Hex } from '../../core/crypto/index.ts';
import { canonicalize, isJsonObject, parseStrict, type JsonObject, type JsonValue } from '../../core/json/index.ts';

export interface ChainPlace {
  readonly seq: number;
  readonly prev: string;
}

export type ChainedLine =
  | { readonly ok: true; readonly text: string; readonly hash: string; readonly recordId: string; readonly withheld: readonly string[] }
  | { readonly ok: false; readonly problem: string };

const LIMITS = { maxDepth: 64, maxBytes: 2 ** 20 };
const DIGEST = /^[0-9a-f]{64}$/;

/**
 * One event at its place in the chain, in the one spelling. A line that already says `seq`, `prev` or `hash` must say what
 * comes out here: an event is chained once, and never again into something else. `withheld` names what stands as a digest
 * only.
 */
export function chainLine(bytes: Uint8Array, { seq, prev }: ChainPlace): ChainedLine {
  const read = parseStrict(bytes, LIMITS);
  if (!read.ok) return { ok: false, problem: `${read.problem} at byte ${read.offset}` };
  if (!isJsonObject(read.value)) return { ok: false, problem: 'not an object' };
  const { open, hash: statedHash, seq: statedSeq, prev: statedPrev, withheld: statedWithheld, ...rest } = read.value;
  if (open !== undefined && !isJsonObject(open)) return { ok: false, problem: 'open is not an object' };
  if (statedWithheld !== undefined && !isJsonObject(statedWithheld)) return { ok: false, problem: 'withheld is not an object' };
  const recordId = rest['record_id'];
  if (typeof recordId !== 'string') return { ok: false, problem: 'no record_id' };
  const commitments = commit(open ?? {});
  if (commitments === null) return { ok: false, problem: 'a member of open has no salt and value' };
  const withheld = { ...commitments, ...statedWithheld };
  const wrong = Object.entries(withheld).find(([name, digest]) => typeof digest !== 'string' || !DIGEST.test(digest) || (commitments[name] ?? digest) !== digest);
  if (wrong !== undefined) return { ok: false, problem: `withheld ${wrong[0]} is not the digest of what is open` };
  const hashed: JsonObject = { ...rest, seq, prev, ...(Object.keys(withheld).length === 0 ? {} : { withheld }) };
  const hash = sha256Hex(canonicalize(hashed));
  const stated: readonly (readonly [string, JsonValue | undefined, JsonValue])[] = [['seq', statedSeq, seq], ['prev', statedPrev, prev], ['hash', statedHash, hash]];
  const other = stated.find(([, said, is]) => said !== undefined && said !== is);
  if (other !== undefined) return { ok: false, problem: `it says another ${other[0]} than it has at this place` };
  const text = `${canonicalize({ ...hashed, hash, ...(open === undefined ? {} : { open }) })}\n`;
  return { ok: true, text, hash, recordId, withheld: Object.keys(withheld).filter((name) => !Object.hasOwn(commitments, name)) };
}

/** SHA-256 of JCS [salt, name, value], after RFC 9901 section 4.2. Null where a member is not what it opens. */
function commit(open: JsonObject): Readonly<Record<string, string>> | null {
  const entries = Object.entries(open).map(([name, disclosed]) => {
    const { salt, value } = isJsonObject(disclosed) ? disclosed : {};
    return typeof salt === 'string' && value !== undefined ? [name, sha256Hex(canonicalize([salt, name, value]))] as const : null;
  });
  return entries.some((each) => each === null) ? null : Object.fromEntries(entries.filter((each) => each !== null));
}
