import type { Sentences } from '../../sentence.ts';
import { compared, file, given, place, problem } from '../values.ts';

/** Ends a sentence, where the words that it quotes last do not. */
const closed = (sentence: string): string => (/[.!?]”$/u.test(sentence) ? sentence : `${sentence}.`);

/** About what is added once a bundle is signed: certificates, revocation lists, time-stamps, countersignatures. */
export const seal = {
  'seal.not-supported': {
    title: 'A part of the seal that this version does not verify',
    found: (f) => `${file(f, 'A file under seal/')} was not examined${problem(f)}.`,
    meaning: 'Whatever it is, it counts neither for the bundle nor against it.',
    next: 'Verify it with the tool it was made for, if the case turns on it.',
  },
  'seal.malformed': {
    title: 'A part of the seal cannot be read',
    found: (f) => `${file(f, 'A file under seal/')} is not what its name says${place(f)}${problem(f)}.`,
    meaning: 'What it was added to show is not shown. The signed files are verified without it.',
    next: 'Ask whoever sealed the bundle for the file as it was added.',
  },
  'seal.name-mismatch': {
    title: 'A part of the seal was changed under its name',
    found: (f) => `${file(f, 'A file under seal/')} is named after content that it does not hold.${compared(f, 'The name says', 'the content gives')}`,
    meaning: 'At least one byte of it was changed after it was added, or it was renamed. It was not used.',
    next: 'Ask whoever sealed the bundle for the file as it was added.',
  },
  'seal.limit-exceeded': {
    title: 'The seal is larger than the limits allow',
    found: (f) => `${file(f, 'A file under seal/')} was not examined${problem(f)}.${compared(f, 'Allowed:', 'found:')}`,
    meaning: 'Each part of a seal costs a verification, so a hostile one could keep this machine busy. What was not read was not verified.',
    next: 'Ask the producer why the seal holds this much.',
  },
  'seal.unrelated': {
    title: 'A part of the seal belongs to nothing here',
    found: (f) => `${file(f, 'A file under seal/')} was not needed: ${given(f, 'keyid', 'the key ', ' signed nothing in this bundle') || 'nothing in this bundle refers to it'}.`,
    meaning: 'It was not used, and it changes nothing.',
    next: 'Nothing, unless you expected that signer.',
  },
  'countersignature.malformed': {
    title: 'A countersignature cannot be read',
    found: (f) => `${file(f, 'A countersignature')} is not one${place(f)}${problem(f)}.`,
    meaning: 'It vouches for nothing.',
    next: 'Ask whoever countersigned for the file as they signed it.',
  },
  'countersignature.other-content': {
    title: 'A countersignature is for another manifest',
    found: (f) => `${file(f, 'A countersignature')} does not speak of this manifest.${compared(f, 'It is for', 'the manifest here has')}`,
    meaning: 'What its signer received or examined is not this bundle, or the manifest was changed since.',
    next: 'Ask the signer which bundle they countersigned, and for its digest.',
  },
  'countersignature.invalid': {
    title: 'A countersignature does not fit',
    found: (f) => `${file(f, 'A countersignature')}, signed by ${given(f, 'signer', '') || given(f, 'keyid', 'the key ') || 'somebody'}, does not verify${problem(f)}.${compared(f, 'Expected', 'found')}`,
    meaning: 'It was changed after signing, or signed with another key than the one it names.',
    next: 'Ask the named signer whether they countersigned this bundle.',
  },
  'countersignature.refused': {
    title: 'A countersignature by a key that may not give it',
    found: (f) => `${file(f, 'A countersignature')}, signed by ${given(f, 'signer', '') || given(f, 'keyid', 'the key ') || 'somebody'}, verifies, and its key or certificate does not hold${problem(f)}.`,
    meaning: 'However valid the signature, its maker had no standing to give it, or the key had been withdrawn.',
    next: 'Ask the signer which key they use, and since when.',
  },
  'countersignature.undecided': {
    title: 'A countersignature by somebody you do not know',
    found: (f) => `${file(f, 'A countersignature')}, signed by ${given(f, 'signer', '') || given(f, 'keyid', 'the key ') || 'somebody'}, could not be judged${problem(f)}.`,
    meaning: 'It adds nothing to the verdict and takes nothing from it.',
    next: 'If it matters who received or examined the bundle, get their key over another channel, add it to the trust pack for countersignatures, and verify again.',
  },
  'countersignature.verified': {
    title: 'Somebody you trust countersigned the bundle',
    found: (f) => closed(`${given(f, 'signer', '') || 'A holder of a trusted key'} countersigned this manifest${given(f, 'at', ' at ')}${given(f, 'statement', ', saying “', '”')}`),
    meaning: 'They had this manifest before them when they signed. What they say of it is their word.',
    next: 'Nothing.',
  },
} as const satisfies Partial<Sentences>;
