import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/core/run.ts';
import { describePdf } from '../../../src/engine/inspect/describe-pdf.ts';
import { signReport } from '../../../src/engine/signing/sign-report.ts';
import { runOfBytes } from '../../../src/engine/verify/index.ts';
import { pemOf } from '../../../src/producer/keys/certificate-chain.ts';
import { reportStampRequest, signReport as sign, stampReport } from '../../../src/producer/keys/sign-report.ts';
import { stampOf } from '../../../src/producer/scenario/seal.ts';
import { parseTimeStampRequest } from '../../../src/core/time/index.ts';
import { AUTHORITY, certificate, pack, SIGNED, TIME } from '../../support/document-fixture.ts';
import { readStructure, walk } from '../../support/pdf-structure.ts';
import { roomyReport, signatureOf, signed } from '../../support/signed-report.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { keyOf, RSA_PRIVATE } from '../../support/tiny-keys.ts';
import { signerFromKey } from '../../../src/producer/keys/signer.ts';

/** Tools of other people, where this machine has them. */
const has = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined;
const name = (tool: string, says: string): string => `${tool} ${has(tool) ? says : 'is not installed: it did not run'}`;

let report: Uint8Array;
let whole: Uint8Array;
beforeAll(async () => {
  report = await roomyReport();
  whole = signed(report);
}, 60_000);

const settings = { artifactPath: null, trust: { pack: pack(), digest: 'ab'.repeat(32) }, asOf: '2026-11-20T23:59:59.999Z', limits: DEFAULT_LIMITS, rememberedHeads: [], version: '0' };

describe('a signed report', () => {
  test('differs from the one with room in the range and the value, and in nothing else', async () => {
    const differing = [...report.keys()].filter((at) => report[at] !== whole[at]);
    expect(report.length).toBe(whole.length);
    expect(Math.max(...differing) - Math.min(...differing)).toBeLessThan(34_000);
    expect(await roomyReport()).toEqual(report);
    expect(signed(report)).toEqual(whole);
  });

  test('is still tagged throughout, and the field has a place and a name in the tree', () => {
    const found = readStructure(Buffer.from(whole));
    expect(found).toMatchObject({ untagged: [], unclaimed: 0 });
    expect([...walk(found.root)].filter(({ type }) => type === 'Form')).toHaveLength(1);
    expect(Buffer.from(whole).toString('latin1')).toMatch(/\/TU \(/);
  });

  test('is verified by the engine as a file, with what it does not prove', async () => {
    const run = await runOfBytes(whole, settings);
    expect(run.subject).toMatchObject({ kind: 'signed-document', form: 'pdf', signer: 'Ada' });
    expect(run.verdict.axes.filter(({ outcome }) => outcome === 'pass').map(({ axis }) => axis)).toEqual(['integrity', 'authenticity']);
    expect(run.notProved.map(({ key }) => key)).toContain('pdf-scope');
  });

  test('is dated by an authority that answered its request', async () => {
    const request = parseTimeStampRequest(reportStampRequest(whole));
    expect(request.ok).toBe(true);
    const dated = stampReport(whole, stampOf(TIME.stamper, signatureOf(whole), SIGNED + 1_000));
    const run = await runOfBytes(dated, settings);
    expect(run.verdict.axes.find(({ axis }) => axis === 'time')?.outcome).toBe('pass');
    expect(() => stampReport(dated, stampOf(TIME.stamper, signatureOf(whole), SIGNED))).toThrow(/already/);
    expect(() => stampReport(whole, stampOf(TIME.stamper, Uint8Array.of(1), SIGNED))).toThrow(/other bytes/);
  });

  test('is described without keys', () => {
    const { sections } = describePdf(whole);
    expect(sections.map(({ title }) => title)).toEqual(expect.arrayContaining(['file', 'signature field', 'signed data', 'signer 1 of 1']));
    expect(sections.flatMap(({ facts }) => facts)).toEqual(expect.arrayContaining([['enclosed file', 'run.json'], ['leaves out', 'its own value']]));
  });
});

describe('a key in files', () => {
  const pem = Buffer.from(RSA_PRIVATE.export({ format: 'pem', type: 'pkcs8' }));
  const own = Buffer.from(pemOf('CERTIFICATE', certificate(undefined, [], signerFromKey(RSA_PRIVATE).spki)));
  test('signs with its certificate beside it or in the same file', () => {
    const [beside, together] = [signReport(report, { key: pem, certificates: own, passphrase: null }), signReport(report, { key: Buffer.concat([pem, own]), certificates: null, passphrase: null })];
    expect(beside.ok).toBe(true);
    expect(together).toEqual(beside);
  });
  test('is refused without a certificate, with another’s, and where it is no key', () => {
    const other = Buffer.from(pemOf('CERTIFICATE', certificate()));
    expect(signReport(report, { key: pem, certificates: null, passphrase: null })).toEqual({ ok: false, because: 'key-unfit' });
    expect(signReport(report, { key: pem, certificates: other, passphrase: null })).toEqual({ ok: false, because: 'key-unfit' });
    expect(signReport(report, { key: Buffer.from('no key'), certificates: own, passphrase: null })).toEqual({ ok: false, because: 'key-unreadable' });
    const locked = Buffer.from(RSA_PRIVATE.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'right' }));
    expect(signReport(report, { key: locked, certificates: own, passphrase: null })).toEqual({ ok: false, because: 'passphrase-missing' });
    expect(signReport(report, { key: locked, certificates: own, passphrase: 'wrong' })).toEqual({ ok: false, because: 'passphrase-wrong' });
  });
});

describe.each(['ecdsa-p384-sha384', 'ecdsa-p521-sha512'] as const)('a key of %s', (algorithm) => {
  const own = keyOf(algorithm, 7);
  const withKey = (): Uint8Array => sign(report, own, [certificate(undefined, [], own.spki), AUTHORITY.certificate]);

  test('signs the same bytes each time, and they are verified', async () => {
    const made = withKey();
    expect(withKey()).toEqual(made);
    const run = await runOfBytes(made, settings);
    expect(run.verdict.axes.filter(({ outcome }) => outcome === 'pass').map(({ axis }) => axis)).toEqual(['integrity', 'authenticity']);
    expect(run.signers).toMatchObject([{ algorithm, outcome: 'valid' }]);
  });

  test.skipIf(!has('pdfsig'))(name('pdfsig', 'finds it valid'), () => {
    const path = join(temporaryFolder('signed-report'), 'report.pdf');
    writeFileSync(path, withKey());
    expect(spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8' }).stdout).toContain('Signature is Valid');
  });
});

describe('other people’s tools', () => {
  test.skipIf(!has('pdfsig'))(name('pdfsig', 'finds it valid and whole'), () => {
    const path = join(temporaryFolder('signed-report'), 'report.pdf');
    writeFileSync(path, whole);
    const { stdout } = spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8' });
    expect(stdout).toContain('Signature is Valid');
    expect(stdout).toContain('Total document signed');
    expect(stdout).toContain('ETSI.CAdES.detached');
  });
  test.skipIf(!has('qpdf'))(name('qpdf', 'finds nothing wrong'), () => {
    const path = join(temporaryFolder('signed-report'), 'report.pdf');
    writeFileSync(path, whole);
    expect(spawnSync('qpdf', ['--check', path], { encoding: 'utf8' }).status).toBe(0);
  });
});
