export { keyid as publicKeyId } from '../../core/crypto/index.ts';
export { ANCHOR_PURPOSES, diffPacks, IDENTITY_PURPOSES, KEY_PURPOSES, readKeyEndorsement, readKeyIntroduction, readTrustPack, spokenFingerprint, type PackChange } from '../../core/trust/index.ts';
export { commonName, nameText } from '../../core/x509/index.ts';
export { acceptKey } from './accept-key.ts';
export { compromised, crlDigest, newPack, oneOf, packBytes, withAnchor, withCrl, withIdentity, withKey, without, withoutIdentity, withTrustedRoot } from './edit-pack.ts';
export { endorseKey, introduceKey } from './key-statements.ts';
export { trustedKeyOf } from './trusted-key.ts';
