import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OID, parseCrl, REVOCATION_REASONS, type RevokedEntry } from '../../../../src/core/x509/index.ts';
import { boolean, der, enumerated, explicit, extension, generalizedTime, integer, oid, octetString, sequence, time, writeCrl, writeGeneralName } from '../../../../src/producer/pki/index.ts';
import { crl, DAY, DURING, END, ROOT, START } from '../../../support/pki-fixture.ts';

const entry = (serial: bigint, changes: Partial<RevokedEntry> = {}): RevokedEntry => ({ serial, revoked: DURING, reason: null, invalidSince: null, ...changes });
const request = { number: 3n, thisUpdate: DURING, nextUpdate: DURING + DAY, revoked: [entry(1n), entry(2n, { reason: 'keyCompromise', invalidSince: DURING - DAY })] };
const LIST = writeCrl(ROOT, request);
const problem = (bytes: Uint8Array): string | null => {
  const parsed = parseCrl(bytes);
  return parsed.ok ? null : parsed.problem;
};
/** A list of these members, unsigned: reading does not ask for the signature. */
const list = (...members: readonly Uint8Array[]): Uint8Array => sequence(sequence(...members), sequence(oid('1.3.101.112')), der(0x03, Uint8Array.of(0)));
const algorithm = sequence(oid('1.3.101.112'));
const head = [integer(1), algorithm, ROOT.name, time(DURING)];

