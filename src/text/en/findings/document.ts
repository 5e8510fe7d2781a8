import type { Sentences } from '../../sentence.ts';
import { besides, compared, given, place, problem, word } from '../values.ts';

type F = Parameters<typeof given>[0];
const who = (f: F): string => given(f, 'signer', '') || given(f, 'keyid', 'the key ') || 'its signer';

/** About signed documents on their own: CMS, JWS and time-stamps. */
export const document = {
  'document.malformed': {
    title: 'The document cannot be read',
    found: (f) => `The document is not what it begins as${place(f)}${word(f, 'part', ': in its ')}${problem(f)}.`,
    meaning: 'What it would have shown is not shown. Forms that can be read in two ways are refused, whatever other programs make of them.',
    next: 'Ask whoever made it for the file as it was written, in DER where the format has a choice.',
  },
  'document.content-mismatch': {
    title: 'The content at hand is not the one that was signed',
    found: (f) => `The document${given(f, 'signer', ' signed by ')} is about other content.${compared(f, 'It was made over', 'the content at hand has')}`,
    meaning: 'The content was changed after it was signed or stamped, or belongs to another document.',
    next: 'Check that this is the file you meant. Compare it with the copy of whoever signed it.',
  },
  'document.content-missing': {
    title: 'What was signed is not at hand',
    found: () => 'The document holds a signature or time-stamp apart from its content, and no content was given.',
    meaning: 'Whether it is about the content you have in mind was not established.',
    next: 'Verify again with the file that it signs.',
  },
  'document.unsigned': {
    title: 'Nobody signed the document',
    found: () => 'The document has the form of a signed one and carries no signature.',
    meaning: 'Nobody vouches for it.',
    next: 'Ask for the document as it was signed.',
  },
  'document.signature-invalid': {
    title: 'A signature does not fit',
    found: (f) => `The signature by ${who(f)} does not verify${problem(f)}.${compared(f, 'Expected', 'found')}`,
    meaning: 'The content was changed after signing, or it was signed with another key than the one named.',
    next: 'Ask the named signer whether they signed this, and for the digest of what they signed.',
  },
  'document.algorithm-refused': {
    title: 'A signature of a kind that is not accepted',
    found: (f) => `The signature by ${who(f)} was made in a way that is not accepted here${problem(f)}.${compared(f, 'Accepted:', 'stated:')}`,
    meaning: 'It was not believed. Accepted are Ed25519, ECDSA on P-256, P-384 and P-521, and RSA with at least 2,048 bits, each with SHA-2; of a key in your trust pack, the one algorithm that stands beside it.',
    next: 'Ask the signer to sign with an accepted algorithm.',
  },
  'document.signer-refused': {
    title: 'A signature by somebody who may not give it',
    found: (f) => `The signature by ${who(f)} verifies, and the key or certificate behind it does not count here${problem(f)}.${compared(f, 'Expected', 'found')}`,
    meaning: 'However valid the signature, its maker had no standing to give it, or the key had been withdrawn.',
    next: 'Ask the signer which key they use and who vouches for it. If this one was meant to be, change the trust pack and verify again.',
  },
  'document.signer-unknown': {
    title: 'A signature by somebody that you have not chosen to trust',
    found: (f) => `${given(f, 'signer', 'Your trust pack holds no key or authority that vouches for ') || 'Your trust pack holds no key or authority that vouches for the signer'}${besides(f, ' (', ')')}.`,
    meaning: 'Whose signature it is cannot be told. Keys and certificates inside the document prove nothing about themselves.',
    next: 'Get the signer’s key or authority over another channel than the document, add it to the trust pack for documents, and verify again.',
  },
  'document.revocation-unknown': {
    title: 'No list says whether the certificate was revoked',
    found: (f) => `No revocation list that covers the time in question, in your trust pack or in the document, speaks for the certificates behind ${who(f)}${f.values?.['problem'] === 'revocation-unknown' ? '' : problem(f, ' (', ')')}.`,
    meaning: 'They were taken as not revoked. Had one been withdrawn, this would not show.',
    next: 'If it matters, get the authority’s revocation list, add it to the trust pack, and verify again.',
  },
  'document.time-unproved': {
    title: 'Whether a key was still good when it signed cannot be told',
    found: (f) => `The key of ${who(f)} is not to be believed from a certain time on, and nothing independent shows that the signature is older.`,
    meaning: 'It is neither shown to be good nor shown to be false.',
    next: 'Ask for a time-stamp of the signature by a party other than the signer.',
  },
  'document.time-invalid': {
    title: 'A time-stamp does not hold',
    found: (f) => `The time-stamp${given(f, 'authority', ' by ')} is not to be believed${problem(f)}.${compared(f, 'Expected', 'found')}`,
    meaning: 'It dates nothing.',
    next: 'Ask whoever added it for the token as the authority gave it.',
  },
  'document.time-unknown-authority': {
    title: 'A time-stamp by an authority that you have not chosen to trust',
    found: (f) => `No authority in your trust pack vouches for ${given(f, 'authority', '') || 'whoever gave the time-stamp'}${besides(f, '; besides, ')}.`,
    meaning: 'The content may have existed then. Whose clock that was cannot be told.',
    next: 'Get the authority’s root certificate over another channel, add it to the trust pack for time-stamps, and verify again.',
  },
  'document.time-verified': {
    title: 'An independent clock saw it',
    found: (f) => `${given(f, 'authority', '') || 'A time-stamping authority'} saw ${word(f, 'what', '') || 'the content'} at ${given(f, 'time', '') || 'a known time'}.`,
    meaning: 'It existed at that time, by the word of an authority you trust.',
    next: 'Nothing.',
  },
} as const satisfies Partial<Sentences>;
