import { digest, type HashName } from '../../core/crypto/index.ts';
import { CONTENT_TYPE } from '../../core/cms/index.ts';
import { writeSignedData, type CmsSigner } from './cms.ts';
import { boolean, der, explicit, implicit, integer, octetString, oid, sequence, utf8String } from './der-writer.ts';
import { hashIdentifier } from './algorithm-identifier.ts';

export interface TstInfoRequest {
  /** What is stamped. */
  readonly stamped: Uint8Array;
  readonly hash?: HashName;
  readonly policy: string;
  readonly serial: bigint;
  /** Epoch milliseconds. */
  readonly genTime: number;
  readonly accuracy?: { readonly seconds?: number; readonly millis?: number; readonly micros?: number };
  readonly ordering?: boolean;
  readonly nonce?: bigint;
  /** DER of the authority's name. */
  readonly authority?: Uint8Array;
  /** DER, from `extension`. */
  readonly extensions?: readonly Uint8Array[];
}

export interface TokenRequest extends TstInfoRequest {
  /** Whose signature it carries: `signingCertificate` is there unless it says otherwise. */
  readonly signers: readonly CmsSigner[];
  readonly certificates?: readonly Uint8Array[];
  readonly crls?: readonly Uint8Array[];
}

/** A TimeStampToken (RFC 3161 section 2.4.2) in DER. The same request and deterministic signers give the same bytes. */
export function writeTimeStampToken({ signers, certificates = [], crls = [], ...info }: TokenRequest): Uint8Array {
  return writeSignedData({ contentType: CONTENT_TYPE.timeStampInfo, content: writeTstInfo(info), form: 'attached', signers, certificates, crls });
}

/** A TimeStampResp around a token, or around none when it was refused. */
export function writeTimeStampResponse(token: Uint8Array | null, status = 0, text: string | null = null): Uint8Array {
  return sequence(sequence(integer(status), ...(text === null ? [] : [sequence(utf8String(text))])), ...(token === null ? [] : [token]));
}

export function writeTstInfo(request: TstInfoRequest): Uint8Array {
  const { stamped, hash = 'sha256', policy, serial, genTime, accuracy, ordering = false, nonce, authority, extensions = [] } = request;
  return sequence(
    integer(1), oid(policy), sequence(hashIdentifier(hash), octetString(digest(hash, stamped))), integer(serial), fractionalTime(genTime),
    ...(accuracy === undefined ? [] : [accuracyOf(accuracy)]),
    ...(ordering ? [boolean(true)] : []),
    ...(nonce === undefined ? [] : [integer(nonce)]),
    ...(authority === undefined ? [] : [explicit(0, explicit(4, authority))]),
    ...(extensions.length === 0 ? [] : [implicit(1, sequence(...extensions))]),
  );
}

interface RequestOfTime extends Pick<TstInfoRequest, 'stamped' | 'hash' | 'nonce'> {
  readonly policy?: string;
  readonly wantsCertificate?: boolean;
}

/** TimeStampReq (section 2.4.1). */
export function writeTimeStampRequest({ stamped, hash = 'sha256', policy, nonce, wantsCertificate = false }: RequestOfTime): Uint8Array {
  return sequence(
    integer(1), sequence(hashIdentifier(hash), octetString(digest(hash, stamped))),
    ...(policy === undefined ? [] : [oid(policy)]),
    ...(nonce === undefined ? [] : [integer(nonce)]),
    ...(wantsCertificate ? [boolean(true)] : []),
  );
}

function accuracyOf({ seconds, millis, micros }: NonNullable<TstInfoRequest['accuracy']>): Uint8Array {
  const part = (number: number, value: number | undefined): readonly Uint8Array[] => (value === undefined ? [] : [implicit(number, integer(value))]);
  return sequence(...(seconds === undefined ? [] : [integer(seconds)]), ...part(0, millis), ...part(1, micros));
}

/** GeneralizedTime whose fraction has no trailing zero (section 2.4.2). */
function fractionalTime(at: number): Uint8Array {
  const [whole = '', fraction = ''] = new Date(at).toISOString().slice(0, -1).replace(/[-:T]/g, '').split('.');
  const digits = fraction.replace(/0+$/, '');
  return der(0x18, new TextEncoder().encode(`${whole}${digits === '' ? '' : `.${digits}`}Z`));
}
