import { COUNTERSIGNATURE_MEDIA_TYPE, type CountersignatureStatement } from '../../core/bundle/format.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { encodeUtf8 } from '../../core/encoding/index.ts';
import { writeChain } from '../../core/seal/index.ts';
import { EXTENDED_KEY_USAGE, type RevokedEntry } from '../../core/x509/index.ts';
import { demonstrationP256, type Signer } from '../keys/demonstration-keys.ts';
import {
  createAuthority, extendedKeyUsage, issue, keyUsage, subjectAltName, writeCrl, writeName, writeTimeStampToken, type Authority,
} from '../pki/index.ts';
import { signEnvelope } from '../seal/dsse.ts';
import { sealName } from '../seal/seal-files.ts';
import { bundleFile, type BundleFile } from '../seal/spool.ts';
import { DAY, HOUR, iso, MINUTE, SEALED_AT, SECOND } from './calendar.ts';

/** Who receives the bundle of the demonstration, and says so. */
export const RECIPIENT = 'person:henrik.dahl';

/** The authorities of the demonstration: one that certifies signers, and one, apart from the company, that knows the time. */
export interface DemonstrationPki {
  readonly company: Authority;
  readonly issuing: Authority;
  readonly time: Authority;
  readonly stamper: { readonly signer: Signer; readonly certificate: Uint8Array };
}

const SPAN = { notBefore: Date.UTC(2026, 0, 1), notAfter: Date.UTC(2028, 0, 1) };
const name = (organisation: string, common: string): Uint8Array => writeName(['C', 'PT'], ['O', organisation], ['CN', common]);

export function demonstrationPki(seed: string): DemonstrationPki {
  const key = (label: string): Signer => demonstrationP256(seed, `authority/${label}`);
  const company = createAuthority(key('company'), { serial: 1n, subject: name('Halden Freight (demonstration)', 'Halden Freight root authority'), ...SPAN });
  const issuing = createAuthority(key('issuing'), { serial: 2n, subject: name('Halden Freight (demonstration)', 'Halden Freight signing authority'), ...SPAN, above: company, pathLength: 0 });
  const time = createAuthority(key('time'), { serial: 1n, subject: name('Meridian Time (demonstration)', 'Meridian Time root authority'), ...SPAN });
  const signer = key('stamper');
  const certificate = issue(time, signer.spki, {
    serial: 2n, subject: name('Meridian Time (demonstration)', 'Meridian Time stamping unit 1'), ...SPAN,
    extensions: [keyUsage('digitalSignature'), extendedKeyUsage([EXTENDED_KEY_USAGE.timeStamping], true)],
  });
  return { company, issuing, time, stamper: { signer, certificate } };
}

/** The notary's certificate, or one like it with something different. */
export function notaryCertificate(issuer: Authority, spki: Uint8Array, changes: Partial<Parameters<typeof issue>[2]> = {}): Uint8Array {
  return issue(issuer, spki, {
    serial: NOTARY_SERIAL, subject: name('Halden Freight (demonstration)', 'Notary of Halden Freight'), notBefore: Date.UTC(2026, 6, 1), notAfter: Date.UTC(2026, 9, 31),
    extensions: [keyUsage('digitalSignature'), subjectAltName([{ form: 'uri', text: 'service:notary' }])], ...changes,
  });
}

export const NOTARY_SERIAL = 1_001n;
const GONE: RevokedEntry = { serial: 1_000n, revoked: Date.UTC(2026, 5, 30), reason: 'superseded', invalidSince: null };

/** An authority's revocation list on the day before the bundle was sealed. */
export function revocationList(authority: Authority, number: bigint, revoked: readonly RevokedEntry[] = []): Uint8Array {
  return writeCrl(authority, { number, thisUpdate: SEALED_AT - DAY, nextUpdate: SEALED_AT + 90 * DAY, revoked });
}

/** A time-stamp of the manifest from just after it was sealed, or one like it with something different. */
export function stampOf(unit: DemonstrationPki['stamper'], stamped: Uint8Array, genTime: number = SEALED_AT + 40 * SECOND, crls: readonly Uint8Array[] = []): Uint8Array {
  return writeTimeStampToken({
    stamped, policy: '1.3.6.1.4.1.55555.1.1', serial: BigInt(`0x${sha256Hex(stamped).slice(0, 15)}`), genTime, accuracy: { seconds: 1 },
    signers: [{ ...unit, signingTime: genTime }], certificates: [unit.certificate], crls,
  });
}

export function countersignatureOf(manifest: Uint8Array, signer: Signer, changes: Partial<CountersignatureStatement> = {}): Uint8Array {
  const statement: CountersignatureStatement = {
    manifest: sha256Hex(manifest), signer: RECIPIENT, signed_at: iso(SEALED_AT + 3 * HOUR + 12 * MINUTE), statement: 'Received from the evidence store for the quarterly review.', ...changes,
  };
  return signEnvelope(COUNTERSIGNATURE_MEDIA_TYPE, statement, [signer]);
}

/**
 * What is added to the manifest of the demonstration: the notary's certificate, which has expired since and is good all
 * the same because an independent clock saw its signature; both authorities' revocation lists; that time-stamp; and a
 * countersignature of whoever received the bundle. The same seed and manifest give the same bytes.
 */
export function demonstrationSeal(seed: string, notary: Signer, recipient: Signer, manifest: Uint8Array): readonly BundleFile[] {
  const { company, issuing, time, stamper } = demonstrationPki(seed);
  const crls = [revocationList(company, 7n), revocationList(issuing, 41n, [GONE])];
  const token = stampOf(stamper, manifest, undefined, [revocationList(time, 12n)]);
  return [
    bundleFile(sealName.chain(notary.keyid), encodeUtf8(writeChain([notaryCertificate(issuing, notary.spki), issuing.certificate]))),
    ...crls.map((der) => bundleFile(sealName.crl(der), der)),
    bundleFile(sealName.token(token), token),
    bundleFile(sealName.countersignature(recipient.keyid), countersignatureOf(manifest, recipient)),
  ];
}
