import type { AnchorDto, RevocationListDto, TrustedRootDto, TrustKeyDto, TrustPackDto } from '../../contract/index.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { decodeBase64, toHex } from '../../core/encoding/index.ts';
import { assertNever } from '../../core/findings/index.ts';
import { describeTrustedRoot } from '../../core/sigstore/index.ts';
import { spokenFingerprint, type TrustAnchor, type TrustedKey, type TrustPack } from '../../core/trust/index.ts';
import { nameText, parseCertificate, parseCrl, type GeneralName } from '../../core/x509/index.ts';

const DAY = 86_400_000;

/** A trust pack for people, certificates and lists opened. `now` is epoch milliseconds: age is counted to it. */
export function describePack({ pack, digest }: { readonly pack: TrustPack; readonly digest: string }, now: number): TrustPackDto {
  const ageDays = Math.max(0, Math.floor((now - Date.parse(pack.issued_at)) / DAY));
  return {
    digest,
    name: pack.name,
    issuedAt: pack.issued_at,
    staleAfterDays: pack.stale_after_days,
    ageDays,
    stale: ageDays > pack.stale_after_days,
    threshold: pack.manifest_threshold,
    keys: pack.keys.map((key) => keyOf(key, pack.logs.filter((log) => log.keyid === key.keyid).map((log) => log.origin))),
    anchors: (pack.anchors ?? []).map(anchorOf),
    revocationLists: (pack.crls ?? []).map(listOf),
    sigstore: pack.sigstore === undefined ? null : rootOf(pack.sigstore),
  };
}

function keyOf(key: TrustedKey, logs: readonly string[]): TrustKeyDto {
  return {
    keyid: key.keyid, voice: spokenFingerprint(key.keyid), name: key.name, holder: key.holder, algorithm: key.algorithm, purposes: key.purposes,
    notBefore: key.not_before, notAfter: key.not_after, compromisedSince: key.compromised_since ?? null, endorsedBy: key.endorsed_by ?? null, logs,
  };
}

function anchorOf(anchor: TrustAnchor): AnchorDto {
  const der = decodeBase64(anchor.certificate);
  const read = der === null ? null : parseCertificate(der);
  const certificate = read?.ok === true ? read.value : null;
  return {
    fingerprint: anchor.fingerprint, voice: spokenFingerprint(anchor.fingerprint), name: anchor.name, purposes: anchor.purposes,
    compromisedSince: anchor.compromised_since ?? null,
    certificate: certificate === null ? null : {
      subject: nameText(certificate.subject),
      issuer: nameText(certificate.issuer),
      serial: toHex(certificate.serialBytes),
      notBefore: certificate.notBefore,
      notAfter: certificate.notAfter,
      ca: certificate.basicConstraints?.ca === true,
      pathLength: certificate.basicConstraints?.pathLength ?? null,
      permitted: certificate.nameConstraints?.permitted.map(generalNameText) ?? [],
      excluded: certificate.nameConstraints?.excluded.map(generalNameText) ?? [],
    },
  };
}

function generalNameText(name: GeneralName): string {
  switch (name.form) {
    case 'email': case 'dns': case 'uri': return `${name.form}:${name.text}`;
    case 'ip': return `ip:${toHex(name.bytes)}`;
    case 'directory': return `directory:${nameText(name.name)}`;
    case 'other': return name.kind;
    default: return assertNever(name);
  }
}


function listOf(crl: string): RevocationListDto {
  const der = decodeBase64(crl) ?? new Uint8Array();
  const read = parseCrl(der);
  if (!read.ok) return { sha256: sha256Hex(der), list: null };
  const { issuer, thisUpdate, nextUpdate, entries, defects } = read.value;
  return { sha256: sha256Hex(der), list: { issuer: nameText(issuer), thisUpdate, nextUpdate, revoked: entries.size, defects } };
}

function rootOf({ trusted_root: root, identities }: NonNullable<TrustPack['sigstore']>): TrustedRootDto {
  return { identities, ...describeTrustedRoot(root) };
}
