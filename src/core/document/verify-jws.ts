import { decodeUtf8, encodeBase64Url } from '../encoding/index.ts';
import { jwsNamesOf, parseJws, verifyJws, type Jws } from '../jws/index.ts';
import type { Signer } from '../run.ts';
import type { HeldKey } from '../trust/index.ts';
import { judgeKey } from './judge-signer.ts';
import { finishDocument, startDocument, type DocumentArguments, type DocumentVerification, type DocumentWork } from './verification.ts';

/** Keys tried where the header names none: a pack has a handful for documents, and each try is a verification. */
const MAX_KEYS = 64;

/** A JWS in compact form (RFC 7515), with its payload or, as in appendix F, beside it. Keys that it brings are never followed. */
export function verifyJwsDocument(args: DocumentArguments): DocumentVerification {
  const work = startDocument(args);
  const text = (decodeUtf8(args.bytes) ?? '').replace(/\r?\n$/, '');
  const [header = '', payload = '', signature = ''] = text.split('.', 4);
  const detached = payload === '' && args.artifact !== null;
  const parsed = parseJws(detached ? `${header}.${encodeBase64Url(args.artifact ?? new Uint8Array())}.${signature}` : text);
  if (!parsed.ok) {
    work.sink.add({ code: 'document.malformed', at: {}, values: { part: parsed.refusal.part, problem: parsed.refusal.problem } });
    return finishDocument(work, { content: true, signatures: 0, stamps: 0 }, []);
  }
  if (payload === '' && args.artifact === null) {
    work.sink.add({ code: 'document.content-missing', at: {} });
    return finishDocument(work, { content: false, signatures: 0, stamps: 0 }, []);
  }
  if (!detached && args.artifact !== null && !sameBytes(parsed.jws.payload, args.artifact)) work.sink.add({ code: 'document.content-mismatch', at: {}, values: { problem: 'payload' } });
  return finishDocument(work, { content: true, signatures: 1, stamps: 0 }, [judgeJws(work, parsed.jws)]);
}

function judgeJws(work: DocumentWork, jws: Jws): Signer {
  const { alg, kid } = jws.header;
  const known = ALGORITHMS.has(alg);
  // `none` and the MACs are signatures by anybody.
  if (!known) work.sink.add({ code: 'document.algorithm-refused', at: {}, values: { problem: 'jws-algorithm' }, computed: alg, expected: [...ALGORITHMS].join(' ') });
  const candidates = known ? keysFor(work, jws) : [];
  const tried = candidates.map((held) => ({ held, judged: verifyJws(jws, { algorithm: held.key.algorithm, spki: held.spki, kid: null }) }));
  const valid = tried.find(({ judged }) => judged.outcome === 'valid');
  if (valid !== undefined) return judgeKey(work, valid.held, { signedAt: null, provenBy: null });
  const named = kid === null ? null : candidates[0] ?? null;
  if (known && named === null) work.sink.add({ code: 'document.signer-unknown', at: {}, values: { ...(kid === null ? {} : { keyid: kid }), problem: candidates.length === 0 ? 'no-key' : 'no-key-fits' } });
  if (named !== null) {
    for (const problem of tried[0]?.judged.problems ?? []) {
      work.sink.add({ code: problem.kind === 'algorithm' ? 'document.algorithm-refused' : 'document.signature-invalid', at: {}, values: { signer: named.key.name, keyid: named.key.keyid, problem: problem.kind } });
    }
  }
  return { keyid: kid ?? '', name: named?.key.name ?? null, holder: named?.key.holder ?? null, algorithm: alg, outcome: named === null && known ? 'unknown-key' : 'invalid', trustedSince: null, certifiedBy: [] };
}

/** The key that `kid` names by its keyid; without a name every key for documents whose algorithm fits. */
function keysFor(work: DocumentWork, { header }: Jws): readonly HeldKey[] {
  if (header.kid !== null) {
    const held = work.keyring.find(header.kid);
    return held === null ? [] : [held];
  }
  const fitting = (work.trust?.pack.keys ?? []).filter((key) => key.purposes.includes('document') && jwsNamesOf(key.algorithm).includes(header.alg)).slice(0, MAX_KEYS);
  return fitting.flatMap((key) => work.keyring.find(key.keyid) ?? []);
}

const ALGORITHMS: ReadonlySet<string> = new Set(([
  'ed25519', 'ecdsa-p256-sha256', 'ecdsa-p384-sha384', 'ecdsa-p521-sha512', 'rsa-pkcs1-sha256', 'rsa-pkcs1-sha384', 'rsa-pkcs1-sha512', 'rsa-pss-sha256', 'rsa-pss-sha384', 'rsa-pss-sha512',
] as const).flatMap(jwsNamesOf));

const sameBytes = (left: Uint8Array, right: Uint8Array): boolean => left.length === right.length && left.every((byte, at) => byte === right[at]);
