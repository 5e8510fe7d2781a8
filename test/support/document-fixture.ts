import { sha256Hex } from '../../src/core/crypto/index.ts';
import type { DocumentArguments, DocumentVerification } from '../../src/core/document/index.ts';
import { encodeBase64, encodeBase64Url, encodeUtf8 } from '../../src/core/encoding/index.ts';
import { judge, type Axis } from '../../src/core/findings/index.ts';
import type { AnchorPurpose, TrustAnchor, TrustedKey, TrustPack } from '../../src/core/trust/pack.ts';
import { demonstrationEd25519, demonstrationP256, type Signer } from '../../src/producer/keys/demonstration-keys.ts';
import { attribute, createAuthority, issue, keyUsage, writeName, writeSignedData, type CmsSigner } from '../../src/producer/pki/index.ts';
import { demonstrationPki, stampOf } from '../../src/producer/scenario/seal.ts';

export const AS_OF = Date.UTC(2026, 10, 20);
export const SIGNED = Date.UTC(2026, 9, 5);
export const DAY = 86_400_000;
export const CONTENT = encodeUtf8('the change is approved\n');
export const PERSON = demonstrationP256('documents', 'person');
export const AUTHORITY = createAuthority(demonstrationP256('documents', 'authority'), { serial: 1n, subject: writeName(['CN', 'Documents authority']), notBefore: Date.UTC(2026, 0, 1), notAfter: Date.UTC(2029, 0, 1) });
export const TIME = demonstrationPki('documents');

export const certificate = (notAfter = Date.UTC(2027, 0, 1), extensions: readonly Uint8Array[] = [], spki = PERSON.spki): Uint8Array =>
  issue(AUTHORITY, spki, { serial: 9n, subject: writeName(['CN', 'Ada']), notBefore: Date.UTC(2026, 0, 1), notAfter, extensions: [keyUsage('digitalSignature'), ...extensions] });
export const anchor = (der: Uint8Array, name: string, purpose: AnchorPurpose): TrustAnchor => ({ fingerprint: sha256Hex(der), name, certificate: encodeBase64(der), purposes: [purpose] });
export const key = (signer: Signer, more: Partial<TrustedKey> = {}): TrustedKey => ({
  keyid: signer.keyid, name: 'Ada', algorithm: signer.algorithm, spki: encodeBase64(signer.spki), purposes: ['document'], holder: 'person:ada',
  not_before: '2026-01-01T00:00:00.000Z', not_after: '2027-01-01T00:00:00.000Z', ...more,
});
export const pack = (keys: readonly TrustedKey[] = [], anchors: readonly TrustAnchor[] = [anchor(AUTHORITY.certificate, 'Documents authority', 'document'), anchor(TIME.time.certificate, 'Time', 'timestamp')], crls: readonly Uint8Array[] = []): TrustPack => ({
  format: 'proofroom.trust-pack.v1', name: 'documents', issued_at: '2026-11-01T00:00:00.000Z', stale_after_days: 90, manifest_threshold: 1, keys, logs: [], anchors, crls: crls.map(encodeBase64),
});

export type Verify = (args: DocumentArguments) => DocumentVerification;
/** Codes once each and in order, the three axes that a document can answer, and what became of each signature. */
export function outcome(verify: Verify, bytes: Uint8Array, { artifact = null, trust = pack(), asOf = AS_OF }: { artifact?: Uint8Array | null; trust?: TrustPack | null; asOf?: number } = {}) {
  const { reports, signers } = verify({ bytes, artifact, trust: trust === null ? null : { pack: trust }, asOf, maxFindingsPerCode: 100 });
  const { findings, verdict } = judge(reports);
  const axis = (name: Axis): string => verdict.axes.find((each) => each.axis === name)?.outcome ?? '';
  return { codes: [...new Set(findings.map((finding) => finding.code))].sort(), axes: `${axis('integrity')} ${axis('authenticity')} ${axis('time')}`, signers: signers.map((signer) => signer.outcome) };
}

/** A second signer stands beside the person with the certificate `der`. */
export function cms(form: 'attached' | 'detached', { der = certificate(), stamped = false, content = CONTENT, beside = [] }: { der?: Uint8Array; stamped?: boolean; content?: Uint8Array; beside?: readonly CmsSigner[] } = {}): Uint8Array {
  return writeSignedData({
    content, form, certificates: [der, ...beside.map((each) => each.certificate)],
    signers: [{
      signer: PERSON, certificate: der, signingTime: SIGNED,
      ...(stamped ? { unsigned: (signature: Uint8Array) => [attribute('1.2.840.113549.1.9.16.2.14', stampOf(TIME.stamper, signature, SIGNED + 1_000))] } : {}),
    }, ...beside],
  });
}

export const JWS_KEY = demonstrationEd25519('documents', 'jws');

export function jws(header: object, payload = CONTENT, signer: Signer = JWS_KEY): string {
  const signed = `${encodeBase64Url(encodeUtf8(JSON.stringify(header)))}.${encodeBase64Url(payload)}`;
  return `${signed}.${encodeBase64Url(signer.sign(encodeUtf8(signed)))}`;
}

export function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = copy[at]! ^ 1;
  return copy;
}
