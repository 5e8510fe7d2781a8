import { CHAIN_FOLDER, COUNTERSIGNATURE_FOLDER, CRL_FOLDER, MANIFEST_PATH, TOKEN_FOLDER } from '../../core/bundle/format.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { encodeUtf8 } from '../../core/encoding/index.ts';
import { writeChain } from '../../core/seal/index.ts';
import { demonstrationP256, type Signer } from '../keys/demonstration-keys.ts';
import { createAuthority, extendedKeyUsage, issue, keyUsage, writeName, type Authority } from '../pki/index.ts';
import { countersignatureOf, demonstrationPki, NOTARY_SERIAL, notaryCertificate, revocationList, stampOf, type DemonstrationPki } from '../scenario/seal.ts';
import { sealName } from '../seal/seal-files.ts';
import { bytesOf, firstNamed, textOf, type OpenedBundle } from './opened-bundle.ts';
import { toContent, type Tamper } from './tamper.ts';

const SPAN = { notBefore: Date.UTC(2026, 0, 1), notAfter: Date.UTC(2028, 0, 1) };

const pki = (bundle: OpenedBundle): DemonstrationPki => demonstrationPki(bundle.seed);
const manifestOf = (bundle: OpenedBundle): Uint8Array => bytesOf(bundle, MANIFEST_PATH);
const inFolder = (folder: string) => (name: string): boolean => name.startsWith(folder);

function drop(folder: string): (bundle: OpenedBundle) => void {
  return (bundle) => [...bundle.files.keys()].filter(inFolder(folder)).forEach((file) => bundle.files.delete(file));
}

/** The token in the place of the bundle's own, named after what it holds. */
function stamp(bundle: OpenedBundle, token: Uint8Array): void {
  drop(TOKEN_FOLDER)(bundle);
  bundle.files.set(sealName.token(token), token);
}

function chain(bundle: OpenedBundle, ...certificates: readonly Uint8Array[]): void {
  bundle.files.set(sealName.chain(bundle.keyring.notary.keyid), encodeUtf8(writeChain(certificates)));
}

/** The chain with another certificate for the notary's own key. */
function certified(bundle: OpenedBundle, changes: Parameters<typeof notaryCertificate>[2]): void {
  const { issuing } = pki(bundle);
  chain(bundle, notaryCertificate(issuing, bundle.keyring.notary.spki, changes), issuing.certificate);
}

const strangerKey = (bundle: OpenedBundle, label: string): Signer => demonstrationP256(bundle.seed, `stranger/${label}`);

function strangeAuthority(bundle: OpenedBundle, common: string): Authority {
  return createAuthority(strangerKey(bundle, 'authority'), { serial: 1n, subject: writeName(['O', 'Somebody'], ['CN', common]), ...SPAN });
}

/** A unit certified by this authority, for time-stamping unless said otherwise. */
function unit(bundle: OpenedBundle, authority: Authority, purposes: readonly Uint8Array[]): DemonstrationPki['stamper'] {
  const signer = strangerKey(bundle, 'stamper');
  return { signer, certificate: issue(authority, signer.spki, { serial: 9n, subject: writeName(['CN', 'Another stamping unit']), ...SPAN, extensions: [keyUsage('digitalSignature'), ...purposes] }) };
}

const TIME_STAMPING = extendedKeyUsage(['1.3.6.1.5.5.7.3.8'], true);

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[at] = changed[at]! ^ 1;
  return changed;
}

function revoke(bundle: OpenedBundle, revoked: number): void {
  const { issuing } = pki(bundle);
  const list = revocationList(issuing, 42n, [{ serial: NOTARY_SERIAL, revoked, reason: 'keyCompromise', invalidSince: null }]);
  bundle.files.set(sealName.crl(list), list);
}

