import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { asJson, canonicalize } from '../../../../src/core/json/index.ts';
import type { Run } from '../../../../src/core/run.ts';
import { signerFromKey } from '../../../../src/producer/keys/signer.ts';
import { pemOf } from '../../../../src/producer/keys/certificate-chain.ts';
import { stampOf } from '../../../../src/producer/scenario/seal.ts';
import { cli } from '../../../support/cli.ts';
import { certificate, pack, TIME } from '../../../support/document-fixture.ts';
import { sealedArchive } from '../../../support/sealed-zip.ts';
import { signatureOf } from '../../../support/signed-report.ts';
import { readSealedArchive } from '../../../../src/producer/zip/read-sealed.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { RSA_PRIVATE } from '../../../support/tiny-keys.ts';
import { PACK, tinyBundle } from '../../../support/tiny-bundle.ts';

const folder = temporaryFolder('signed-report-command');
const at = (name: string): string => join(folder, name);
const [bundle, trust, signers, key] = [at('tiny.zip'), at('pack.json'), at('signers.json'), at('ada.pem')];
const SIGN = ['report', bundle, '--trust', trust, '--as-of', '2026-11-20', '--key', key, '--at', '2026-10-05T08:30:00Z'];

/** What our own `verify` says of a PDF, by the anchors of the signers' trust pack. */
async function verified(path: string): Promise<{ readonly signer: string | null; readonly axes: Readonly<Record<string, string>> }> {
  const { printed } = await cli('verify', path, '--trust', signers, '--as-of', '2026-11-20', '--format', 'json');
  const { subject, verdict } = JSON.parse(printed) as Run;
  return { signer: subject.kind === 'signed-document' ? subject.signer : null, axes: Object.fromEntries(verdict.axes.map(({ axis, outcome }) => [axis, outcome])) };
}

beforeAll(() => {
  writeFileSync(bundle, sealedArchive(tinyBundle()));
  writeFileSync(trust, canonicalize(asJson(PACK)));
  writeFileSync(signers, canonicalize(asJson(pack())));
  writeFileSync(key, `${RSA_PRIVATE.export({ format: 'pem', type: 'pkcs8' }).toString()}${pemOf('CERTIFICATE', certificate(undefined, [], signerFromKey(RSA_PRIVATE).spki))}`);
});

describe('a report signed in the terminal', () => {
  test('is verified by the terminal, dated by an answer to its request, and the same bytes each time', async () => {
    expect((await cli(...SIGN, '--out', at('a.pdf'), '--timestamp-request', at('a.tsq'))).code).toBe(0);
    expect(await verified(at('a.pdf'))).toMatchObject({ signer: 'Ada', axes: { integrity: 'pass', authenticity: 'pass' } });
    expect((await cli(...SIGN, '--out', at('b.pdf'))).code).toBe(0);
    expect(readFileSync(at('b.pdf')).equals(readFileSync(at('a.pdf')))).toBe(true);
    writeFileSync(at('a.tsr'), stampOf(TIME.stamper, signatureOf(readFileSync(at('a.pdf'))), Date.UTC(2026, 9, 5, 9)));
    expect((await cli('sign', at('a.pdf'), '--timestamp', at('a.tsr'), '--out', at('dated.pdf'))).code).toBe(0);
    expect((await verified(at('dated.pdf'))).axes['time']).toBe('pass');
  }, 120_000);

  test('stands signed in a pack', async () => {
    expect((await cli(...SIGN, '--format', 'pack', '--out', at('a.pack.zip'))).code).toBe(0);
    const inside = readSealedArchive(readFileSync(at('a.pack.zip'))).get('report.pdf');
    expect(inside).toBeDefined();
    writeFileSync(at('inside.pdf'), inside ?? '');
    expect(await verified(at('inside.pdf'))).toMatchObject({ signer: 'Ada', axes: { integrity: 'pass', authenticity: 'pass' } });
  }, 120_000);
});

test.each<readonly [string, readonly string[]]>([
  ['a request for a time-stamp that could not be put into a pack', ['--format', 'pack', '--key', key, '--timestamp-request', at('x.tsq'), '--out', at('x.zip')]],
  ['a key for a text', ['--format', 'oscal', '--key', key]],
  ['a time-stamp of no signature', ['--timestamp-request', at('x.tsq'), '--out', at('x.pdf')]],
])('%s is refused before anything is verified', async (_, more) => {
  const { code, printed, said } = await cli('report', at('no-such-file.zip'), ...more);
  expect({ code, printed }).toEqual({ code: 64, printed: '' });
  expect(said).toMatch(/^error: .*--(timestamp-request|key)/u);
});
