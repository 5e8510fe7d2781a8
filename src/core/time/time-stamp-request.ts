import {
  BOOLEAN, booleanOf, context, decodeDer, DerRefusal, fieldsOf, INTEGER, integerOf, OBJECT_IDENTIFIER, oidOf, SEQUENCE, smallIntegerOf, type DerResult,
} from '../asn1/index.ts';
import { parseExtensions } from '../x509/index.ts';
import { parseImprint, type MessageImprint } from './tst-info.ts';

/** RFC 3161 section 2.4.1: what was asked of the authority, by whoever kept the request. */
export interface TimeStampRequest {
  readonly imprint: MessageImprint;
  readonly policy: string | null;
  readonly nonce: bigint | null;
  readonly wantsCertificate: boolean;
}

export function parseTimeStampRequest(der: Uint8Array): DerResult<TimeStampRequest> {
  return decodeDer(der, (root) => {
    const fields = fieldsOf(root);
    const version = fields.next(INTEGER);
    if (smallIntegerOf(version) !== 1) throw new DerRefusal(version.from, 'version');
    const imprint = parseImprint(fields.next(SEQUENCE));
    const policy = fields.optional(OBJECT_IDENTIFIER);
    const nonce = fields.optional(INTEGER);
    const wantsCertificate = fields.optional(BOOLEAN);
    const extensions = fields.optional(context(0, 'constructed'));
    fields.end();
    if (extensions !== null) parseExtensions({ ...extensions, tag: SEQUENCE });
    return {
      imprint, policy: policy === null ? null : oidOf(policy), nonce: nonce === null ? null : integerOf(nonce),
      wantsCertificate: wantsCertificate !== null && booleanOf(wantsCertificate),
    };
  });
}
