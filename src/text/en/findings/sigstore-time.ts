import type { Sentences } from '../../sentence.ts';
import { compared, given, place, problem } from '../values.ts';

/** About the independent times of a Sigstore bundle: time-stamps of authorities, and promises of logs. */
export const sigstoreTime = {
  'sigstore.time-verified': {
    title: 'The time of signing was independently recorded',
    found: (f) => `${f.values?.['count'] === 1 ? 'An independent time was' : given(f, 'count', '', ' independent times were') || 'An independent time was'} verified${given(f, 'time', ': the signature existed at ')}.`,
    meaning: 'A party other than the signer vouches that the signature existed then.',
    next: 'Nothing.',
  },
  'sigstore.no-verified-time': {
    title: 'When it was signed is not proved',
    found: () => 'The bundle holds no time-stamp and no promise of a log that could be verified.',
    meaning: 'Certificates and logs are trusted for certain times only. Whether they were trusted at the time of signing cannot be told.',
    next: 'Ask the signer for a bundle with a time-stamp. If another finding names a time that does not verify, look at that one first.',
  },
  'sigstore.time-after-as-of': {
    title: 'Signed later than the time it is judged for',
    found: (f) => `A verified time of signing lies after the time as of which everything is judged.${compared(f, 'Judged as of', 'the signature is of')}`,
    meaning: 'At the time that is asked about, this signature did not exist.',
    next: 'Check the time that you judge as of. If it is right, a clock of a log or an authority was wrong.',
  },
  'sigstore.timestamp-malformed': {
    title: 'A time-stamp cannot be read',
    found: (f) => `A time-stamp in the bundle${place(f)} is not a response of a time-stamping authority (RFC 3161) that grants one.`,
    meaning: 'It proves no time.',
    next: 'Ask the signer for the bundle as the signing tool wrote it.',
  },
  'sigstore.timestamp-mismatch': {
    title: 'A time-stamp is about something else',
    found: (f) => `A time-stamp in the bundle${place(f)} does not stamp this signature.${compared(f, 'The signature has the digest', 'stamped was')}`,
    meaning: 'It may be sound, and proves the time of another signature.',
    next: 'Ask the signer for the time-stamp of this signature.',
  },
  'sigstore.timestamp-invalid': {
    title: 'A time-stamp does not verify',
    found: (f) => `A time-stamp in the bundle${place(f)} is not sound${problem(f)}.`,
    meaning: 'The authority it names did not make it in this form, so it proves no time.',
    next: 'Ask the signer for the bundle as the signing tool wrote it.',
  },
  'sigstore.timestamp-signer-unknown': {
    title: 'A time-stamp is by an authority that is not known',
    found: (f) => `A time-stamp in the bundle${place(f)} is not by a time-stamping authority in the trusted root${given(f, 'serial', ': its certificate has the serial number ')}.`,
    meaning: 'Anyone can run such an authority and choose the time.',
    next: 'Check that the trusted root belongs to the Sigstore instance that was used and holds its time-stamping authorities.',
  },
  'sigstore.timestamp-outside-certificate': {
    title: 'The time-stamping authority’s certificate was not valid',
    found: (f) => `A time-stamp states a time at which its authority’s certificate, or one above it, was not valid.${compared(f, 'It was valid', 'the time-stamp is of')}`,
    meaning: 'The time-stamp does not count as its authority’s.',
    next: 'Ask the signer for a time-stamp by an authority that was valid then.',
  },
  'sigstore.timestamp-outside-authority': {
    title: 'The time-stamping authority was not trusted at that time',
    found: (f) => `A time-stamp states a time at which the trusted root did not trust its authority.${compared(f, 'It is trusted', 'the time-stamp is of')}`,
    meaning: 'An authority that is retired, or not yet in use, vouches for no time.',
    next: 'Check that the trusted root is the current one of the Sigstore instance that was used.',
  },
  'sigstore.timestamp-duplicate': {
    title: 'The same time-stamp stands twice',
    found: (f) => `A time-stamp in the bundle${place(f)} repeats an earlier one${given(f, 'time', ', of ')}.`,
    meaning: 'Counted twice, one authority would look like two.',
    next: 'Ask the signer for the bundle as the signing tool wrote it.',
  },
} as const satisfies Partial<Sentences>;
