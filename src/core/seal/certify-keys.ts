import type { Work } from '../bundle/work.ts';
import { keyAlgorithmOf, keyid } from '../crypto/index.ts';
import { encodeBase64, parseTimestamp } from '../encoding/index.ts';
import type { FindingValue } from '../findings/index.ts';
import type { HeldKey, KeyPurpose, Keyring, TrustPack } from '../trust/index.ts';
import { commonName, nameText, validatePath, type Certificate, type Crl, type PathAnswer, type PathIssue } from '../x509/index.ts';
import { issueKind, issueSides } from './path-issues.ts';
import { anchorsFor, parseChain } from './read-certificates.ts';
import type { Seal } from './read-seal.ts';

/** What a key is wanted for, and when its holder says that it signed (epoch milliseconds, null when not readable). */
export interface WantedKey {
  readonly purpose: KeyPurpose;
  readonly signedAt: number | null;
}

/**
 * The pack's keyring, and behind it the keys that authorities of the pack vouch for by a chain under `seal/`. A chain
 * for a key that the pack holds is not looked at: the user's own word stands above an authority's.
 */
export function certifyKeys(work: Work, seal: Seal, wanted: ReadonlyMap<string, WantedKey>, crls: readonly Crl[]): Keyring {
  const certified = new Map<string, HeldKey>();
  for (const [id, chain] of seal.chains) {
    if (work.keyring.find(id) !== null) continue;
    const want = wanted.get(id);
    if (want === undefined) {
      work.sink.add({ code: 'seal.unrelated', at: { file: chain.file }, values: { keyid: id } });
      continue;
    }
    const certificates = parseChain(work, chain.file, chain.certificates);
    const [leaf, ...intermediates] = certificates ?? [];
    if (leaf === undefined) continue;
    if (keyid(leaf.spki) !== id) {
      work.sink.add({ code: 'seal.name-mismatch', at: { file: chain.file }, expected: id, computed: keyid(leaf.spki) });
      continue;
    }
    // Without a pack there is no anchor to lead to, which is said once.
    const held = work.args.trust === null ? null : certify(work, { id, file: chain.file, leaf, intermediates, crls, want, pack: work.args.trust.pack });
    if (held !== null) certified.set(id, held);
  }
  const find = (id: string): HeldKey | null => work.keyring.find(id) ?? certified.get(id) ?? null;
  return { size: work.keyring.size + certified.size, find, forLog: (origin) => work.keyring.forLog(origin) };
}

interface Candidate {
  readonly id: string;
  readonly file: string;
  readonly leaf: Certificate;
  readonly intermediates: readonly Certificate[];
  readonly crls: readonly Crl[];
  readonly want: WantedKey;
  readonly pack: TrustPack;
}

/**
 * A key for as long as its path held. Having expired or been revoked since is no fault of the path: it ends the time in
 * which the key counts, and whether the signature is older is judged where signatures are.
 */
function certify(work: Work, candidate: Candidate): HeldKey | null {
  const { leaf, want, pack } = candidate;
  const anchors = anchorsFor(pack, want.purpose);
  const used = work.provenBy ?? want.signedAt ?? work.asOf;
  const answer = validatePath({
    leaf, intermediates: candidate.intermediates, anchors: anchors.map((each) => each.certificate), crls: candidate.crls,
    at: [Math.min(Math.max(used, leaf.notBefore), leaf.notAfter)], asOf: work.asOf,
    purpose: { keyUsage: ['digitalSignature', 'contentCommitment'], extendedKeyUsage: null }, revocation: 'noted', profile: 'noted',
  });
  const condemning = answer.problems.filter((issue) => !endsTime(issue));
  report(work, candidate, answer, condemning);
  if (condemning.length > 0 || answer.anchor === null) return null;
  const compromised = [...answer.problems, ...answer.notes].flatMap((issue) => (
    issue.kind === 'revoked' || issue.kind === 'revoked-later' ? [Math.min(issue.entry.revoked, issue.entry.invalidSince ?? issue.entry.revoked)] : []
  ));
  const since = anchors.find((each) => each.certificate === answer.anchor)?.anchor.compromised_since;
  const distrusted = since === undefined ? null : parseTimestamp(since);
  return heldKey(candidate, answer, [...compromised, ...(distrusted === null ? [] : [distrusted])]);
}

const endsTime = (issue: PathIssue): boolean => issue.kind === 'expired' || issue.kind === 'not-yet-valid' || issue.kind === 'revoked';

function report(work: Work, { file, leaf }: Candidate, answer: PathAnswer, condemning: readonly PathIssue[]): void {
  const whose = (position: number): Record<string, FindingValue> => {
    const certificate = answer.certificates[position] ?? leaf;
    return { position, subject: nameText(certificate.subject), issuer: nameText(certificate.issuer) };
  };
  // Reaching nobody the user knows is a doubt; anything else wrong with the way there is not.
  const onlyUnknown = condemning.length > 0 && condemning.every((issue) => issue.kind === 'issuer-unknown');
  for (const issue of condemning) {
    const code = onlyUnknown ? 'certificate.untrusted' : 'certificate.invalid';
    work.sink.add({ code, at: { file }, ...issueSides(issue), values: { ...whose(issue.position), problem: issueKind(issue) } });
  }
  for (const issue of [...answer.problems, ...answer.notes]) {
    if (issue.kind === 'revoked' || issue.kind === 'revoked-later') {
      work.sink.add({ code: 'certificate.revoked', at: { file }, values: { ...whose(issue.position), since: iso(issue.entry.revoked), ...(issue.entry.reason === null ? {} : { reason: issue.entry.reason }) } });
    } else if (issue.kind === 'crl-invalid' && issue.defect === 'signature') {
      work.sink.add({ code: 'certificate.crl-unusable', at: { file }, values: { ...whose(issue.position), problem: 'crl-signature' } });
    } else if (issue.kind === 'revocation-unknown') {
      work.sink.add({ code: 'certificate.revocation-unknown', at: { file }, values: whose(issue.position) });
    }
  }
}

function heldKey({ id, leaf, want }: Candidate, answer: PathAnswer, ends: readonly number[]): HeldKey {
  const notBefore = Math.max(...answer.certificates.map((each) => each.notBefore));
  const notAfter = Math.min(...answer.certificates.map((each) => each.notAfter));
  const compromisedSince = ends.length === 0 ? null : Math.min(...ends);
  const authorities = answer.certificates.slice(1).map((each) => commonName(each.subject) ?? nameText(each.subject));
  return {
    key: {
      keyid: id, name: commonName(leaf.subject) ?? nameText(leaf.subject), algorithm: keyAlgorithmOf(leaf.spki) ?? 'rsa-pkcs1-sha256', spki: encodeBase64(leaf.spki),
      purposes: [want.purpose], holder: holderOf(leaf), not_before: iso(notBefore), not_after: iso(notAfter),
      ...(compromisedSince === null ? {} : { compromised_since: iso(compromisedSince) }),
    },
    spki: leaf.spki, notBefore, notAfter, compromisedSince,
    // A signer's certificate that is itself an anchor has nobody above it.
    certifiedBy: authorities.length === 0 ? [commonName(leaf.subject) ?? nameText(leaf.subject)] : authorities,
  };
}

/** Whom a certificate speaks of: the first URI or address among its alternative names, else its subject. */
function holderOf(leaf: Certificate): string {
  for (const form of ['uri', 'email'] as const) {
    for (const name of leaf.subjectAltNames ?? []) if (name.form === form) return name.text;
  }
  return nameText(leaf.subject);
}

const iso = (time: number): string => new Date(time).toISOString();
