import { describe, expect, test } from 'vitest';
import { decodeDer } from '../../../../src/core/asn1/index.ts';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import { EXTENDED_KEY_USAGE, OID, type RevocationReason } from '../../../../src/core/x509/index.ts';
import { demonstrationP256 } from '../../../../src/producer/keys/demonstration-keys.ts';
import { der, explicit, extendedKeyUsage, extension, integer, issue, keyUsage, sequence, subjectAltName, writeGeneralName, writeSignedData, writeTimeStampResponse, writeTstInfo } from '../../../../src/producer/pki/index.ts';
import { parseTimeStamp } from '../../../../src/core/time/index.ts';
import { certificate, crl, DAY, DURING, END, MIDDLE, named, root, ROOT, SPAN } from '../../../support/pki-fixture.ts';
import { judge, kinds, POLICY, STAMPED, token, TSA, TSA_KEY, tsaCertificate } from '../../../support/time-fixture.ts';

const problems = (...args: Parameters<typeof judge>): readonly string[] => kinds(judge(...args).problems);
const signedBy = (der: Uint8Array): Parameters<typeof token>[0] => ({ certificates: [der, MIDDLE.certificate], signer: { certificate: der } });
/** A stamp whose `tsa` is this general name: the writer knows directory names only. */
function tokenNaming(der: Uint8Array, authority: Uint8Array): Uint8Array {
  const info = writeTstInfo({ stamped: STAMPED, policy: POLICY, serial: 5n, genTime: DURING });
  const read = decodeDer(info, (root) => root.children.map((child) => child.bytes));
  if (!read.ok) throw new Error(read.problem);
  return writeSignedData({
    contentType: '1.2.840.113549.1.9.16.1.4', content: sequence(...read.value, explicit(0, authority)), form: 'attached', signers: [{ signer: TSA_KEY, certificate: der }], certificates: [der, MIDDLE.certificate],
  });
}
const other = new TextEncoder().encode('something else');

describe('a good stamp', () => {
  test('gives a time with its authority and path', () => {
    const judged = judge(token());
    expect(judged).toMatchObject({
      outcome: 'verified',
      time: { kind: 'verified-time', time: DURING, accuracyMs: 1000, authority: 'our authority', tokenSerial: '5', policy: POLICY },
    });
    expect(judged.outcome === 'verified' && judged.time.path.map((each) => each.der)).toEqual([TSA, MIDDLE.certificate, ROOT.certificate]);
    expect(kinds(judged.notes)).toEqual(['path.revocation-unknown@0', 'path.revocation-unknown@1']);
  });
  test('is written the same twice', () => expect(token()).toEqual(token()));
  test.each(['sha256', 'sha384', 'sha512'] as const)('over %s', (hash) => expect(problems(token({ hash }))).toEqual([]));
  test.each(['v1', 'v2', 'both'] as const)('bound by %s', (signingCertificate) => expect(problems(token({ signer: { signingCertificate } }))).toEqual([]));
  test('in a response', () => {
    expect(problems(writeTimeStampResponse(token()))).toEqual([]);
    expect(problems(writeTimeStampResponse(token(), 1, 'accuracy was reduced'))).toEqual([]);
  });
  test('without embedded certificates, when they came another way', () => {
    const bare = token({ certificates: [] });
    expect(problems(bare)).toEqual(['signer.signer-unknown']);
    expect(problems(bare, { certificates: [TSA, MIDDLE.certificate].map(certificate) })).toEqual([]);
  });
  test('by its subject key identifier', () => expect(problems(token({ signer: { identifiedBy: 'subject-key-identifier' } }))).toEqual([]));
  test('a fraction of a second and the parts of an accuracy are kept', () => {
    const accuracy = (value: object): unknown => {
      const judged = judge(token({ genTime: DURING + 250, accuracy: value }));
      return judged.outcome === 'verified' ? [judged.time.time - DURING, judged.time.accuracyMs] : judged.problems;
    };
    expect(accuracy({ seconds: 2, millis: 30, micros: 1 })).toEqual([250, 2031]);
    expect(accuracy({ millis: 999 })).toEqual([250, 999]);
    expect(accuracy({})).toEqual([250, 0]);
  });
  test('whose authority calls itself by any of its certificate’s names', () => {
    const named = [{ form: 'dns', text: 'time.example' }, { form: 'uri', text: 'https://time.example' }, { form: 'email', text: 'time@example' }] as const;
    const der = tsaCertificate({ extensions: [keyUsage('digitalSignature'), extendedKeyUsage([EXTENDED_KEY_USAGE.timeStamping], true), subjectAltName(named)] });
    const problems = (authority: Uint8Array): readonly string[] => kinds(judge(tokenNaming(der, authority)).problems);
    for (const name of named) expect(problems(writeGeneralName(name)), name.form).toEqual([]);
    for (const name of [{ form: 'dns', text: 'other.example' }, { form: 'uri', text: 'time.example' }] as const) expect(problems(writeGeneralName(name)), name.text).toEqual(['authority-name']);
  });
  test('and by no other name', () => expect(kinds(judge(token({ authority: named('somebody') })).problems)).toEqual(['authority-name']));
  test('with what is true of it and no reason to refuse', () => {
    expect(judge(token({ certificates: [TSA, MIDDLE.certificate, root('stranger').certificate] })).notes).toContainEqual({ kind: 'stray-certificates', count: 1 });
  });
});