/** Certificates, revocation lists, time-stamps and countersignatures. */
export const SEAL_TAMPERS: readonly Tamper[] = [
  toContent('change-stamp', 'seal.name-mismatch', 'one bit of the time-stamp', (bundle) => {
    const name = firstNamed(bundle, inFolder(TOKEN_FOLDER));
    bundle.files.set(name, flipped(bytesOf(bundle, name), 200));
  }),
  toContent('forge-stamp', 'timestamp.invalid', 'one bit of the time-stamp’s signature, under a name that fits', (bundle) => {
    const token = bytesOf(bundle, firstNamed(bundle, inFolder(TOKEN_FOLDER)));
    stamp(bundle, flipped(token, token.length - 1));
  }),
  toContent('stamp-of-another', 'timestamp.other-content', 'the time-stamp of another manifest', (bundle) => stamp(bundle, stampOf(pki(bundle).stamper, encodeUtf8('another manifest')))),
  toContent('stamp-by-stranger', 'timestamp.authority-unknown', 'a time-stamp by an authority nobody chose', (bundle) => (
    stamp(bundle, stampOf(unit(bundle, strangeAuthority(bundle, 'Somebody’s clock'), [TIME_STAMPING]), manifestOf(bundle)))
  )),
  toContent('stamp-without-purpose', 'timestamp.authority-refused', 'a time-stamp by a key that was certified for other uses', (bundle) => (
    stamp(bundle, stampOf(unit(bundle, pki(bundle).time, []), manifestOf(bundle)))
  )),
  toContent('stamp-before-the-bundle', 'timestamp.contradicts', 'a time-stamp older than the manifest says it is', (bundle) => stamp(bundle, stampOf(pki(bundle).stamper, manifestOf(bundle), Date.UTC(2026, 8, 30)))),
  toContent('stamp-in-the-future', 'timestamp.after-as-of', 'a time-stamp of next year', (bundle) => stamp(bundle, stampOf(pki(bundle).stamper, manifestOf(bundle), Date.UTC(2027, 8, 30)))),
  toContent('stamp-cut-short', 'timestamp.malformed', 'half a time-stamp', (bundle) => {
    const token = bytesOf(bundle, firstNamed(bundle, inFolder(TOKEN_FOLDER)));
    stamp(bundle, token.slice(0, token.length >> 1));
  }),
  toContent('drop-stamp', 'signature.time-unproved', 'the time-stamp taken out, without which an expired certificate is worth nothing', drop(TOKEN_FOLDER)),
  toContent('drop-certificates', 'signature.key-unknown', 'the notary’s certificates taken out', drop(CHAIN_FOLDER)),
  toContent('certificate-of-another', 'seal.name-mismatch', 'a certificate of another key in the place of the notary’s', (bundle) => {
    const { issuing } = pki(bundle);
    chain(bundle, notaryCertificate(issuing, bundle.stranger.spki), issuing.certificate);
  }),
  toContent('certificate-by-stranger', 'certificate.untrusted', 'a certificate for the notary’s key by an authority nobody chose', (bundle) => {
    const authority = strangeAuthority(bundle, 'Somebody’s authority');
    chain(bundle, notaryCertificate(authority, bundle.keyring.notary.spki), authority.certificate);
  }),
  toContent('certificate-forged', 'certificate.invalid', 'a certificate in the authority’s name, signed by somebody else', (bundle) => {
    const { issuing } = pki(bundle);
    chain(bundle, notaryCertificate({ ...issuing, signer: strangerKey(bundle, 'authority') }, bundle.keyring.notary.spki), issuing.certificate);
  }),
  toContent('certificate-for-encryption', 'certificate.invalid', 'a certificate that may not sign', (bundle) => certified(bundle, { extensions: [keyUsage('keyEncipherment')] })),
  toContent('certificate-too-deep', 'certificate.invalid', 'an authority below one that may have none below it', (bundle) => {
    const { issuing } = pki(bundle);
    const below = createAuthority(strangerKey(bundle, 'below'), { serial: 5n, subject: writeName(['O', 'Halden Freight (demonstration)'], ['CN', 'One more authority']), ...SPAN, above: issuing });
    chain(bundle, notaryCertificate(below, bundle.keyring.notary.spki), below.certificate, issuing.certificate);
  }),
  toContent('certificate-unreadable', 'certificate.malformed', 'a certificate cut short', (bundle) => {
    const { issuing } = pki(bundle);
    chain(bundle, notaryCertificate(issuing, bundle.keyring.notary.spki).slice(0, 300), issuing.certificate);
  }),
  toContent('certificates-respelled', 'seal.malformed', 'the notary’s certificates with other line ends', (bundle) => {
    const file = firstNamed(bundle, inFolder(CHAIN_FOLDER));
    bundle.files.set(file, encodeUtf8(textOf(bundle, file).replaceAll('\n', '\r\n')));
  }),
  toContent('revoked-before-signing', 'signature.key-compromised', 'a revocation list that names the notary, from before the signature', (bundle) => revoke(bundle, Date.UTC(2026, 8, 1))),
  toContent('revocation-list-forged', 'certificate.crl-unusable', 'a revocation list in the authority’s name, signed by somebody else', (bundle) => {
    drop(CRL_FOLDER)(bundle);
    const { issuing } = pki(bundle);
    const forger = strangerKey(bundle, 'authority');
    const list = revocationList({ ...issuing, signer: { ...issuing.signer, sign: (message) => forger.sign(message) } }, 43n);
    bundle.files.set(sealName.crl(list), list);
  }),
  toContent('countersignature-of-another', 'countersignature.other-content', 'the countersignature of another manifest', (bundle) => (
    void bundle.files.set(sealName.countersignature(bundle.keyring.recipient.keyid), countersignatureOf(encodeUtf8('another manifest'), bundle.keyring.recipient))
  )),
  toContent('countersignature-in-anothers-name', 'countersignature.refused', 'a countersignature in the name of somebody else than the key’s holder', (bundle) => (
    void bundle.files.set(sealName.countersignature(bundle.keyring.recipient.keyid), countersignatureOf(manifestOf(bundle), bundle.keyring.recipient, { signer: 'person:beatriz.nogueira' }))
  )),
  toContent('countersignature-forged', 'countersignature.invalid', 'a countersignature under the recipient’s keyid, made with another key', (bundle) => {
    const { recipient } = bundle.keyring;
    bundle.files.set(sealName.countersignature(recipient.keyid), countersignatureOf(manifestOf(bundle), { ...bundle.stranger, keyid: recipient.keyid }));
  }),
  toContent('countersignature-unreadable', 'countersignature.malformed', 'a countersignature that is no envelope', (bundle) => (
    void bundle.files.set(sealName.countersignature(sha256Hex('somebody')), encodeUtf8('{"signed":"yes"}'))
  )),
  toContent('unknown-seal', 'seal.not-supported', 'a file under seal/ of a kind that the format does not have', (bundle) => void bundle.files.set(`${COUNTERSIGNATURE_FOLDER}note.txt`, encodeUtf8('all in order\n'))),
];
