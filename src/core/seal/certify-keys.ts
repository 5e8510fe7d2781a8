import type { Work } from '../bundle/work.ts';
import { keyid } from '../crypto/index.ts';
import type { FindingValues } from '../findings/index.ts';
import { anchorsFor, certify, type Certification, type HeldKey, type KeyPurpose, type Keyring } from '../trust/index.ts';
import { nameText, type Certificate, type Crl } from '../x509/index.ts';
import { isStranger, issueKind, issueSides } from './path-issues.ts';
import { parseChain } from './read-certificates.ts';
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
    if (work.args.trust === null) continue;
    const certification = certify({
      leaf, intermediates, crls, anchors: anchorsFor(work.args.trust.pack, want.purpose), purpose: want.purpose,
      used: work.provenBy ?? want.signedAt ?? work.asOf, asOf: work.asOf,
    });
    report(work, chain.file, leaf, certification);
    if (certification.held !== null) certified.set(id, certification.held);
  }
  const find = (id: string): HeldKey | null => work.keyring.find(id) ?? certified.get(id) ?? null;
  return { size: work.keyring.size + certified.size, find, forLog: (origin) => work.keyring.forLog(origin) };
}

function report(work: Work, file: string, leaf: Certificate, { path, condemning }: Certification): void {
  const whose = (position: number): FindingValues => {
    const certificate = path.certificates[position] ?? leaf;
    return { position, subject: nameText(certificate.subject), issuer: nameText(certificate.issuer) };
  };
  const code = isStranger(condemning) ? 'certificate.untrusted' : 'certificate.invalid';
  for (const issue of condemning) {
    work.sink.add({ code, at: { file }, ...issueSides(issue), values: { ...whose(issue.position), problem: issueKind(issue) } });
  }
  for (const issue of [...path.problems, ...path.notes]) {
    if (issue.kind === 'revoked' || issue.kind === 'revoked-later') {
      work.sink.add({ code: 'certificate.revoked', at: { file }, values: { ...whose(issue.position), since: iso(issue.entry.revoked), ...(issue.entry.reason === null ? {} : { reason: issue.entry.reason }) } });
    } else if (issue.kind === 'crl-invalid' && issue.defect === 'signature') {
      work.sink.add({ code: 'certificate.crl-unusable', at: { file }, values: { ...whose(issue.position), problem: 'crl-signature' } });
    } else if (issue.kind === 'revocation-unknown') {
      work.sink.add({ code: 'certificate.revocation-unknown', at: { file }, values: whose(issue.position) });
    }
  }
}

const iso = (time: number): string => new Date(time).toISOString();
