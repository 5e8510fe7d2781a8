import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { call } from '@orpc/server';
import { afterAll, describe, expect, test } from 'vitest';
import type { ImportStep } from '../../../src/contract/index.ts';
import { asJson, canonicalize } from '../../../src/core/json/index.ts';
import type { TrustPack } from '../../../src/core/trust/index.ts';
import { openEngine, type Engine } from '../../../src/engine/index.ts';
import { createDownloads, createIntakes, router, type RouterContext } from '../../../src/engine/router/index.ts';
import { custodyEntries, custodyFile } from '../../support/custody-log.ts';
import { sealedArchive } from '../../support/sealed-zip.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { PACK, tinyBundle } from '../../support/tiny-bundle.ts';
import { outcomes, verifyPath } from '../../support/verify-path.ts';

const root = temporaryFolder('ledger');
const NOW = Date.UTC(2026, 10, 20, 9);
const file = (name: string, bytes: Uint8Array | string) => {
  writeFileSync(join(root, name), bytes);
  return { path: join(root, name), name, size: statSync(join(root, name)).size };
};
const opened: Engine[] = [];
async function serve(name: string): Promise<{ readonly context: RouterContext; readonly engine: Engine }> {
  const engine = await openEngine({ dataDir: join(root, name), version: '0', clock: () => NOW });
  opened.push(engine);
  return { engine, context: { engine, shell: 'browser', refused: () => 0, intakes: createIntakes(), downloads: createDownloads() } };
}
afterAll(() => Promise.all(opened.map((engine) => engine.close())));

async function taken(engine: Engine, given: ReturnType<typeof file>): Promise<string> {
  let last: ImportStep | null = null;
  for await (const step of engine.evidence.import([given], new AbortController().signal)) last = step;
  if (last?.kind !== 'done') throw new Error('no last step');
  return last.evidence.digest;
}

/** The tiny bundle with the lines of its log changed after it was signed. */
function tampered(change: (lines: string[]) => readonly string[]): Uint8Array {
  const files = tinyBundle();
  const name = 'audit/main/0001.ndjson';
  const lines = Buffer.from(files.get(name)!).toString('utf8').trimEnd().split('\n');
  files.set(name, Buffer.from(change(lines).map((line) => `${line}\n`).join('')));
  return sealedArchive(files);
}

