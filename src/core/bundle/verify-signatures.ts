import { verifyEnvelope } from '../dsse/index.ts';
import { parseTimestamp } from '../encoding/index.ts';
import type { CheckReport, FindingCode, FindingValue } from '../findings/index.ts';
import type { Signer } from '../run.ts';
import { isUndecided, type SignatureJudgement, type SignatureProblem, type TrustPack } from '../trust/index.ts';
import { MANIFEST_PATH } from './format.ts';
import type { ParsedManifest } from './read-manifest.ts';
import type { Work } from './work.ts';

const DAY = 86_400_000;

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

export interface ManifestSignatures {
  readonly signers: readonly Signer[];
  readonly facts: CheckReport['facts'];
}

/** Who signed the manifest, by keys of the trust pack only. */
export function verifyManifestSignatures(work: Work, manifest: ParsedManifest): ManifestSignatures {
  const signedAt = parseTimestamp(manifest.statement.predicate.created_at);
  const judgements = verifyEnvelope(manifest.envelope, work.keyring, { purpose: 'manifest', signedAt, asOf: work.asOf, provenBy: work.provenBy });
  const signers = judgements.map(signer);
  const { trust } = work.args;
  if (trust === null) {
    work.sink.add({ code: 'trust.no-pack', at: { file: MANIFEST_PATH }, values: { signatures: judgements.length } });
    return { signers, facts: [['signatures', String(judgements.length)]] };
  }
  reportAge(work, trust.pack);
  // Distinct keys: one key that signs twice is one voice.
  const valid = new Set(judgements.filter((each) => each.problems.length === 0).map((each) => each.keyid)).size;
  const possible = new Set(judgements.filter((each) => each.problems.length === 0 || isUndecided(each)).map((each) => each.keyid)).size;
  const threshold = trust.pack.manifest_threshold;
  judgements.forEach((judged, index) => reportSignature(work, judged, index, valid >= threshold));
  if (possible < threshold) {
    work.sink.add({
      code: 'signature.threshold-unmet',
      at: { file: MANIFEST_PATH, pointer: '/signatures' },
      expected: String(threshold),
      computed: String(valid),
    });
  } else if (valid < threshold && judgements.every((each) => !isUndecided(each))) {
    // Unreachable unless counting is wrong; a pass must never rest on it.
    throw new Error('threshold neither met nor open');
  }
  return {
    signers,
    facts: [
      ['signatures', String(judgements.length)],
      ['valid-signatures', String(valid)],
      ['threshold', String(threshold)],
      ['trust-pack', trust.pack.name],
      ['trust-pack-digest', trust.digest],
      ['trust-pack-age-days', String(ageDays(work, trust.pack))],
    ],
  };
}

function reportSignature(work: Work, judged: SignatureJudgement, index: number, thresholdMet: boolean): void {
  const at = { file: MANIFEST_PATH, pointer: `/signatures/${index}` };
  const key = judged.held?.key;
  const values: Record<string, FindingValue> = {
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

function reportAge(work: Work, pack: TrustPack): void {
  const days = ageDays(work, pack);
  if (days <= pack.stale_after_days) return;
  work.sink.add({ code: 'trust.stale-pack', at: {}, values: { name: pack.name, ageDays: days, staleAfterDays: pack.stale_after_days } });
}

function ageDays(work: Work, pack: TrustPack): number {
  return Math.floor((work.asOf - (parseTimestamp(pack.issued_at) ?? 0)) / DAY);
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
