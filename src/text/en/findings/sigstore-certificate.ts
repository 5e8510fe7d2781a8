import type { Sentences } from '../../sentence.ts';
import { compared, place, problem } from '../values.ts';

/** About the certificate that a Sigstore bundle was signed with, and the proof that it was published. */
export const sigstoreCertificate = {
  'sigstore.certificate-chain-invalid': {
    title: 'The signing certificate is not from a trusted authority',
    found: (f) => `The signing certificate${place(f)} does not lead to a certificate authority in the trusted root${problem(f)}.`,
    meaning: 'Anyone can make such a certificate, in anybody’s name.',
    next: 'Check that the trusted root belongs to the Sigstore instance that was used. If it does, do not believe the name.',
  },
  'sigstore.certificate-purpose': {
    title: 'The certificate is not one for signing',
    found: (f) => `The signing certificate${place(f)}, or an authority above it, is for other purposes than signing code and artifacts.`,
    meaning: 'Its authority did not vouch for signatures of this kind.',
    next: 'Ask the signer which certificate was meant.',
  },
  'sigstore.certificate-outside-window': {
    title: 'The certificate was not valid when it was signed',
    found: (f) => `At a verified time of signing, the signing certificate or an authority above it was not valid.${compared(f, 'It was valid', 'the time is')}`,
    meaning: 'The signature was made before the certificate was issued or after it had ended, so it does not count as its holder’s.',
    next: 'Ask the signer to sign again. If the times are close, ask whose clock was wrong.',
  },
  'sigstore.authority-outside-window': {
    title: 'The authority was not trusted when it was signed',
    found: (f) => `At a verified time of signing, the trusted root did not trust the certificate authority.${compared(f, 'It is trusted', 'the time is')}`,
    meaning: 'An authority that is retired, or not yet in use, vouches for nothing.',
    next: 'Check that the trusted root is the current one of the Sigstore instance that was used.',
  },
  'sigstore.sct-missing': {
    title: 'Nothing proves that the certificate was published',
    found: (f) => `The signing certificate${place(f)} carries no timestamp of a certificate transparency log.`,
    meaning: 'A certificate that was never published can be issued in secret, in anybody’s name.',
    next: 'Ask the signer for a bundle with a certificate that is in the log.',
  },
  'sigstore.sct-invalid': {
    title: 'The proof that the certificate was published does not hold',
    found: (f) => `A timestamp of a certificate transparency log in the signing certificate${place(f)} does not verify${problem(f)}.`,
    meaning: 'The log did not sign this certificate, so whether it was published is not known.',
    next: 'Check that the trusted root belongs to the Sigstore instance that was used.',
  },
  'sigstore.sct-log-unknown': {
    title: 'The certificate was published in a log that is not known',
    found: (f) => `None of the certificate’s timestamps is by a certificate transparency log in the trusted root.${compared(f, 'Expected is', 'the first names the log')}`,
    meaning: 'Whether the certificate was published where it can be seen is not known.',
    next: 'Check that the trusted root belongs to the Sigstore instance that was used.',
  },
  'sigstore.sct-outside-window': {
    title: 'The certificate’s log was not trusted at that time',
    found: (f) => `The certificate transparency log signed the certificate at a time at which the trusted root did not trust it.${compared(f, 'It is trusted', 'it signed')}`,
    meaning: 'A log that is retired, or not yet in use, proves nothing.',
    next: 'Check that the trusted root is the current one of the Sigstore instance that was used.',
  },
} as const satisfies Partial<Sentences>;
