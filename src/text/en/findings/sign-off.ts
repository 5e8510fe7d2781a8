import type { Sentences } from '../../sentence.ts';
import { compared, given, place, problem, word } from '../values.ts';

type F = Parameters<typeof given>[0];

/** "The reviewer’s sign-off by the key 9f0d…". The typed name is a note, and no proof of anything. */
const which = (f: F): string => `The ${word(f, 'role', '', '’s ')}sign-off${given(f, 'name', ' in the name of ')}`;

/** About sign-offs: who stands for a review, and for what exactly. */
export const signOff = {
  'signoff.malformed': {
    title: 'A sign-off cannot be read',
    found: (f) => `What stands here${place(f)} is not a sign-off in its one spelling${problem(f)}.`,
    meaning: 'Nobody stands for anything by it. Sign-offs are written by Proofroom in one form only; this one was changed or cut.',
    next: 'Ask whoever signed for the sign-off again.',
  },
  'signoff.key-not-its-id': {
    title: 'A sign-off brings another key than it names',
    found: (f) => `${which(f)} names ${given(f, 'keyid', 'the key ') || 'a key'} and brings another one.`,
    meaning: 'The signature would be verified with a key that is not the one you would ask about.',
    next: 'Do not rely on it. Ask whoever is named for the sign-off again.',
  },
  'signoff.signature-invalid': {
    title: 'A sign-off’s signature does not fit',
    found: (f) => `${which(f)} does not verify with the key that it brings.`,
    meaning: 'What it says was changed after it was signed, or was never signed by that key.',
    next: 'Ask whoever is named whether they signed this, and for the sign-off again.',
  },
  'signoff.key-unknown': {
    title: 'Whose key signed off is not known',
    found: (f) => `${which(f)} verifies with ${given(f, 'keyid', 'the key ') || 'its key'}, which your trust pack does not hold.`,
    meaning: 'Whoever has that key said this. Who that is cannot be told from here; the typed name proves nothing.',
    next: 'Compare the key’s fingerprint with its owner by voice, and take it into your trust pack for documents.',
  },
  'signoff.key-refused': {
    title: 'A key may not sign this off',
    found: (f) => `${which(f)} verifies, but the key of ${given(f, 'signer', '') || 'its signer'} does not count here${problem(f)}.`,
    meaning: 'Your trust pack holds the key for another purpose, for another time, or as compromised.',
    next: 'Ask the signer which key they use, and since when. The trust pack says what each key is for.',
  },
  'signoff.time-unproved': {
    title: 'Whether a sign-off was made in time cannot be told',
    found: (f) => `${which(f)} is dated while the key of ${given(f, 'signer', '') || 'its signer'} was good; the key is not any more, and nobody else saw when it was signed.`,
    meaning: 'Whoever has the key could have made it since, with an earlier date.',
    next: 'Ask for a sign-off with a key that is good now.',
  },
  'signoff.none': {
    title: 'Nobody signed off',
    found: () => 'No sign-off is here.',
    meaning: 'Nobody stands for the review work with a key.',
    next: 'Ask the preparer and the reviewer to sign in their workstation, and for the case once more.',
  },
  'signoff.other-case': {
    title: 'A sign-off is about another case',
    found: (f) => `${which(f)} names another case than the one it stands with.${compared(f, 'The case is', 'it names')}`,
    meaning: 'It was carried over from another review.',
    next: 'Ask whoever signed which case they meant.',
  },
  'signoff.other-evidence': {
    title: 'A sign-off is about other evidence',
    found: (f) => `${which(f)} names other evidence.${compared(f, 'The evidence at hand has', 'it names')}`,
    meaning: 'What was reviewed is not what is here.',
    next: 'Compare the digests with whoever signed.',
  },
  'signoff.run-differs': {
    title: 'A sign-off is about another run',
    found: (f) => `${which(f)} covers another run than the one at hand.${compared(f, 'It covers', 'the run at hand has')}`,
    meaning: 'The verification that was signed for is not the one you have: it was made again since, or changed.',
    next: 'Ask for the run that was signed, or for a sign-off of this one.',
  },
  'signoff.run-missing': {
    title: 'The run that was signed off is not at hand',
    found: (f) => `${which(f)} covers ${f.expected === undefined ? 'a run' : `the run with the digest ${given({ ...f, values: { digest: f.expected } }, 'digest', '')}`}, and no run was given to hold against it.`,
    meaning: 'Whether it is about the run you have in mind was not established.',
    next: 'Give the run as proofroom verify --format json prints it, with --artifact.',
  },
  'signoff.review-differs': {
    title: 'A sign-off is about another state of the review',
    found: (f) => `${which(f)} covers other review work than is here.${compared(f, 'It covers', 'the rows here have')}`,
    meaning: 'Something was written, changed or taken out after it was signed.',
    next: 'Ask whoever signed whether they have seen the review as it is now, and for a new sign-off.',
  },
  'signoff.review-missing': {
    title: 'The review work that was signed off is not at hand',
    found: (f) => `${which(f)} covers review work with the digest ${f.expected === undefined ? 'that it names' : given({ ...f, values: { digest: f.expected } }, 'digest', '')}; a file of sign-offs does not carry it.`,
    meaning: 'Whether it covers what you were shown was not established.',
    next: 'Ask for the case as a portable case: it carries the review work, and verifies as a whole.',
  },
  'signoff.earlier-state': {
    title: 'An earlier sign-off stands beside a present one',
    found: (f) => `${which(f)} covers an earlier state; the same key signed in the same role again, for what is here.`,
    meaning: 'The later sign-off is the one that counts.',
    next: 'Nothing needs to be done.',
  },
  'signoff.same-key': {
    title: 'One key signed in both roles',
    found: (f) => `${given(f, 'keyid', 'The key ') || 'A key'} signed as preparer and as reviewer.`,
    meaning: 'A review is to be looked at by a second person; here it was not, or one person holds both keys.',
    next: 'Ask for a sign-off by a reviewer with a key of their own.',
  },
  'signoff.role-missing': {
    title: 'One of the two roles has not signed',
    found: (f) => `No ${word(f, 'role', '') || 'second person'} signed.`,
    meaning: 'Only one of the two persons whom a review asks for stands for it.',
    next: 'Ask for the other sign-off, or put both into one file, one a line.',
  },
} as const satisfies Partial<Sentences>;
