import {
  BIT_STRING, bitStringBytesOf, context, decodeDer, decodeInside, DerRefusal, ENUMERATED, fieldsOf, GENERALIZED_TIME, INTEGER, integerOf, itemsOf,
  SEQUENCE, smallIntegerOf, timeOf, unwrap, UTC_TIME, type DerNode, type DerResult, type Fields,
} from '../asn1/index.ts';
import { toHex } from '../encoding/index.ts';
import { parseAlgorithmIdentifier, type AlgorithmIdentifier } from './algorithm-identifier.ts';
import { isEarlyGeneralized, sameBytes } from './certificate.ts';
import { parseAuthorityKeyIdentifier, type AuthorityKeyIdentifier } from './certificate-extensions.ts';
import { listDefects, type CrlDefect } from './crl-defects.ts';
import { parseIssuingDistributionPoint, type IssuingDistributionPoint } from './distribution-points.ts';
import { NO_EXTENSIONS, OID, parseExtensions } from './extension.ts';
import { parseName, type Name } from './name.ts';

/** By their numbers, RFC 5280 section 5.3.1; 7 is not used. */
export const REVOCATION_REASONS = [
  'unspecified', 'keyCompromise', 'cACompromise', 'affiliationChanged', 'superseded', 'cessationOfOperation', 'certificateHold', null, 'removeFromCRL',
  'privilegeWithdrawn', 'aACompromise',
] as const;
export type RevocationReason = Exclude<(typeof REVOCATION_REASONS)[number], null>;

export interface RevokedEntry {
  readonly serial: bigint;
  /** Epoch milliseconds. */
  readonly revoked: number;
  readonly reason: RevocationReason | null;
  /** Since when the key is believed to be compromised (section 5.3.2). */
  readonly invalidSince: number | null;
}

/** RFC 5280 section 5. */
export interface Crl {
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  readonly algorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly issuer: Name;
  /** Epoch milliseconds. */
  readonly thisUpdate: number;
  readonly nextUpdate: number | null;
  readonly number: bigint | null;
  readonly authorityKeyIdentifier: AuthorityKeyIdentifier | null;
  readonly issuingDistributionPoint: IssuingDistributionPoint | null;
  /** By the hex of the serial number's content. Not by the number: big integers are hashed by their low bits alone, which an author can choose. */
  readonly entries: ReadonlyMap<string, RevokedEntry>;
  /** Why the list cannot show that a certificate is not revoked, in words: sections 5.2 and 5.3. What it revokes still counts. */
  readonly defects: readonly CrlDefect[];
}

/** Reads one DER CertificateList. */
export function parseCrl(der: Uint8Array): DerResult<Crl> {
  return decodeDer(der, crlOf);
}

function crlOf(node: DerNode): Crl {
  const outer = fieldsOf(node);
  const tbs = outer.next(SEQUENCE);
  const algorithmNode = outer.next(SEQUENCE);
  const signature = bitStringBytesOf(outer.next(BIT_STRING));
  outer.end();
  const fields = fieldsOf(tbs);
  const version = fields.optional(INTEGER);
  // Version 2 is all that may be spelled (section 5.1.2.1); version 1 has no extensions and leaves it out.
  if (version !== null && smallIntegerOf(version) !== 1) throw new DerRefusal(version.from, 'version');
  if (!sameBytes(fields.next(SEQUENCE).bytes, algorithmNode.bytes)) throw new DerRefusal(algorithmNode.from, 'algorithms-differ');
  const issuer = parseName(fields.next());
  const made = fields.next();
  const next = fields.optional(UTC_TIME) ?? fields.optional(GENERALIZED_TIME);
  const revoked = fields.optional(SEQUENCE);
  const tagged = fields.optional(context(0, 'constructed'));
  fields.end();
  if (tagged !== null && version === null) throw new DerRefusal(tagged.from, 'version');
  const extensions = tagged === null ? NO_EXTENSIONS : parseExtensions(unwrap(tagged, tagged.tag));
  const read = <T>(oid: string, decode: (node: DerNode) => T): T | null => {
    const found = extensions.node(oid);
    return found === null ? null : decodeInside(found, decode);
  };
  const number = read(OID.crlNumber, (inner) => integerOf(inner));
  const authorityKeyIdentifier = read(OID.authorityKeyIdentifier, parseAuthorityKeyIdentifier);
  const issuingDistributionPoint = read(OID.issuingDistributionPoint, parseIssuingDistributionPoint);
  const defects = new Set(listDefects(extensions, { number, authorityKeyIdentifier, issuingDistributionPoint }));
  if (next === null) defects.add('no-next-update');
  if ([made, ...(next === null ? [] : [next])].some(isEarlyGeneralized)) defects.add('early-generalized-time');
  return {
    der: node.bytes, tbs: tbs.bytes, algorithm: parseAlgorithmIdentifier(algorithmNode), signature, issuer, thisUpdate: timeOf(made),
    nextUpdate: next === null ? null : timeOf(next), number, authorityKeyIdentifier, issuingDistributionPoint,
    entries: entriesOf(revoked, version !== null, defects), defects: [...defects],
  };
}

function entriesOf(list: DerNode | null, extended: boolean, defects: Set<CrlDefect>): ReadonlyMap<string, RevokedEntry> {
  const entries = new Map<string, RevokedEntry>();
  // Section 5.1.2.6: where nothing is revoked the list is absent.
  if (list !== null && list.children.length === 0) throw new DerRefusal(list.from, 'empty-list');
  for (const item of list === null ? [] : itemsOf(list)) {
    const entry = entryOf(fieldsOf(item), extended, defects);
    const key = toHex(item.children[0]!.content);
    const before = entries.get(key);
    if (before !== undefined) defects.add('duplicate-entry');
    // Of two entries the earlier revocation counts.
    if (before === undefined || entry.revoked < before.revoked) entries.set(key, entry);
  }
  return entries;
}

function entryOf(fields: Fields, extended: boolean, defects: Set<CrlDefect>): RevokedEntry {
  const serial = integerOf(fields.next(INTEGER));
  const revoked = timeOf(fields.next());
  const tagged = fields.optional(SEQUENCE);
  fields.end();
  if (tagged === null) return { serial, revoked, reason: null, invalidSince: null };
  if (!extended) throw new DerRefusal(tagged.from, 'version');
  const extensions = parseExtensions(tagged);
  const code = extensions.node(OID.reasonCode);
  const since = extensions.node(OID.invalidityDate);
  const reason = code === null ? null : decodeInside(code, reasonOf);
  if (reason === 'removeFromCRL') defects.add('remove-from-list');
  if (extensions.node(OID.certificateIssuer) !== null) defects.add('indirect');
  if (extensions.all.some((each) => each.critical && each.oid !== OID.reasonCode && each.oid !== OID.invalidityDate)) defects.add('critical-entry-extension');
  return { serial, revoked, reason, invalidSince: since === null ? null : decodeInside(since, invalidityOf) };
}

function reasonOf(node: DerNode): RevocationReason {
  const reason = REVOCATION_REASONS[smallIntegerOf(node, ENUMERATED)];
  if (reason === undefined || reason === null) throw new DerRefusal(node.start, 'revocation-reason');
  return reason;
}

function invalidityOf(node: DerNode): number {
  if (node.tag !== GENERALIZED_TIME) throw new DerRefusal(node.from, 'wrong-type');
  return timeOf(node);
}
