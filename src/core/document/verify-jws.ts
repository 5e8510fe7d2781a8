import { keyid, sha256Hex, SIGNATURE_ALGORITHMS } from '../crypto/index.ts';
import { decodeUtf8, encodeBase64Url } from '../encoding/index.ts';
import { jwsNamesOf, parseJws, verifyJws, type Jws, type JwsJudgement } from '../jws/index.ts';
import type { Signer } from '../examined.ts';
import { calledBy, packCrls, type HeldKey } from '../trust/index.ts';
import type { KeyAlgorithm } from '../trust/pack.ts';
import { sameBytes } from '../x509/index.ts';
import { embeddedChain, type EmbeddedChain } from './embedded-chain.ts';
import { judgeCertificate, judgeKey } from './judge-signer.ts';
import { finishDocument, startDocument, type DocumentArguments, type DocumentVerification, type DocumentWork } from './verification.ts';

/** Keys tried where the header names none: a pack has a handful for documents, and each try is a verification. */
const MAX_KEYS = 64;

/** A JWS in compact form (RFC 7515), with its payload or, as in appendix F, beside it. A certificate that it brings counts by a path to the pack's own authorities; a bare key or an address never does. */
export function verifyJwsDocument(args: DocumentArguments): DocumentVerification {
  const work = startDocument(args);
  const text = (decodeUtf8(args.bytes) ?? '').replace(/\r?\n$/, '');
  const [header = '', payload = '', signature = ''] = text.split('.', 4);
  const detached = payload === '' && args.artifact !== null;
  const parsed = parseJws(detached ? `${header}.${encodeBase64Url(args.artifact ?? new Uint8Array())}.${signature}` : text);
  if (!parsed.ok) {
    work.sink.add({ code: 'document.malformed', at: {}, values: { part: parsed.refusal.part, problem: `jws-${parsed.refusal.problem}` } });
    return finishDocument(work, { content: true, signatures: 0, stamps: 0 }, []);
  }
  if (payload === '' && args.artifact === null) {
    work.sink.add({ code: 'document.content-missing', at: {} });
    return finishDocument(work, { content: false, signatures: 0, stamps: 0 }, []);
  }
  if (!detached && args.artifact !== null && !sameBytes(parsed.jws.payload, args.artifact)) work.sink.add({ code: 'document.content-mismatch', at: {}, expected: sha256Hex(parsed.jws.payload), computed: sha256Hex(args.artifact), values: { problem: 'payload' } });
  return finishDocument(work, { content: true, signatures: 1, stamps: 0 }, [judgeJws(work, parsed.jws)]);
}

function judgeJws(work: DocumentWork, jws: Jws): Signer {
  const { alg, kid } = jws.header;
  const algorithm = ALGORITHMS.find((each) => jwsNamesOf(each).includes(alg));
  if (algorithm === undefined) {
    // `none` and the MACs are signatures by anybody.
    work.sink.add({ code: 'document.algorithm-refused', at: {}, values: { problem: 'jws-algorithm' }, computed: alg, expected: [...new Set(ALGORITHMS.flatMap(jwsNamesOf))].join(' ') });
    return nobody(jws, 'invalid');
  }
  const named = kid === null ? null : work.keyring.find(kid);
  if (named !== null) return judgeHeld(work, jws, named);
  const chain = embeddedChain(jws);
  if (chain.kind === 'chain') return judgeChain(work, jws, algorithm, chain);
  if (chain.kind === 'unread') work.sink.add({ code: 'document.malformed', at: {}, values: { part: 'x5c', problem: chain.problem } });
  const tried = kid === null ? fittingKeys(work, jws) : [];
  const fits = tried.find((held) => verifyJws(jws, { algorithm: held.key.algorithm, spki: held.spki, kid: null }).outcome === 'valid');
  if (fits !== undefined) return judgeKey(work, fits, { signedAt: null, provenBy: null });
  work.sink.add({ code: 'document.signer-unknown', at: {}, values: { ...(kid === null ? {} : { keyid: kid }), problem: tried.length === 0 ? 'no-key' : 'no-key-fits' } });
  return nobody(jws, 'unknown-key');
}

/** The key that `kid` names by its keyid, and no other. */
function judgeHeld(work: DocumentWork, jws: Jws, held: HeldKey): Signer {
  const { key, spki } = held;
  const fits = sayProblems(work, verifyJws(jws, { algorithm: key.algorithm, spki, kid: null }), { signer: key.name, keyid: key.keyid });
  return fits ? judgeKey(work, held, { signedAt: null, provenBy: null }) : { ...nobody(jws, 'invalid'), keyid: key.keyid, name: key.name, holder: key.holder };
}

/** The certificate that came along: it names a key, and the trust pack says whether to believe it. */
function judgeChain(work: DocumentWork, jws: Jws, algorithm: KeyAlgorithm, { leaf, intermediates }: Extract<EmbeddedChain, { readonly kind: 'chain' }>): Signer {
  const id = keyid(leaf.spki);
  const allowed = work.keyring.find(id)?.key.algorithm ?? algorithm;
  const fits = sayProblems(work, verifyJws(jws, { algorithm: allowed, spki: leaf.spki, kid: null }), { signer: calledBy(leaf), keyid: id });
  if (!fits) return { ...nobody(jws, 'invalid'), keyid: id, name: calledBy(leaf) };
  return judgeCertificate(work, { certificate: leaf, intermediates, crls: packCrls(work.trust?.pack ?? null), signedAt: null, provenBy: null });
}

/** True when there are none. */
function sayProblems(work: DocumentWork, { problems }: JwsJudgement, signer: { readonly signer: string; readonly keyid: string }): boolean {
  for (const { kind } of problems) work.sink.add({ code: kind === 'algorithm' ? 'document.algorithm-refused' : 'document.signature-invalid', at: {}, values: { ...signer, problem: kind } });
  return problems.length === 0;
}

const nobody = ({ header }: Jws, outcome: 'invalid' | 'unknown-key'): Signer => (
  { keyid: header.kid ?? '', name: null, holder: null, algorithm: header.alg, outcome, trustedSince: null, certifiedBy: [] }
);

/** Without a name every key for documents whose algorithm fits. */
function fittingKeys(work: DocumentWork, { header }: Jws): readonly HeldKey[] {
  const fitting = (work.trust?.pack.keys ?? []).filter((key) => key.purposes.includes('document') && jwsNamesOf(key.algorithm).includes(header.alg)).slice(0, MAX_KEYS);
  return fitting.flatMap((key) => work.keyring.find(key.keyid) ?? []);
}

const ALGORITHMS = Object.keys(SIGNATURE_ALGORITHMS) as readonly KeyAlgorithm[];
