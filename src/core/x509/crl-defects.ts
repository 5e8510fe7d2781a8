import type { AuthorityKeyIdentifier } from './certificate-extensions.ts';
import type { IssuingDistributionPoint } from './distribution-points.ts';
import { OID, type ParsedExtensions } from './extension.ts';

/** Why a list cannot show that a certificate is not revoked (RFC 5280 sections 5.2 and 5.3). */
export type CrlDefect =
  | 'no-number' | 'critical-number' | 'number-range' | 'no-key-identifier' | 'critical-key-identifier' | 'critical-extension' | 'critical-entry-extension'
  | 'duplicate-entry' | 'delta' | 'indirect' | 'relative-name' | 'some-reasons' | 'attribute-certificates' | 'empty-point' | 'point-not-critical'
  | 'no-next-update' | 'early-generalized-time' | 'remove-from-list';

/** Null where the list does not have the extension. */
export interface ListExtensions {
  readonly number: bigint | null;
  readonly authorityKeyIdentifier: AuthorityKeyIdentifier | null;
  readonly issuingDistributionPoint: IssuingDistributionPoint | null;
}

const KNOWN: readonly string[] = [OID.authorityKeyIdentifier, OID.issuingDistributionPoint, OID.crlNumber, OID.deltaCrlIndicator];
/** Section 5.2.3: at most 20 octets, of which the first bit is the sign. */
const NUMBER_BITS = 159n;

/** What the extensions of the list itself have against it; its entries are judged as they are read. */
export function listDefects(extensions: ParsedExtensions, { number, authorityKeyIdentifier: authority, issuingDistributionPoint: point }: ListExtensions): readonly CrlDefect[] {
  const critical = (oid: string): boolean => extensions.all.some((each) => each.critical && each.oid === oid);
  const holds: readonly (readonly [CrlDefect, boolean])[] = [
    ['no-number', number === null],
    ['critical-number', critical(OID.crlNumber)],
    ['number-range', number !== null && (number < 0n || number >= 1n << NUMBER_BITS)],
    // Section 5.2.1: always there, by the key; section 4.2.1.1: never critical.
    ['no-key-identifier', (authority?.keyIdentifier ?? null) === null],
    ['critical-key-identifier', critical(OID.authorityKeyIdentifier)],
    ['delta', extensions.node(OID.deltaCrlIndicator) !== null],
    ['critical-extension', extensions.all.some((each) => each.critical && !KNOWN.includes(each.oid))],
    // Section 5.2.5.
    ['point-not-critical', point !== null && !critical(OID.issuingDistributionPoint)],
    ['empty-point', point !== null && coversEverything(point)],
    ['indirect', point?.indirect === true],
    ['relative-name', point?.relativeName === true],
    ['some-reasons', point?.someReasons === true],
    ['attribute-certificates', point?.only === 'attribute'],
  ];
  return holds.flatMap(([defect, found]) => (found ? [defect] : []));
}

/** Says no more than its absence, which section 5.2.5 does not let be written. */
function coversEverything({ names, relativeName, only, someReasons, indirect }: IssuingDistributionPoint): boolean {
  return names === null && !relativeName && only === null && !someReasons && !indirect;
}
