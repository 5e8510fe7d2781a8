import type { FindingCode } from '../findings/index.ts';
import { countSignatures, type ManifestSignatures } from './manifest-threshold.ts';
import type { SigstoreManifest } from './sigstore-manifest.ts';
import type { Work } from './work.ts';

/** Logs and most time-stamping authorities state whole seconds, the fraction cut off. */
const SECOND = 1_000;

/** These speak of the trust pack, and point at no file of the bundle. */
const OF_THE_PACK: ReadonlySet<FindingCode> = new Set<FindingCode>(['sigstore.no-trusted-root', 'sigstore.root-malformed', 'sigstore.no-identity-policy']);

/** The one signature of a Sigstore manifest: one voice towards the threshold, and seen by the clocks that it brings. */
export function verifySigstoreSignature(work: Work, manifest: SigstoreManifest): ManifestSignatures {
  const { trust, asOf } = work.args;
  const { findings, signer, tested, times } = manifest.prove(trust?.pack ?? null, asOf);
  for (const finding of findings) work.sink.add(OF_THE_PACK.has(finding.code) ? finding : { ...finding, at: { ...finding.at, file: work.manifestFile } });
  if (times.length > 0) {
    work.sink.add({ code: 'sigstore.time-verified', at: { file: work.manifestFile }, values: { count: times.length, time: new Date(Math.min(...times)).toISOString() } });
  }
  const valid = signer.outcome === 'valid' ? 1 : 0;
  const open = signer.outcome === 'unknown-key';
  const facts = countSignatures(work, { signatures: 1, valid, possible: open ? 1 : valid, pointer: '/dsseEnvelope/signatures' });
  const unit = 'signatures';
  return {
    signers: [signer],
    sealingKeys: [],
    provenBy: times.length === 0 ? null : Math.min(...times.map((time) => (time % SECOND === 0 ? time + SECOND - 1 : time))),
    looked: [
      // What is open with Sigstore is open here: counting it would pass what nobody has believed yet.
      ['manifest.signatures', open ? { examined: 0, unit, skipped: 'blocked', facts } : { examined: 1, unit, facts }],
      ['sigstore.signature', tested ? { examined: 1, unit } : { examined: 0, unit, skipped: 'blocked' }],
    ],
  };
}
