import type { Sentences } from '../../sentence.ts';
import { compared, file, given, place, problem } from '../values.ts';

/** About Sigstore bundles: what they sign, who signed, and whom that is compared with. */
export const sigstore = {
  'sigstore.malformed': {
    title: 'The Sigstore bundle cannot be read',
    found: (f) => `${file(f, 'The bundle')}${place(f)} is not a Sigstore bundle of version 0.1 to 0.3${problem(f)}.`,
    meaning: 'Nothing about its signature could be established.',
    next: 'Check that this is the file you meant. Ask the sender for the bundle as the signing tool wrote it.',
  },
  'sigstore.digest-unsupported': {
    title: 'What was signed is stated by an unknown digest',
    found: (f) => `The bundle states the digest of its artifact${place(f)} by an algorithm other than SHA-256, SHA-384 and SHA-512.`,
    meaning: 'The artifact given cannot be compared with what was signed.',
    next: 'Ask the signer for a bundle with a digest of the SHA-2 family.',
  },
  'sigstore.payload-type': {
    title: 'The envelope holds something other than a statement',
    found: (f) => `The signed content is not an in-toto statement.${compared(f, 'Expected is', 'it is')}`,
    meaning: 'Which artifacts it is about cannot be read from it, whoever signed it.',
    next: 'Ask the signer for an attestation in the form of an in-toto statement.',
  },
  'sigstore.statement-malformed': {
    title: 'The signed statement cannot be read',
    found: (f) => `The content of the envelope${place(f)} is not an in-toto statement of version 0.1 or 1${problem(f)}.`,
    meaning: 'Which artifacts it is about could not be established.',
    next: 'Ask the signer for the statement as the signing tool wrote it.',
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
  'sigstore.root-malformed': {
    title: 'The trusted root cannot be used',
    found: (f) => `The Sigstore trusted root in your trust pack is incomplete or cannot be read${given(f, 'place', ' at ')}${problem(f)}.`,
    meaning: 'Whether the certificate, the time and the log entry are genuine cannot be told.',
    next: 'Get the trusted root again from the Sigstore instance that was used, and put it into the trust pack as it is.',
  },
  'sigstore.no-identity-policy': {
    title: 'Nobody was named whose signature is wanted',
    found: (f) => `The bundle was signed by ${given(f, 'identity', '') || 'someone'}${given(f, 'issuer', ', as attested by ')}; your trust pack names nobody whose signature it wants.`,
    meaning: 'A signature by anybody at all would do as well. Whether the right person or workflow signed cannot be told.',
    next: 'Name the wanted identity and issuer in the trust pack, and verify again.',
  },
  'sigstore.identity-unattested': {
    title: 'Nobody attests who holds the key',
    found: (f) => `The bundle is signed with a key and carries no certificate, and your trust pack wants the signature of a named identity.${compared(f, 'Wanted is', 'found is')}`,
    meaning: 'A key alone says nothing of whose it is. Whether the wanted person or workflow signed cannot be told.',
    next: 'Ask for a bundle with a certificate, or verify with a trust pack that names no identity if the key is enough for you.',
  },
  'sigstore.key-missing': {
    title: 'The key of this bundle was not given',
    found: (f) => `The bundle names ${given(f, 'hint', 'the key ') || 'a key'} and does not carry it, and no key was chosen to check it with.`,
    meaning: 'Whether the signature fits, and who made it, cannot be told.',
    next: 'Get the public key from the signer, apart from the bundle, and verify again with it.',
  },
  'sigstore.key-malformed': {
    title: 'The key you chose cannot be read',
    found: () => 'The key chosen for this bundle is not a public key in PEM or DER, or is of a kind that is not accepted.',
    meaning: 'The signature was not put to that key.',
    next: 'Choose the file with the public key. Accepted are ECDSA on P-256, P-384 and P-521, Ed25519, and RSA of 2,048 bits or more.',
  },
  'sigstore.key-unsupported': {
    title: 'The signer’s key is of a kind that is not read here',
    found: (f) => `The key in the signing certificate${place(f)} is of an algorithm or a size that is not accepted.`,
    meaning: 'Whether the signature fits cannot be told.',
    next: 'Ask the signer for a signature with ECDSA, Ed25519, or RSA of 2,048 bits or more.',
  },
  'sigstore.key-mismatch': {
    title: 'Another key than the one you chose',
    found: (f) => `A key was chosen for this bundle, and its certificate is for another.${compared(f, 'Chosen is the key', 'the certificate holds the key')}`,
    meaning: 'The signature was not made with the key that you wanted.',
    next: 'Check which key the signer uses. To accept the certificate’s identity instead, verify again without a key.',
  },
  'sigstore.hint-mismatch': {
    title: 'Two names for one key',
    found: (f) => `The envelope and the bundle around it name different keys.${compared(f, 'The bundle names', 'the envelope names')}`,
    meaning: 'One of the two was changed, or the envelope belongs to another bundle.',
    next: 'Ask the signer for the bundle as the signing tool wrote it.',
  },
  'sigstore.signature-invalid': {
    title: 'The signature does not fit',
    found: (f) => `The signature${place(f)} does not verify with the signer’s key over what it is said to sign.`,
    meaning: 'The content or the signature was changed, or the signature was made with another key.',
    next: 'Ask the signer for the bundle and the artifact again. Do not rely on this one.',
  },
  'sigstore.identity-mismatch': {
    title: 'Somebody else signed',
    found: (f) => `The signer is not one that your trust pack wants.${compared(f, 'Wanted is', 'the certificate names')}`,
    meaning: 'The signature is sound and was made by another identity than the one you asked for.',
    next: 'Check the wanted identity letter by letter. If it is right, this is not the signer’s bundle.',
  },
} as const satisfies Partial<Sentences>;
