import { verifyEnvelope } from '../dsse/index.ts';
import { parseTimestamp } from '../encoding/index.ts';
import type { FindingCode, FindingValues } from '../findings/index.ts';
import type { SealingKey, Signer } from '../examined.ts';
import { isMadeByKey, isUndecided, type SignatureJudgement, type SignatureProblem } from '../trust/index.ts';
import { countSignatures, type ManifestSignatures } from './manifest-threshold.ts';
import type { ParsedManifest } from './read-manifest.ts';
import { sealingKey } from './sealing-key.ts';
import { verifySigstoreSignature } from './verify-sigstore-signature.ts';
import type { Work } from './work.ts';

const CODES: Readonly<Record<SignatureProblem, FindingCode>> = {
  invalid: 'signature.invalid',
  malformed: 'signature.malformed',
  'non-canonical': 'signature.non-canonical',
  'weak-key': 'signature.algorithm-refused',
  'key-unknown': 'signature.key-unknown',
  'key-purpose': 'signature.key-purpose',
  'key-outside-window': 'signature.key-outside-window',
  'key-compromised': 'signature.key-compromised',
  'time-unproved': 'signature.time-unproved',
};

/** Who signed the manifest: by keys of the trust pack, or by the Sigstore identities that it wants. */
export function verifyManifestSignatures(work: Work, manifest: ParsedManifest): ManifestSignatures {
  return manifest.sigstore === null ? verifyKeySignatures(work, manifest) : verifySigstoreSignature(work, manifest.sigstore);
}

function verifyKeySignatures(work: Work, manifest: ParsedManifest): ManifestSignatures {
  const signedAt = parseTimestamp(manifest.statement.predicate.created_at);
  const judgements = verifyEnvelope(manifest.envelope, work.keyring, { purpose: 'manifest', signedAt, asOf: work.asOf, provenBy: work.provenBy });
  // Distinct keys: one key that signs twice is one voice.
  const valid = new Set(judgements.filter((each) => each.problems.length === 0).map((each) => each.keyid)).size;
  const possible = new Set(judgements.filter((each) => each.problems.length === 0 || isUndecided(each)).map((each) => each.keyid)).size;
  const { trust } = work.args;
  if (trust !== null) judgements.forEach((judged, index) => reportSignature(work, judged, index, valid >= trust.pack.manifest_threshold));
  const facts = countSignatures(work, { signatures: judgements.length, valid, possible, pointer: '/signatures' });
  return { signers: judgements.map(signer), sealingKeys: sealingKeys(work.manifestFile, judgements), provenBy: null, looked: [['manifest.signatures', { examined: judgements.length, unit: 'signatures', facts }]] };
}

/** One key that signs twice is one voice. */
function sealingKeys(file: string, judgements: readonly SignatureJudgement[]): readonly SealingKey[] {
  const keys = new Map(judgements.flatMap((judged) => (judged.held !== null && isMadeByKey(judged) ? [[judged.keyid, sealingKey(judged.held, file, null)] as const] : [])));
  return [...keys.values()];
}

function reportSignature(work: Work, judged: SignatureJudgement, index: number, thresholdMet: boolean): void {
  const at = { file: work.manifestFile, pointer: `/signatures/${index}` };
  const key = judged.held?.key;
  const values: FindingValues = {
    keyid: judged.keyid,
    ...(key === undefined ? {} : { name: key.name, holder: key.holder, notBefore: key.not_before, notAfter: key.not_after, purposes: key.purposes }),
    ...(key?.compromised_since === undefined ? {} : { compromisedSince: key.compromised_since }),
  };
  for (const problem of judged.problems) {
    // With enough trusted signatures a stranger's beside them takes nothing away.
    const code = problem === 'key-unknown' && thresholdMet ? 'signature.co-signer-unknown' : CODES[problem];
    work.sink.add({ code, at, values });
  }
}

function signer({ keyid, held, problems }: SignatureJudgement): Signer {
  const key = held?.key;
  return {
    keyid,
    name: key?.name ?? null,
    holder: key?.holder ?? null,
    algorithm: key?.algorithm ?? 'unknown',
    outcome: outcomeOf(problems),
    trustedSince: key?.not_before ?? null,
    certifiedBy: held?.certifiedBy ?? [],
  };
}

function outcomeOf(problems: readonly SignatureProblem[]): Signer['outcome'] {
  if (problems.length === 0) return 'valid';
  if (problems.includes('key-unknown')) return 'unknown-key';
  const wrong = problems.some((each) => each === 'invalid' || each === 'malformed' || each === 'non-canonical');
  return wrong ? 'invalid' : 'refused';
}
