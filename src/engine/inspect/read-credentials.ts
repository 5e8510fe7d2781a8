import type { CertificateDto, CredentialsDto, CredentialsRead, CrlDto } from '../../contract/index.ts';
import { readPem, type DerResult, type PemBlock } from '../../core/asn1/index.ts';
import { CONTENT_TYPE, parseStreamedSignedData } from '../../core/cms/index.ts';
import { assertNever } from '../../core/findings/index.ts';
import { parseTimeStamp } from '../../core/time/index.ts';
import { parseCertificate, parseCrl } from '../../core/x509/index.ts';
import { certificateDto, crlDto } from './certificate-dto.ts';
import { signedDataDto, stampDto } from './signed-data-dto.ts';

export type CredentialKind = 'certificate' | 'crl' | 'timestamp' | 'cms';

/** Chains have at most a few blocks; a bundle of authorities has some hundred. */
const MAX_BLOCKS = 1_000;
const CRL_LABELS: readonly string[] = ['X509 CRL', 'CRL'];

/**
 * A file that its name calls a certificate, revocation list, time-stamp or signed data, in PEM or DER, in the words of its
 * own fields. A damaged one comes back as the problem and the byte, never as an exception.
 */
export function readCredentials(kind: CredentialKind, bytes: Uint8Array): CredentialsRead {
  const head = Buffer.from(bytes.subarray(0, 65_536)).toString('latin1');
  if (!head.includes('-----BEGIN ')) return fromDer(kind, bytes);
  const blocks = readPem(Buffer.from(bytes).toString('latin1'));
  if (blocks === null) return { ok: false, problem: 'pem-damaged', offset: null };
  if (blocks.length > MAX_BLOCKS) return { ok: false, problem: 'pem-too-many', offset: null };
  return blocks.length === 0 ? { ok: false, problem: 'pem-empty', offset: null } : fromBlocks(kind, blocks);
}

function fromDer(kind: CredentialKind, der: Uint8Array): CredentialsRead {
  switch (kind) {
    case 'certificate': return mapped(parseCertificate(der), (value) => ({ form: 'certificates', certificates: [certificateDto(value)], others: [] }));
    case 'crl': return mapped(parseCrl(der), (value) => ({ form: 'crls', crls: [crlDto(value)] }));
    case 'timestamp': return mapped(parseTimeStamp(der), (value) => ({ form: 'time-stamp', stamp: stampDto(value), data: value.token === null ? null : signedDataDto(value.token) }));
    case 'cms': return mapped(parseStreamedSignedData(der), (value): CredentialsDto => (value.contentType === CONTENT_TYPE.timeStampInfo
      ? { form: 'time-stamp', stamp: stampDto({ form: 'token', token: value }), data: signedDataDto(value) }
      : { form: 'signed-data', data: signedDataDto(value) }));
    default: return assertNever(kind);
  }
}

/** Blocks of other labels are named and passed over: a key beside a certificate is none of this view's business. */
function fromBlocks(kind: CredentialKind, blocks: readonly PemBlock[]): CredentialsRead {
  const [first] = blocks;
  if ((kind === 'cms' || kind === 'timestamp') && first !== undefined) return fromDer(kind, first.der);
  const certificates: CertificateDto[] = [];
  const crls: CrlDto[] = [];
  const others: string[] = [];
  for (const { label, der } of blocks) {
    const read = label === 'CERTIFICATE' ? parseCertificate(der) : CRL_LABELS.includes(label) ? parseCrl(der) : null;
    if (read === null) others.push(label);
    else if (!read.ok) return { ok: false, problem: read.problem, offset: null };
    else if ('entries' in read.value) crls.push(crlDto(read.value));
    else certificates.push(certificateDto(read.value));
  }
  if (certificates.length === 0 && crls.length > 0) return { ok: true, credentials: { form: 'crls', crls } };
  return { ok: true, credentials: { form: 'certificates', certificates, others } };
}

function mapped<T>(read: DerResult<T>, render: (value: T) => CredentialsDto): CredentialsRead {
  return read.ok ? { ok: true, credentials: render(read.value) } : { ok: false, problem: read.problem, offset: read.offset };
}
