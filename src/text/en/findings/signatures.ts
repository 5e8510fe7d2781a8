import type { Sentences } from '../../sentence.ts';
import { besides, compared, file, given, place, problem, word } from '../values.ts';

type F = Parameters<typeof given>[0];
const key = (f: F): string => given(f, 'name', 'the key of ') || given(f, 'keyid', 'the key ') || 'a key';
const Key = (f: F): string => key(f).replace(/^[ta]/, (letter) => letter.toUpperCase());

/** About signatures on the manifest, and the trust pack they are checked against. */
export const signatures = {
  'signature.invalid': {
    title: 'A signature does not fit',
    found: (f) => `The signature by ${key(f)} on ${file(f, 'the manifest')} does not verify.`,
    meaning: 'The signed bytes were changed after signing, or the signature was made with another key than the one it names.',
    next: 'Ask the named signer whether they signed this, and for the digest of what they signed.',
  },
  'signature.malformed': {
    title: 'A signature cannot be read',
    found: (f) => `The signature by ${key(f)}${place(f)} is not a signature of its kind${problem(f)}.`,
    meaning: 'It proves nothing. Whether it ever did is unknown.',
    next: 'Ask the producer for the manifest as it was signed.',
  },
  'signature.non-canonical': {
    title: 'A signature is not in its one byte form',
    found: (f) => `The signature by ${key(f)} is mathematically related to the content but not in the form that a signer writes${problem(f)}.`,
    meaning: 'Someone other than the signer may have altered the signature’s bytes. In a sealed bundle every byte is fixed, so it is refused.',
    next: 'Ask the signer for the signature as it was made.',
  },
  'signature.key-unknown': {
    title: 'A signature by a key that you have not chosen to trust',
    found: (f) => `${Key(f)} signed ${file(f, 'the manifest')}, and your trust pack does not hold that key.`,
    meaning: 'Whose key it is cannot be told. Keys inside the evidence prove nothing about themselves.',
    next: 'Get the signer’s key over another channel than the evidence. If it is theirs, add it to the trust pack and verify again.',
  },
  'signature.key-purpose': {
    title: 'A key signed what it may not sign for',
    found: (f) => `${Key(f)} is trusted${word(f, 'purposes', ' for ')}, but not for ${word(f, 'purpose', '') || 'what it signed here'}.`,
    meaning: 'However valid the signature, its maker had no standing to give it.',
    next: 'Ask the producer why this key was used. If it was meant to be, change the trust pack and verify again.',
  },
  'signature.key-outside-window': {
    title: 'A key signed outside the time it is trusted for',
    found: (f) => `${Key(f)} is trusted${given(f, 'notBefore', ' from ')}${given(f, 'notAfter', ' to ')}; the signature claims to be${given(f, 'at', ' of ') || ' of another time'}.`,
    meaning: 'The key was not yet, or no longer, trusted at the time that the evidence gives for the signature.',
    next: 'Ask when the signature was made, and whether the key’s time was set rightly in the trust pack.',
  },
  'signature.key-compromised': {
    title: 'A key signed after it was compromised',
    found: (f) => `${Key(f)} counts as compromised${given(f, 'compromisedSince', ' since ')}, and the signature is not older${given(f, 'at', ': it is of ')}.`,
    meaning: 'Anyone who had the key could have made this signature. It proves nothing about its holder.',
    next: 'Ask for the same content signed by another key.',
  },
  'signature.time-unproved': {
    title: 'Whether a key was still good when it signed cannot be told',
    found: (f) => `${Key(f)} is not to be believed from a certain time on${given(f, 'compromisedSince', ' (', ')')}, and when it made this signature is known from the producer’s clock only${given(f, 'at', ': ')}.`,
    meaning: 'Whoever misused the key later could have dated the signature back. Nothing independent says otherwise.',
    next: 'Ask for a time-stamp of the manifest by a party other than the producer, or for a signature by another key.',
  },
  'signature.co-signer-unknown': {
    title: 'One more signature, by a key you do not know',
    found: (f) => `${Key(f)} signed ${file(f, 'the manifest')} too. Your trust pack does not hold that key; enough other signatures count.`,
    meaning: 'It adds nothing to the verdict and takes nothing from it.',
    next: 'Nothing, unless the co-signer matters to the case.',
  },
  'signature.algorithm-refused': {
    title: 'A signature of a kind that is not accepted',
    found: (f) => `The signature by ${key(f)} uses ${given(f, 'algorithm', '') || 'an algorithm'} that is not accepted here.`,
    meaning: 'It was not believed. Accepted are Ed25519, ECDSA on P-256, P-384 and P-521, and RSA with at least 2,048 bits, each with SHA-2.',
    next: 'Ask the producer to sign with an accepted algorithm.',
  },
  'signature.threshold-unmet': {
    title: 'Too few trusted signatures',
    found: (f) => `Your trust pack asks for more trusted signatures than the manifest carries.${compared(f, 'Wanted:', 'found:')}`,
    meaning: 'Not as many independent keys vouch for the bundle as you decided to require.',
    next: 'See why the other signatures did not count. Ask the missing signers.',
  },
  'certificate.malformed': {
    title: 'A signer’s certificate cannot be read',
    found: (f) => `A certificate in ${file(f, 'the seal')} is not one${place(f)}${problem(f)}.`,
    meaning: 'It vouches for nobody. The signature it belongs to was not judged by it.',
    next: 'Ask the signer for the certificates as their authority issued them.',
  },
  'certificate.invalid': {
    title: 'A signer’s certificate does not hold',
    found: (f) => `The certificate of ${given(f, 'subject', '') || 'a signer'} does not lead to an authority that you trust in a way that counts${problem(f)}.${compared(f, 'Expected', 'found')}`,
    meaning: 'Some link between the signer and the authority is not what the rules for certificates ask. What it would have vouched for is not believed.',
    next: 'Ask the signer’s authority whether it issued this certificate, and for which use.',
  },
  'certificate.untrusted': {
    title: 'A certificate from an authority that you have not chosen to trust',
    found: (f) => `The certificate of ${given(f, 'subject', '') || 'a signer'} was issued by ${given(f, 'issuer', '') || 'an authority'}, and no authority in your trust pack vouches for it${besides(f, '; besides, ')}.`,
    meaning: 'Who the signer is rests on the word of an authority you do not know. Certificates inside the evidence prove nothing about themselves.',
    next: 'Get the authority’s certificate over another channel than the evidence, add it to the trust pack, and verify again.',
  },
  'certificate.revoked': {
    title: 'A signer’s certificate was revoked',
    found: (f) => `The certificate of ${given(f, 'subject', '') || 'a signer'} was revoked by its authority${given(f, 'since', ' as of ')}${word(f, 'reason', ' (', ')')}.`,
    meaning: 'From then on its authority no longer vouches for the key. What it signed counts only if something independent shows that it was signed before; whether that is so is said of each signature.',
    next: 'If a signature is left open or refused for it, ask for a time-stamp from before the revocation, or for the same content signed by another key.',
  },
  'certificate.revocation-unknown': {
    title: 'Whether a certificate was revoked is not known',
    found: (f) => `No usable revocation list covers the certificate of ${given(f, 'subject', '') || 'a signer'}.`,
    meaning: 'Its authority may have withdrawn it. Nothing is asked over a network.',
    next: 'If the case turns on this signer, get the authority’s revocation list, add it to the trust pack, and verify again.',
  },
  'certificate.crl-unusable': {
    title: 'A revocation list cannot be relied on',
    found: (f) => `The revocation list ${file(f, 'in the trust pack')} was not used${problem(f)}.`,
    meaning: 'Certificates that it names as revoked may be revoked all the same. It was changed, is out of its time, or is not what it says.',
    next: 'Get the list from its authority again and put it into the trust pack.',
  },
  'trust.no-pack': {
    title: 'There is nothing to trust yet',
    found: () => 'No trust pack is set, so no key is trusted.',
    meaning: 'Who made and signed the evidence cannot be told. Whether its parts agree with each other can.',
    next: 'Get a trust pack from someone other than the sender of the evidence, set it, and verify again.',
  },
  'trust.stale-pack': {
    title: 'The trust pack is old',
    found: (f) => `The trust pack was issued${given(f, 'issuedAt', ' on ') || ' some time ago'}${given(f, 'ageDays', ', ', ' days before the as-of time')}${given(f, 'staleAfterDays', '; it asks to be renewed after ', ' days')}.`,
    meaning: 'A key that was withdrawn since then still counts as trusted here.',
    next: 'Ask the issuer for the current trust pack.',
  },
} as const satisfies Partial<Sentences>;
