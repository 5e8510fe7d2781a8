import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../src/core/run.ts';
import type { TrustPack } from '../../../../src/core/trust/index.ts';
import { readPreviousRun } from '../../../../src/core/previous/index.ts';
import { UnreadableError } from '../../../../src/engine/errors.ts';
import { readLogEnds } from '../../../../src/engine/verify/log-ends.ts';
import { openContainer } from '../../../../src/engine/verify/index.ts';
import { openFolder } from '../../../../src/engine/files/folder-container.ts';
import {
  addSignature, createBundle, readDescription, readPrivateKey, signerFromKey, type CreateRequest, type Signer,
} from '../../../../src/producer/signing.ts';
import { newPack, trustedKeyOf, withKey } from '../../../../src/producer/trust/index.ts';
import { readSealedArchive } from '../../../../src/producer/zip/read-sealed.ts';
import { DESCRIPTION, folderFiles, FOLDER_ORIGIN, pemKey, writeFolder } from '../../../support/bundle-folder.ts';
import { pkcs12Of } from '../../../support/pkcs12.ts';
import { sealedArchive } from '../../../support/sealed-zip.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { codes, codesOfEvidence, outcomes, verifyPath } from '../../../support/verify-path.ts';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';

const ed = (): Signer => signerFromKey(readPrivateKey(Buffer.from(pemKey('ed25519').privatePem), null));
const WINDOW = { notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2027-12-31T00:00:00.000Z' };

function packOf(manifest: readonly Signer[], log: Signer): { readonly pack: TrustPack; readonly digest: string } {
  const keys = manifest.map((signer, index) => trustedKeyOf({ spki: signer.spki, name: `M${index}`, holder: `service:m${index}`, purposes: ['manifest'], ...WINDOW }));
  const logKey = trustedKeyOf({ spki: log.spki, name: 'Log', holder: 'service:log', purposes: ['checkpoint'], ...WINDOW });
  const pack = keys.reduce((sofar, key) => withKey(sofar, key, []), newPack('Folder', '2026-11-03T00:00:00.000Z', manifest.length, 90));
  return { pack: withKey(pack, logKey, [FOLDER_ORIGIN]), digest: 'a'.repeat(64) };
}

const all = temporaryFolder('create');
let made = 0;

async function created(files: Record<string, string>, more: Partial<CreateRequest> = {}): Promise<string> {
  const root = join(all, String(made++));
  const folder = writeFolder(join(root, 'folder'), files);
  mkdirSync(join(root, 'spool'));
  const { entries } = await openFolder(folder, DEFAULT_LIMITS);
  const path = join(root, 'made.zip');
  const description = readDescription(Buffer.from(files['bundle.json'] ?? ''), 'bundle.json');
  await createBundle(path, {
    entries: entries.filter(({ name }) => name !== 'bundle.json'), description, createdAt: description.created_at ?? '', signers: [ed()], announced: [], logSigner: ed(),
    certificates: [], spoolDirectory: join(root, 'spool'), ...more,
  });
  return path;
}

describe('a folder becomes a bundle', () => {
  test('that verifies on integrity, authenticity and completeness, with PEM and PKCS#12 keys', async () => {
    const passphrase = 'for the test';
    const fromPem = signerFromKey(readPrivateKey(Buffer.from(pemKey('P-256', passphrase).privatePem), passphrase));
    const p12 = pkcs12Of(generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey, passphrase);
    const fromP12 = signerFromKey(readPrivateKey(p12, passphrase));
    const logSigner = ed();
    const path = await created(folderFiles(), { signers: [fromPem, fromP12], logSigner });
    const verified = await verifyPath(path, { trust: packOf([fromPem, fromP12], logSigner) });
    expect(outcomes(verified)).toMatchObject({ integrity: 'pass', authenticity: 'pass', completeness: 'pass' });
    expect(codesOfEvidence(verified)).toEqual(['time.own-clock']);
    expect(verified.run.counts).toMatchObject({ events: 4 });
    expect(verified.run.subject).toMatchObject({ bundleId: 'folder-1', tenant: 'example', producer: 'example plane 2' });
  });

  test('whose own complete lines are kept, so that making it again gives the same log', async () => {
    const first = readSealedArchive(readFileSync(await created(folderFiles())));
    const log = Buffer.from(first.get('audit/main/0001.ndjson')!).toString('utf8');
    const { 'audit/main/a.ndjson': _a, 'audit/main/b.ndjson': _b, ...rest } = folderFiles();
    const second = readSealedArchive(readFileSync(await created({ ...rest, 'audit/main/0001.ndjson': log })));
    expect(Buffer.from(second.get('audit/main/0001.ndjson')!).toString('utf8')).toBe(log);
  });

  test('with a certificate chain beside it', async () => {
    const pem = Buffer.from('-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n');
    const signer = ed();
    const files = readSealedArchive(readFileSync(await created(folderFiles(), { signers: [signer], certificates: [{ keyid: signer.keyid, pem }] })));
    expect(files.get(`seal/certificates/${signer.keyid}.pem`)).toSatisfy((bytes: Uint8Array) => pem.equals(bytes));
  });

  const changed = (more: Record<string, string>): Record<string, string> => ({ ...folderFiles(), ...more });
  test.each<[string, Record<string, string>, string]>([
    ['a manifest of its own', changed({ 'manifest.dsse.json': '{}' }), 'manifest.dsse.json'],
    ['heads of its own', changed({ 'checkpoints/main.txt': '' }), 'checkpoints/main.txt'],
    ['a log that is not described', changed({ 'audit/other/a.ndjson': '{}' }), 'audit/other/a.ndjson'],
    ['a log without events', changed({ 'audit/main/a.ndjson': '', 'audit/main/b.ndjson': '\n' }), 'holds no event'],
    ['a line that is not JSON', changed({ 'audit/main/b.ndjson': '\nno' }), 'audit/main/b.ndjson, line 1'],
    ['values withheld by nobody', changed({ 'audit/main/b.ndjson': JSON.stringify({ record_id: 'x', withheld: { email: 'a'.repeat(64) } }) }), 'x/email is withheld'],
  ])('not with %s', async (_, files, message) => expect(created(files)).rejects.toThrow(message));

  test('withheld values are declared with who and why', async () => {
    const redactions = { by: 'person:privacy', reason: 'personal data' };
    const line = JSON.stringify({ ...JSON.parse(folderFiles()['audit/main/a.ndjson']!.split('\n')[1]!) as object, record_id: 'e-9', timestamp: '2026-11-01T00:00:09.000Z', withheld: { email: 'a'.repeat(64) } });
    const files = changed({ 'bundle.json': JSON.stringify({ ...DESCRIPTION, redactions }), 'audit/main/c.ndjson': line });
    const { run } = await verifyPath(await created(files), { trust: null });
    expect(run.checks.find((check) => check.id === 'chain.links')?.facts).toContainEqual(['redactions-declared', '1']);
  });
});

describe('a further signature', () => {
  test('fits where it was announced, and only there', async () => {
    const [first, second, logSigner] = [ed(), ed(), ed()];
    const path = await created(folderFiles(), { signers: [first], announced: [second.keyid], logSigner });
    expect(codes(await verifyPath(path, { trust: packOf([first, second], logSigner) }))).toContain('manifest.signers-mismatch');
    const files = readSealedArchive(readFileSync(path));
    const added = addSignature(files.get('manifest.dsse.json')!, second);
    expect(added.outstanding).toEqual([]);
    files.set('manifest.dsse.json', added.manifest);
    writeFileSync(path, sealedArchive(files));
    expect(outcomes(await verifyPath(path, { trust: packOf([first, second], logSigner) }))).toMatchObject({ integrity: 'pass', authenticity: 'pass' });
    expect(() => addSignature(added.manifest, second)).toThrow('already carries a signature');
    expect(() => addSignature(added.manifest, ed())).toThrow('does not announce this key');
  });

  test('stands in the announced order, whoever signs first', async () => {
    const [first, second, third] = [ed(), ed(), ed()];
    const path = await created(folderFiles(), { signers: [first], announced: [second.keyid, third.keyid] });
    const manifest = readSealedArchive(readFileSync(path)).get('manifest.dsse.json')!;
    const partly = addSignature(manifest, third);
    expect(partly.outstanding).toEqual([second.keyid]);
    const whole = JSON.parse(Buffer.from(addSignature(partly.manifest, second).manifest).toString('utf8')) as { signatures: { keyid: string }[] };
    expect(whole.signatures.map(({ keyid }) => keyid)).toEqual([first.keyid, second.keyid, third.keyid]);
  });

  test('no cut or flipped manifest is signed into something that still verifies', async () => {
    const [first, second] = [ed(), ed()];
    const manifest = readSealedArchive(readFileSync(await created(folderFiles(), { signers: [first], announced: [second.keyid] }))).get('manifest.dsse.json')!;
    for (let length = 0; length < manifest.length; length += 7) expect(() => addSignature(manifest.subarray(0, length), second)).toThrow();
    expect(sha256Hex(addSignature(manifest, second).manifest)).not.toBe(sha256Hex(manifest));
  });
});

describe('keys out of files', () => {
  test('an encrypted PEM needs its passphrase, and no message repeats it', () => {
    const { privatePem } = pemKey('ed25519', 'right');
    const file = Buffer.from(privatePem);
    expect(() => readPrivateKey(file, null)).toThrow('needs a passphrase');
    for (const passphrase of ['wrong', '']) expect(() => readPrivateKey(file, passphrase)).toThrow('cannot be opened with this passphrase');
    expect(readPrivateKey(file, 'right').equals(createPrivateKey({ key: privatePem, passphrase: 'right' }))).toBe(true);
  });

  test.each(['-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'])('%j holds none', (pem) => {
    expect(() => readPrivateKey(Buffer.from(pem), null)).toThrow('no private key');
  });

  test.each<[string, string]>([
    ['nothing', ''], ['a member too many', JSON.stringify({ ...DESCRIPTION, extra: 1 })], ['a loose time', JSON.stringify({ ...DESCRIPTION, created_at: '2026' })],
    ['a period backwards', JSON.stringify({ ...DESCRIPTION, period: { from: DESCRIPTION.period.to, to: DESCRIPTION.period.from } })], ['no log', JSON.stringify({ ...DESCRIPTION, logs: {} })],
  ])('a description with %s is refused', (_, text) => expect(() => readDescription(Buffer.from(text), 'bundle.json')).toThrow('bundle.json'));
});

describe('a log that goes on', () => {
  const event = (seq: number): string => JSON.stringify({
    record_id: `e-${seq}`, timestamp: `2026-11-01T00:00:${String(seq).padStart(2, '0')}.000Z`, type: seq === 0 ? 'log.opened' : 'agent.heartbeat', layer: seq === 0 ? 'evidence' : 'fleet', actor: { kind: 'service', id: 'plane' },
    causes: [], data: seq === 0 ? { origin: FOLDER_ORIGIN } : { fleet_id: 'f', active_runs: seq },
  });
  const folderOf = (from: number, to: number, id: string): Record<string, string> => ({
    ...folderFiles(), 'bundle.json': JSON.stringify({ ...DESCRIPTION, bundle_id: id }), 'audit/main/b.ndjson': '',
    'audit/main/a.ndjson': Array.from({ length: to - from }, (_, index) => event(from + index)).join('\n'),
  });
  const endsOf = async (path: string) => {
    const container = await openContainer(path, 'archive', DEFAULT_LIMITS);
    try {
      return await readLogEnds(container, DEFAULT_LIMITS);
    } finally {
      await container.close();
    }
  };
  const signers = [ed()];
  const logSigner = ed();

  test.each([[1, 2], [4, 7], [5, 13], [8, 9], [11, 32]])('after %i events ends at %i as if it had never stopped', async (middle, end) => {
    const whole = await endsOf(await created(folderOf(0, end, 'whole'), { signers, logSigner }));
    const first = await created(folderOf(0, middle, 'first'), { signers, logSigner });
    const before = await endsOf(first);
    const path = await created(folderOf(middle, end, 'second'), { signers, logSigner, continues: before });
    expect((await endsOf(path)).logs).toEqual(whole.logs);
    const trust = packOf(signers, logSigner);
    const earlier = readPreviousRun(Buffer.from((await verifyPath(first, { trust })).bytes));
    const verified = await verifyPath(path, { trust, ...(earlier.ok ? { previous: earlier.previous } : {}) });
    expect(outcomes(verified)).toMatchObject({ integrity: 'pass', authenticity: 'pass', completeness: 'pass' });
    expect(codesOfEvidence(verified)).toEqual(['previous.continues', 'stream.continues', 'time.own-clock']);
  });

  test('is refused under the same bundle id, before the earlier one was sealed, and without one of its logs', async () => {
    const before = await endsOf(await created(folderOf(0, 3, 'first'), { signers, logSigner }));
    const next = (more: Partial<typeof before>, id = 'second') => created(folderOf(3, 5, id), { signers, logSigner, continues: { ...before, ...more } });
    await expect(next({}, 'first')).rejects.toThrow('called first too');
    await expect(next({ createdAt: '2026-12-01T00:00:00.000Z' })).rejects.toThrow('sealed later');
    await expect(next({ logs: [...before.logs, { ...before.logs[0]!, origin: 'log.gone.example' }] })).rejects.toThrow('log.gone.example');
  });

  test('whose events are not those of its manifest has no end', async () => {
    const files = new Map(readSealedArchive(readFileSync(await created(folderOf(0, 3, 'first'), { signers, logSigner }))));
    const [name, lines] = [...files].find(([each]) => each.startsWith('audit/'))!;
    for (const cut of [lines.subarray(0, lines.indexOf(0x0a) + 1), lines.subarray(0, -1), new Uint8Array()]) {
      const path = join(all, `cut-${made++}.zip`);
      writeFileSync(path, sealedArchive(new Map([...files, [name, cut]])));
      await expect(endsOf(path)).rejects.toThrow(UnreadableError);
    }
  });
});