describe('parseCrl', () => {
  test('says what was written', () => {
    const read = crl(ROOT, request);
    expect(read).toMatchObject({ thisUpdate: DURING, nextUpdate: DURING + DAY, number: 3n, defects: [], issuingDistributionPoint: null });
    expect([...read.entries.values()]).toEqual(request.revoked);
  });

  test('whatever is revoked comes back', () => {
    const second = fc.integer({ min: START / 1000, max: END / 1000 }).map((each) => each * 1000);
    const reason = fc.constantFrom(...REVOCATION_REASONS.filter((each) => each !== null && each !== 'unspecified' && each !== 'removeFromCRL'));
    const entries = fc.uniqueArray(fc.record({ serial: fc.bigInt({ min: 1n, max: 2n ** 150n }), revoked: second, reason: fc.option(reason), invalidSince: fc.option(second) }), { maxLength: 8, selector: (each) => each.serial });
    fc.assert(fc.property(entries, (revoked) => { expect([...crl(ROOT, { revoked }).entries.values()]).toEqual(revoked); }), { numRuns: 50 });
  });

  const point = (...members: readonly Uint8Array[]): Uint8Array => extension(OID.issuingDistributionPoint, true, sequence(...members));
  const flag = (number: number): Uint8Array => der(0x80 | number, Uint8Array.of(0xff));
  const key = (critical = false): Uint8Array => extension(OID.authorityKeyIdentifier, critical, sequence(der(0x80, Uint8Array.of(1))));
  const number = (value: bigint | number, critical = false): Uint8Array => extension(OID.crlNumber, critical, integer(value));
  const told = (...extensions: readonly Uint8Array[]): Uint8Array => explicit(0, sequence(...extensions));
  const revokedWith = (...extensions: readonly Uint8Array[]): Uint8Array => list(...head, time(END), sequence(sequence(integer(1), time(DURING), sequence(...extensions))), told(key(), number(1)));
  const numbered = (...extensions: readonly Uint8Array[]): Uint8Array => list(...head, time(END), told(key(), number(1), ...extensions));
  test.each([
    ['nothing', numbered(), []],
    ['no number', list(...head, time(END), told(key())), ['no-number']],
    ['version 1', list(...head.slice(1), time(END)), ['no-number', 'no-key-identifier']],
    ['a critical number', list(...head, time(END), told(key(), number(1, true))), ['critical-number']],
    ['a number of 20 bytes', list(...head, time(END), told(key(), number(2n ** 159n - 1n))), []],
    ['a number of 21 bytes', list(...head, time(END), told(key(), number(2n ** 159n))), ['number-range']],
    ['a negative number', list(...head, time(END), told(key(), number(-1))), ['number-range']],
    ['no key', list(...head, time(END), told(number(1))), ['no-key-identifier']],
    ['a key that is not identified', list(...head, time(END), told(extension(OID.authorityKeyIdentifier, false, sequence()), number(1))), ['no-key-identifier']],
    ['a critical key', list(...head, time(END), told(key(true), number(1))), ['critical-key-identifier']],
    ['a scope of nothing', numbered(point()), ['empty-point']],
    ['a scope that is not critical', numbered(extension(OID.issuingDistributionPoint, false, sequence(flag(1)))), ['point-not-critical']],
    ['a time in a form for later years', list(...head.slice(0, 3), generalizedTime(DURING), time(END), told(key(), number(1))), ['early-generalized-time']],
    ['a next update in that form', list(...head, generalizedTime(END), told(key(), number(1))), ['early-generalized-time']],
    ['a next update of a later year', list(...head, generalizedTime(Date.UTC(2050, 0, 1)), told(key(), number(1))), []],
    ['no next update', list(...head, told(key(), number(1))), ['no-next-update']],
    ['changes to another list', numbered(extension(OID.deltaCrlIndicator, true, integer(1))), ['delta']],
    ['an unknown critical extension', numbered(extension('1.2.3', true, octetString(new Uint8Array()))), ['critical-extension']],
    ['an unknown extension', numbered(extension('1.2.3', false, octetString(new Uint8Array()))), []],
    ['entries of other issuers', numbered(point(flag(4))), ['indirect']],
    ['some reasons', numbered(point(der(0x83, Uint8Array.of(6, 0x40)))), ['some-reasons']],
    ['attribute certificates', numbered(point(flag(5))), ['attribute-certificates']],
    ['a relative name', numbered(point(explicit(0, der(0xa1, sequence(oid('2.5.4.3'), der(0x0c)))))), ['relative-name']],
    ['a named point', numbered(point(explicit(0, der(0xa0, writeGeneralName({ form: 'uri', text: 'http://x' }))))), []],
    ['an unknown critical extension of an entry', revokedWith(extension('1.2.3', true, octetString(new Uint8Array()))), ['critical-entry-extension']],
    ['an entry of another issuer', revokedWith(extension(OID.certificateIssuer, true, sequence(writeGeneralName({ form: 'directory', name: ROOT.name })))), ['indirect', 'critical-entry-extension']],
    ['an entry to be removed', revokedWith(extension(OID.reasonCode, false, enumerated(8))), ['remove-from-list']],
    ['a serial twice', writeCrl(ROOT, { ...request, revoked: [entry(1n), entry(1n, { revoked: DURING - DAY })] }), ['duplicate-entry']],
  ])('tells of %s', (_name, bytes, defects) => {
    const parsed = parseCrl(bytes);
    expect(parsed.ok ? parsed.value.defects : parsed.problem).toEqual(defects);
  });

  test('of two entries the earlier counts', () => {
    expect(crl(ROOT, { revoked: [entry(1n), entry(1n, { revoked: DURING - DAY })] }).entries.get('01')?.revoked).toBe(DURING - DAY);
  });

  test.each([
    ['another version', list(integer(2), ...head.slice(1), time(END)), 'version'],
    ['extensions of version 1', list(...head.slice(1), time(END), explicit(0, sequence(extension('1.2', false, octetString(new Uint8Array()))))), 'version'],
    ['extensions of an entry of version 1', list(...head.slice(1), time(END), sequence(sequence(integer(1), time(DURING), sequence()))), 'version'],
    ['an empty list', list(...head, time(END), sequence()), 'empty-list'],
    ['a reason that does not exist', revokedWith(extension(OID.reasonCode, false, enumerated(7))), 'revocation-reason'],
    ['an invalidity date of another type', revokedWith(extension(OID.invalidityDate, false, time(DURING))), 'wrong-type'],
    ['two scopes', numbered(point(flag(1), flag(2))), 'distribution-point'],
    ['another algorithm outside', sequence(sequence(...head, time(END)), sequence(oid('1.3.101.113')), der(0x03, Uint8Array.of(0))), 'algorithms-differ'],
    ['more members', list(...head, time(END), explicit(1, boolean(true))), 'unknown-member'],
  ])('refuses %s', (_name, bytes, expected) => expect(problem(bytes)).toBe(expected));

  test('an invalidity date is read in its own form', () => {
    const parsed = parseCrl(revokedWith(extension(OID.invalidityDate, false, generalizedTime(DURING))));
    expect(parsed.ok && parsed.value.entries.get('01')?.invalidSince).toBe(DURING);
  });

  test('serial numbers that differ in their high bits only are told apart as fast as any', () => {
    const revoked = Array.from({ length: 20_000 }, (_, each) => entry(BigInt(each) * 2n ** 100n + 1n));
    expect(crl(ROOT, { revoked }).entries.size).toBe(20_000);
  });

  test('cut at every length is refused', () => {
    for (let length = 0; length < LIST.length; length++) expect(problem(LIST.subarray(0, length)), `${length}`).not.toBeNull();
  });
});