describe('what was asked', () => {
  test('other bytes', () => {
    expect(judge(token(), { stamped: other }).problems).toEqual([{ kind: 'imprint', algorithm: 'sha256', stated: sha256Hex(STAMPED), computed: sha256Hex(other) }]);
  });
  test('a nonce', () => {
    expect(problems(token({ nonce: 12n }), { nonce: 12n })).toEqual([]);
    expect(judge(token({ nonce: 12n }), { nonce: 13n }).problems).toEqual([{ kind: 'nonce', stated: '12', expected: '13' }]);
    expect(judge(token(), { nonce: 13n }).problems).toEqual([{ kind: 'nonce', stated: null, expected: '13' }]);
  });
  test('a policy', () => {
    expect(problems(token(), { policy: POLICY })).toEqual([]);
    expect(judge(token(), { policy: '1.2' }).problems).toEqual([{ kind: 'policy', stated: POLICY, expected: '1.2' }]);
  });
  test('an instant before the stamp', () => {
    expect(judge(token(), { asOf: DURING - 2000 }).problems).toEqual([{ kind: 'from-the-future', genTime: DURING, asOf: DURING - 2000 }]);
    expect(problems(token(), { asOf: DURING - 1000 })).toEqual([]);
  });
});

describe('who stamped', () => {
  test('nobody is believed', () => expect(problems(token(), { authorities: [] })).toEqual(['no-anchor', 'path.issuer-unknown@1']));
  test('another authority is believed', () => {
    const authorities = [{ name: 'x', certificate: certificate(root('another').certificate), compromisedSince: null }];
    expect(problems(token(), { authorities })).toEqual(['path.issuer-unknown@1']);
  });
  test.each<[string, readonly Uint8Array[], unknown]>([
    ['no extended key usage', [keyUsage('digitalSignature')], { found: [], critical: false }],
    ['one that is not critical', [extendedKeyUsage([EXTENDED_KEY_USAGE.timeStamping])], { found: [EXTENDED_KEY_USAGE.timeStamping], critical: false }],
    ['one beside another', [extendedKeyUsage([EXTENDED_KEY_USAGE.timeStamping, '1.2.3'], true)], { found: [EXTENDED_KEY_USAGE.timeStamping, '1.2.3'], critical: true }],
    ['any', [extendedKeyUsage([EXTENDED_KEY_USAGE.any], true)], { found: [EXTENDED_KEY_USAGE.any], critical: true }],
  ])('a certificate with %s', (_name, extensions, expected) => {
    expect(judge(token(signedBy(tsaCertificate({ extensions })))).problems).toEqual([{ kind: 'extended-key-usage', ...(expected as object) }]);
  });
  test('a certificate for another purpose', () => {
    const extensions = [extendedKeyUsage([EXTENDED_KEY_USAGE.codeSigning], true)];
    expect(problems(token(signedBy(tsaCertificate({ extensions }))))).toEqual(['extended-key-usage', 'path.extended-key-usage@0']);
  });
  test('a certificate that was not valid at the stamp’s time, whenever it is judged', () => {
    expect(problems(token(signedBy(tsaCertificate({ notAfter: DURING - 1000 }))))).toEqual(['path.expired@0']);
    expect(problems(token({ genTime: DURING }), { asOf: END + 400 * DAY })).toEqual([]);
  });
  test('a certificate that was revoked before', () => {
    const crls = [crl(MIDDLE, { revoked: [{ serial: 77n, revoked: DURING - DAY, reason: 'superseded', invalidSince: null }] })];
    expect(problems(token(), { crls })).toEqual(['path.revoked@0']);
    expect(problems(token(), { revocation: 'required' })).toEqual(['path.revocation-unknown@0', 'path.revocation-unknown@1']);
    expect(problems(token(), { crls: [crl(MIDDLE), crl(ROOT)], revocation: 'required' })).toEqual([]);
  });
  test.each<[RevocationReason | null, boolean]>([
    ['affiliationChanged', true], ['superseded', true], ['cessationOfOperation', true],
    ['keyCompromise', false], ['cACompromise', false], ['certificateHold', false], ['privilegeWithdrawn', false], [null, false],
  ])('a certificate that was revoked later: %s', (reason, stands) => {
    const revoked = DURING + 500_000;
    const judged = judge(token(), { crls: [crl(MIDDLE, { thisUpdate: DURING + 600_000, revoked: [{ serial: 77n, revoked, reason, invalidSince: null }] })] });
    expect(judged.problems).toEqual(stands ? [] : [{ kind: 'revoked-key', position: 0, reason, revoked }]);
    expect(kinds(judged.notes)).toContain('path.revoked-later@0');
  });
  test.each<[RevocationReason | null, boolean]>([['superseded', true], [null, true], ['cACompromise', false]])('an authority of the path that was revoked later: %s', (reason, stands) => {
    const revoked = DURING + 500_000;
    const judged = judge(token(), { crls: [crl(ROOT, { thisUpdate: DURING + 600_000, revoked: [{ serial: 7n, revoked, reason, invalidSince: null }] })] });
    expect(judged.problems).toEqual(stands ? [] : [{ kind: 'revoked-key', position: 1, reason, revoked }]);
  });
  test('an authority that the user no longer believes', () => {
    const since = (at: number): Parameters<typeof judge>[1] => ({ authorities: [{ name: 'x', certificate: certificate(ROOT.certificate), compromisedSince: at }] });
    expect(judge(token(), since(DURING + 1000)).problems).toEqual([{ kind: 'anchor-compromised', since: DURING + 1000, genTime: DURING }]);
    expect(judge(token(), since(DURING + 1001)).notes).toContainEqual({ kind: 'backdating-possible', since: DURING + 1001 });
  });
  test('no certificate is bound by the signature', () => expect(problems(token({ signer: { signingCertificate: 'none' } }))).toEqual(['signing-certificate-missing']));
  test('another certificate of the same key is bound', () => {
    const second = tsaCertificate({ notBefore: SPAN.notBefore + 1000 });
    const bare = token({ certificates: [] });
    expect(judge(bare, { certificates: [second, MIDDLE.certificate].map(certificate) }).problems).toMatchObject([{ kind: 'signer', problem: { kind: 'signing-certificate', version: 2, mismatch: { kind: 'digest', computed: sha256Hex(second) } } }]);
  });
  test('a certificate slipped in under the signer’s issuer and serial number changes nothing', () => {
    const imposter = issue({ ...root('imposter'), name: MIDDLE.name }, demonstrationP256('time', 'imposter').spki, { serial: 77n, subject: named('imposter'), ...SPAN });
    const judged = judge(token({ certificates: [imposter, TSA, MIDDLE.certificate] }), { certificates: [certificate(imposter)] });
    expect(judged.outcome === 'verified' && judged.time.path[0]?.der).toEqual(TSA);
  });
  test('a path that the signer did not list', () => {
    expect(problems(token({ signer: { listed: [MIDDLE.certificate] } }))).toEqual([]);
    expect(judge(token({ signer: { listed: [ROOT.certificate] } })).problems).toEqual([{ kind: 'path-not-listed', fingerprint: sha256Hex(MIDDLE.certificate) }]);
  });
  test('two signers, or none', () => {
    const signer = { signer: TSA_KEY, certificate: TSA };
    expect(problems(token({ signers: [signer, { ...signer, signingTime: DURING }] }))).toEqual(['signers']);
    expect(problems(token({ signers: [] }))).toEqual(['signers']);
  });
});

