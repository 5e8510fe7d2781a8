import type { SigstoreReason } from '../../../core/findings/sigstore-reason.ts';
import type { Sentences } from '../../sentence.ts';
import { capital } from '../../format.ts';
import { compared, file, given, place, problem, value } from '../../values.ts';

type F = Parameters<typeof given>[0];

/** Why a Sigstore bundle is not believed, by `values.reason`; each is a clause that ends a sentence. */
const SIGSTORE_REASONS: Readonly<Record<SigstoreReason, string>> = {
  'signature': 'the signature does not fit the content',
  'certificate-chain': 'the signing certificate does not lead to a certificate authority in the trusted root, valid at the time of signing',
  'certificate-timestamp': 'the certificate carries no valid proof that it was published in a certificate transparency log',
  'certificate-window': 'the time of signing lies outside the time the certificate was valid',
  'no-certificate': 'the bundle carries no signing certificate',
  'key-window': 'the time of signing lies outside the time the key is trusted for',
  'no-key': 'the bundle names a public key instead of carrying a certificate, and no key was chosen for it',
  'no-time': 'no independent time says when it was signed',
  'timestamp': 'a time-stamp of the signature does not verify',
  'timestamp-duplicate': 'the same time-stamp is counted twice',
  'timestamp-future': 'it was logged later than the time for which it is judged',
  'log-entry': 'the transparency log’s entry is about another signature, certificate or content than the bundle’s',
  'log-entry-missing': 'the bundle carries no entry of a transparency log',
  'log-promise': 'the log’s signed promise to include the entry does not verify',
  'log-inclusion': 'the proof that the entry is in the log does not hold',
  'log-checkpoint': 'the log’s signed head is not by a log in the trusted root, or does not agree with the proof',
  'log-window': 'the log that the entry comes from was not trusted at the time of signing',
  'root-malformed': 'the trusted root in your trust pack is incomplete or cannot be read',
  'other': 'a check of the signature, its certificate, its time or its log entry failed',
};

function reason(f: F): string {
  const reasons: Readonly<Record<string, string>> = SIGSTORE_REASONS;
  return reasons[value(f, 'reason') ?? 'other'] ?? SIGSTORE_REASONS.other;
}

/** About Sigstore bundles, verified offline against a trusted root and wanted identities. */
export const sigstore = {
  'sigstore.malformed': {
    title: 'The Sigstore bundle cannot be read',
    found: (f) => `${file(f, 'The bundle')}${place(f)} is not a Sigstore bundle of version 0.1 to 0.3${problem(f)}.`,
    meaning: 'Nothing about its signature could be established.',
    next: 'Check that this is the file you meant. Ask the sender for the bundle as the signing tool wrote it.',
  },
  'sigstore.artifact-missing': {
    title: 'What was signed is not here',
    found: (f) => `The bundle signs ${given(f, 'subject', '') || 'an artifact'} by its digest, and no artifact was given to compare.`,
    meaning: 'The signature may be sound, but what it is a signature of was not examined.',
    next: 'Import the bundle together with the artifact.',
  },
  'sigstore.artifact-mismatch': {
    title: 'This is not the artifact that was signed',
    found: (f) => `The artifact given is another than the one that the bundle signs.${compared(f, 'Signed was', 'the artifact has')}`,
    meaning: 'The artifact was changed after signing, or belongs to another bundle.',
    next: 'Check that both files belong together. Ask for the artifact with the signed digest.',
  },
  'sigstore.subject-mismatch': {
    title: 'The signed statement is not about this artifact',
    found: (f) => `The statement in the bundle names ${given(f, 'subjects', '', ' subjects') || 'subjects'}, and none has the digest of the artifact given.${compared(f, 'It names', 'the artifact has')}`,
    meaning: 'What the statement says, it says of something else.',
    next: 'Check that both files belong together.',
  },
  'sigstore.no-trusted-root': {
    title: 'There is no trusted root to check against',
    found: () => 'Your trust pack holds no Sigstore trusted root.',
    meaning: 'Whether the certificate, the time and the log entry are genuine cannot be told.',
    next: 'Get a trust pack with the trusted root of the Sigstore instance that was used, and verify again.',
  },
  'sigstore.no-identity-policy': {
    title: 'Nobody was named whose signature is wanted',
    found: (f) => given(f, 'hint', 'The bundle names the key ', ', which it does not carry, and no key was given to check it with.')
      || `The bundle was signed by ${given(f, 'identity', '') || 'someone'}${given(f, 'issuer', ', as attested by ')}; your trust pack names nobody whose signature it wants.`,
    meaning: 'A signature by anybody at all would do as well. Whether the right person or workflow signed cannot be told.',
    next: 'Name the wanted identity and issuer in the trust pack, or give the public key, and verify again.',
  },
  'sigstore.untrusted': {
    title: 'The Sigstore signature is not to be believed',
    found: (f) => `${capital(reason(f))}${problem(f, ' (', ')')}.`,
    meaning: 'The bundle does not prove that its signer signed this content at that time.',
    next: 'Ask the signer for the bundle as the signing tool wrote it, and check that the trusted root belongs to the Sigstore instance that was used.',
  },
  'sigstore.identity-mismatch': {
    title: 'Somebody else signed',
    found: (f) => `The signer is not one that your trust pack wants.${compared(f, 'Wanted is', 'the certificate names')}`,
    meaning: 'The signature is sound and was made by another identity than the one you asked for.',
    next: 'Check the wanted identity letter by letter. If it is right, this is not the signer’s bundle.',
  },
  'sigstore.time-verified': {
    title: 'The time of signing was independently recorded',
    found: (f) => `${f.values?.['count'] === 1 ? 'An independent time was' : given(f, 'count', '', ' independent times were') || 'An independent time was'} verified${given(f, 'time', ': the signature existed at ')}.`,
    meaning: 'A party other than the signer vouches that the signature existed then.',
    next: 'Nothing.',
  },
} as const satisfies Partial<Sentences>;