describe('the chain of a bundle', () => {
  test('is drawn without marks where it holds, and its heads are told', async () => {
    const { engine, context } = await serve('whole');
    await engine.setTrustPack(file('pack.json', canonicalize(asJson(PACK))));
    const digest = await taken(engine, file('whole.zip', sealedArchive(tinyBundle())));
    expect(await call(router.chain.picture, { digest, stream: 'main', columns: 400 }, { context })).toEqual({ columns: 7, rows: { first: 0, count: 7 }, damaged: [], marks: [] });
    expect(await call(router.chain.picture, { digest, stream: 'elsewhere', columns: 400 }, { context })).toBeNull();
    const [stream] = await call(router.chain.streams, { digest }, { context });
    expect(stream).toMatchObject({ name: 'main', rows: { first: 0, count: 7 }, previous: null, checkpoint: { states: { size: 7 } }, seen: { size: 7, evidence: digest, evidenceName: 'whole.zip' } });
    expect(stream?.checkpoint?.signatures.map((each) => each.key !== null)).toEqual([true]);
  });

  test('an event is handed over with its proof, which verifies alone; the custody log says so', async () => {
    const { engine, context } = await serve('proof');
    const digest = await taken(engine, file('proof.zip', sealedArchive(tinyBundle())));
    const event = await call(router.events.byRow, { digest, row: 0 }, { context });
    const { downloadId, name } = await call(router.chain.eventProof, { digest, id: event.id }, { context });
    const noted = async () => (await engine.custody.list()).entries.filter(({ act }) => act === 'event-handed-out').map(({ subject, detail }) => [subject, detail['event']]);
    // Made, and not yet given to anybody: where to save it is asked after this, and may be cancelled.
    expect(await noted()).toEqual([]);
    const verified = await verifyPath((await context.downloads.take(downloadId))?.path ?? '');
    expect(verified.run.subject).toMatchObject({ kind: 'event-proof', event: event.id });
    expect(outcomes(verified)).toMatchObject({ integrity: 'pass', authenticity: 'pass' });
    expect(name).toMatch(/^event-[0-9a-f]{12}\.proof\.json$/u);
    expect(await noted()).toEqual([[digest, event.id]]);
    await expect(call(router.chain.eventProof, { digest, id: 'nobody' }, { context })).rejects.toThrow();
  });

  test('every event’s inclusion ends in the root that the run confirmed', async () => {
    const { engine, context } = await serve('inclusion');
    const digest = await taken(engine, file('inclusion.zip', sealedArchive(tinyBundle())));
    const [evidence] = await engine.evidence.list();
    const run = await engine.runs.get(evidence!.latestRunId!);
    for (let row = 0; row < 7; row += 1) {
      const event = await call(router.events.byRow, { digest, row }, { context });
      const proof = await call(router.chain.inclusion, { digest, id: event.id }, { context });
      expect(proof).toMatchObject({ leafIndex: row, treeSize: 7, eventHash: event.hash, root: run!.run.streams[0]!.merkleRoot });
      // By hand, apart from the code under test.
      let hash = createHash('sha256').update(Buffer.concat([Buffer.of(0), Buffer.from(event.hash!, 'hex')])).digest();
      expect(proof?.leaf).toBe(hash.toString('hex'));
      for (const step of proof?.steps ?? []) {
        const sibling = Buffer.from(step.sibling, 'hex');
        hash = createHash('sha256').update(Buffer.concat([Buffer.of(1), ...(step.side === 'left' ? [sibling, hash] : [hash, sibling])])).digest();
        expect(step.result).toBe(hash.toString('hex'));
      }
      expect(hash.toString('hex')).toBe(proof?.root);
    }
  });

  test.each([
    ['changed', (lines: string[]) => lines.map((line, at) => (at === 1 ? line.replace(/"timestamp":"(\d{4})/, '"timestamp":"2025') : line)), 1],
    ['gap', (lines: string[]) => lines.toSpliced(1, 1), 1],
    ['duplicate', (lines: string[]) => lines.toSpliced(1, 0, lines[1]!), 2],
    ['unreadable', (lines: string[]) => lines.with(1, '{}'), 0],
  ] as const)('%s is marked where it is', async (mark, change, row) => {
    const { engine, context } = await serve(mark);
    const digest = await taken(engine, file(`${mark}.zip`, tampered(change)));
    const picture = await call(router.chain.picture, { digest, stream: 'main', columns: 400 }, { context });
    expect(picture?.marks.filter((each) => each.mark === mark)).toMatchObject([{ row, count: 1 }]);
    // In one column nothing is averaged away.
    const narrow = await call(router.chain.picture, { digest, stream: 'main', columns: 1 }, { context });
    expect(narrow?.marks.some((each) => each.mark === mark)).toBe(true);
  });
});

describe('trust', () => {
  const lost: TrustPack = { ...PACK, name: 'Later', keys: PACK.keys.map((key, at) => (at === 0 ? { ...key, compromised_since: '2026-10-01T00:00:00.000Z' } : key)) };

  test('a pack is described whole, kept, exported as it was set, and runs name it', async () => {
    const { engine, context } = await serve('trust');
    expect(await call(router.trust.current, undefined, { context })).toBeNull();
    const first = file('first.json', canonicalize(asJson(PACK)));
    await engine.setTrustPack(first);
    const digest = await taken(engine, file('judged.zip', sealedArchive(tinyBundle())));
    const pack = await call(router.trust.current, undefined, { context });
    expect(pack?.keys.map((key) => key.keyid)).toEqual(PACK.keys.map((key) => key.keyid));
    expect(pack?.keys.every((key) => /^(\d{5} ){11}\d{5}$/.test(key.voice))).toBe(true);
    expect((await call(router.trust.runs, { digest }, { context })).map((run) => run.current)).toEqual([true]);

    const later = file('later.json', canonicalize(asJson(lost)));
    const { intake } = context.intakes.add(later, { temporary: false });
    const candidate = await call(router.trust.candidate, { intake }, { context });
    expect(candidate).toMatchObject({ ok: true, inForce: { digest: pack?.digest }, pack: { name: 'Later' } });
    expect(candidate.ok && candidate.changes.map((change) => [change.kind, change.what, change.member])).toEqual([['changed', 'pack', 'name'], ['changed', 'key', 'compromised_since']]);
    // Looking at it believed nothing.
    expect((await call(router.trust.current, undefined, { context }))?.name).toBe(PACK.name);
    await call(router.session.setTrustPack, { intake }, { context });
    expect((await call(router.trust.runs, { digest }, { context })).map((run) => [run.current, run.pack?.digest])).toEqual([[false, pack?.digest]]);
    expect((await call(router.trust.history, undefined, { context })).map((each) => [each.name, each.current, each.held])).toEqual([['Later', true, true], [PACK.name, false, true]]);

    const exported = await call(router.trust.export, { digest: pack!.digest }, { context });
    expect(readFileSync(context.downloads.get(exported.downloadId)!.path).equals(readFileSync(first.path))).toBe(true);
  });

  test('what is no pack is refused with its reason', async () => {
    const { context } = await serve('no-pack');
    const { intake } = context.intakes.add(file('none.json', '{}'), { temporary: false });
    expect(await call(router.trust.candidate, { intake }, { context })).toMatchObject({ ok: false });
  });
});

describe('custody', () => {
  test('another workstation’s log is imported, shown, and held against what was seen of it', async () => {
    const { engine, context } = await serve('custody');
    const digest = await taken(engine, file('theirs.ndjson', custodyFile(custodyEntries(5))));
    expect((await call(router.custody.imported, { digest }, { context }))).toMatchObject({ intact: true, findings: [] });
    expect((await engine.evidence.list())[0]).toMatchObject({ kind: 'custody-log' });
    await taken(engine, file('shorter.ndjson', custodyFile(custodyEntries(3))));
    const shorter = (await engine.evidence.list()).find((each) => each.name === 'shorter.ndjson');
    const run = await engine.runs.get(shorter!.latestRunId!);
    expect(run?.run.findings.map((finding) => finding.code)).toContain('custody.behind-seen');
  });

  test('the own log is exported byte for byte, and computed again', async () => {
    const { engine, context } = await serve('own');
    await engine.custody.note('case-exported', 'case-1', {});
    const { downloadId } = await call(router.custody.export, undefined, { context });
    expect(readFileSync(context.downloads.get(downloadId)!.path).equals(readFileSync(join(root, 'own', 'custody.ndjson')))).toBe(true);
    expect(await call(router.custody.check, undefined, { context })).toMatchObject({ intact: true, checkedAt: new Date(NOW).toISOString() });
    writeFileSync(join(root, 'own', 'custody.ndjson'), readFileSync(join(root, 'own', 'custody.ndjson'), 'utf8').replace('case-1', 'case-2'));
    const after = await call(router.custody.check, undefined, { context });
    expect(after.intact).toBe(false);
    expect(after.findings.map((finding) => finding.code)).toContain('custody.entry-changed');
  });
});