describe('the shape of it', () => {
  const info = writeTstInfo({ stamped: STAMPED, policy: POLICY, serial: 5n, genTime: DURING });
  const wrap = (content: Uint8Array, more: object = {}): Uint8Array =>
    writeSignedData({ contentType: '1.2.840.113549.1.9.16.1.4', content, form: 'attached', signers: [{ signer: TSA_KEY, certificate: TSA }], certificates: [TSA, MIDDLE.certificate], ...more });
  test('a response without a token', () => {
    expect(judge(writeTimeStampResponse(null, 2, 'no')).problems).toEqual([{ kind: 'status', status: 'rejection', texts: ['no'] }, { kind: 'token-missing' }]);
    expect(problems(writeTimeStampResponse(null))).toEqual(['token-missing']);
    expect(problems(writeTimeStampResponse(token(), 3))).toEqual(['status']);
    expect(problems(writeTimeStampResponse(token(), 6))).toEqual(['malformed']);
  });
  test('a response that says why there is no token', () => {
    const response = (...info: readonly Uint8Array[]): Uint8Array => sequence(sequence(...info));
    const texts = (count: number): Uint8Array => sequence(...Array.from({ length: count }, (_, at) => der(0x0c, Buffer.from(`text ${at}`))));
    // badAlg (0), timeNotAvailable (14) and addInfoNotAvailable (17) of section 2.4.2.
    const failed = parseTimeStamp(response(integer(2), texts(2), der(0x03, Uint8Array.of(6, 0x80, 0x02, 0x40))));
    expect(failed).toEqual({ ok: true, value: { form: 'response', status: 'rejection', statusTexts: ['text 0', 'text 1'], failureBits: [0, 14, 17], token: null } });
    expect(parseTimeStamp(response(integer(3)))).toMatchObject({ ok: true, value: { status: 'waiting', statusTexts: [], failureBits: [] } });
    expect(parseTimeStamp(response(integer(2), texts(16)))).toMatchObject({ ok: true });
    expect(parseTimeStamp(response(integer(2), texts(17)))).toEqual({ ok: false, problem: 'status-texts', offset: 0 });
    expect(parseTimeStamp(response(integer(6)))).toEqual({ ok: false, problem: 'stamp-status', offset: 4 });
    expect(parseTimeStamp(response(integer(2), texts(1), der(0x03, Uint8Array.of(6, 0x81))))).toMatchObject({ ok: false, problem: 'bit-string' });
    expect(parseTimeStamp(sequence(sequence(integer(0)), sequence(), sequence()))).toMatchObject({ ok: false });
  });
  test('without an accuracy', () => expect(kinds(judge(wrap(info)).notes)).toContain('no-accuracy'));
  test('something other than a time', () => {
    expect(problems(wrap(info, { contentType: '1.2.840.113549.1.7.1' }))).toEqual(['content-type']);
    expect(judge(wrap(sequence())).problems).toMatchObject([{ kind: 'malformed', part: 'info', problem: 'missing-member' }]);
    expect(problems(wrap(info, { form: 'detached' }))).toEqual(['content-missing', 'signer.content-missing']);
  });
  test('a critical extension', () => {
    expect(judge(token({ extensions: [extension('1.2.3.4', true, new Uint8Array([5, 0]))] })).problems).toEqual([{ kind: 'critical-extension', oid: '1.2.3.4' }]);
    expect(problems(token({ extensions: [extension(OID.subjectAltName, false, new Uint8Array([5, 0]))] }))).toEqual([]);
  });
  test('the parts of an accuracy stay in their bounds', () => {
    expect(judge(token({ accuracy: { millis: 1000 } })).problems).toMatchObject([{ part: 'info', problem: 'accuracy' }]);
    expect(judge(token({ accuracy: { micros: 0 } })).problems).toMatchObject([{ part: 'info', problem: 'accuracy' }]);
  });
});
