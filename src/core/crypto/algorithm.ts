/**
 * `malformed`: the key or signature is not one of its algorithm. `non-canonical`: it can be read, but is not the one
 * spelling that is asked for. `weak-key`: too short to be believed. None is ever reported as `invalid`, which says that
 * key and bytes disagree.
 */
export type SignatureOutcome = 'valid' | 'invalid' | 'malformed' | 'non-canonical' | 'weak-key';

/**
 * `strict`: the one spelling a sealed bundle allows, so that a changed byte is a finding (smaller s of ECDSA). `any`:
 * every spelling its own standard allows, for evidence that was not made for sealing (certificates, CMS, JWS).
 */
export type SpellingRule = 'strict' | 'any';
