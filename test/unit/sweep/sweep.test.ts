import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding, FindingCode } from '../../../src/core/findings/index.ts';
import { DEFAULT_LIMITS } from '../../../src/core/run.ts';
import { readTrustPack } from '../../../src/core/trust/read-pack.ts';
import { runText } from '../../../src/core/run-text.ts';
import { runOfBytes, verifyFile } from '../../../src/engine/verify/index.ts';
import { createExaminer } from '../../sweep/examine.ts';
import { changesOf, chunksOf, spread } from '../../sweep/chunks.ts';
import { everythingAt, flipsAt } from '../../sweep/mutations.ts';
import { ordinaryArchive } from '../../sweep/ordinary-archive.ts';
import { ownClass, type Changed } from '../../sweep/own-class.ts';
import { regionAt, type Region } from '../../sweep/regions.ts';
import { emptyResult } from '../../sweep/result.ts';
import { smallestBundle } from '../../sweep/smallest-bundle.ts';
import { openState, sourcesDigest } from '../../sweep/state.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('sweep');
const { archive, regions, files, trustPack, asOf } = smallestBundle();

function changed(part: string, file: string | null, offset = 0): Changed {
  const region = regions.find((each) => each.part === part && each.file === file)!;
  return { region, offset: region.from + offset, regions, text: Buffer.from(files.get(file ?? '') ?? []).toString('latin1') };
}

const finding = (code: FindingCode, at: Finding['at'] = {}): Finding => ({ code, at });
const answers = (where: Changed, ...findings: readonly Finding[]): readonly string[] => ownClass(where, findings).map(({ code }) => code);

const LOG = 'audit/a/0001.ndjson';

describe('the sweep', () => {
  test('every byte of both archives has one name', () => {
    for (const [bytes, parts] of [[archive, regions], [ordinaryArchive(files).archive, ordinaryArchive(files).regions]] as const) {
      let at = 0;
      for (const { from, to } of parts) {
        expect(from).toBe(at);
        at = to;
      }
      expect(at).toBe(bytes.length);
      expect(regionAt(parts, bytes.length - 1)).toBe(parts.at(-1));
    }
  });

  test('a digest over the file answers for no file that has a form of its own', () => {
    for (const file of ['manifest.dsse.json', LOG, 'approvals/a1.dsse.json', 'checkpoints/a.txt']) {
      expect(answers(changed('data', file), finding('file.digest-mismatch', { file }), finding('archive.crc-mismatch', { file }))).toEqual([]);
    }
    const snapshot = 'identity/principals.json';
    expect(answers(changed('data', snapshot), finding('archive.crc-mismatch', { file: snapshot }))).toEqual([]);
    expect(answers(changed('data', snapshot), finding('file.digest-mismatch', { file: snapshot }))).toEqual(['file.digest-mismatch']);
  });

  test('a finding about another file, another line or another part of the archive does not answer', () => {
    const second = Buffer.from(files.get(LOG)!).indexOf(0x0a) + 1;
    expect(answers(changed('data', LOG, second), finding('event.hash-mismatch', { file: LOG, offset: 0, length: second - 2 }))).toEqual([]);
    expect(answers(changed('data', LOG, second), finding('event.hash-mismatch', { file: LOG, offset: second, length: 9 }))).toEqual(['event.hash-mismatch']);
    expect(answers(changed('data', LOG, 3), finding('event.prev-mismatch', { file: LOG, offset: second, length: 9 }))).toEqual(['event.prev-mismatch']);
    expect(answers(changed('data', LOG), finding('event.hash-mismatch', { file: 'audit/b/0001.ndjson', offset: 0, length: 9 }))).toEqual([]);
    expect(answers(changed('data', LOG), finding('approval.malformed', { file: LOG }), finding('merkle.root-mismatch', { file: LOG }))).toEqual([]);
    expect(answers(changed('local header', LOG), finding('archive.header-mismatch', { file: 'checkpoints/a.txt', offset: 4_000 }))).toEqual([]);
    expect(answers(changed('local header', LOG), finding('event.malformed', { file: LOG }))).toEqual([]);
    expect(answers(changed('local header', LOG), finding('archive.header-mismatch', { file: LOG }))).toEqual(['archive.header-mismatch']);
  });

  test('what nothing says the class of stops the sweep', () => {
    const stranger: Region = { part: 'data', file: 'notes.txt', from: 0, to: 1 };
    expect(() => ownClass({ region: stranger, offset: 0, regions, text: '' }, [])).toThrow('notes.txt');
  });

  test('tries what it says: every bit; every value, insertion, deletion and cut', () => {
    const bytes = Uint8Array.of(1, 2, 3);
    const all = [0, 1, 2].flatMap((offset) => [...everythingAt(bytes, offset)]);
    expect([...flipsAt(bytes, 1)].map((each) => [...each.apply()])).toEqual([3, 0, 6, 10, 18, 34, 66, 130].map((value) => [1, value, 3]));
    expect(new Set(all.filter(({ kind }) => kind === 'value').map((each) => Buffer.from(each.apply()).toString('hex'))).size).toBe(3 * 255);
    expect(all.filter(({ kind }) => kind === 'delete').map((each) => [...each.apply()])).toEqual([[2, 3], [1, 3], [1, 2]]);
    expect(all.filter(({ kind }) => kind === 'cut').map((each) => each.apply().length)).toEqual([0, 1, 2]);
    expect(all.filter(({ kind }) => kind === 'insert').map((each) => each.apply().length)).toEqual(Array.from({ length: 4 * 256 }, () => 4));
    expect(new Set(all.filter(({ kind }) => kind === 'insert').map((each) => `${each.offset} ${each.detail}`)).size).toBe(4 * 256);
  });

  test.each([1, 2, 3, 64, 65, 1_000, 7_631])('the plan names each of %i places once, and the changes it counts are those it makes', (length) => {
    expect([...spread(length)].sort((a, b) => a - b)).toEqual(Array.from({ length }, (_, at) => at));
    for (const full of [true, false]) {
      const plan = { sealedBytes: length, ordinaryBytes: 130, full, every: 1 };
      const chunks = chunksOf(plan);
      const places = (archive: 'sealed' | 'ordinary'): readonly number[] => chunks.filter((each) => each.archive === archive).flatMap((each) => each.places);
      expect(new Set(places('sealed')).size).toBe(length);
      expect(places('sealed')).toHaveLength(length);
      expect(new Set(places('ordinary')).size).toBe(130);
      expect(chunks.reduce((sum, chunk) => sum + changesOf(chunk, plan), 0)).toBe(130 * 8 + (full ? length * (255 + 256 + 1 + 1) + 256 : length * 8));
    }
    const last = { archive: 'sealed', places: [2] } as const;
    expect([...everythingAt(Uint8Array.of(1, 2, 3), 2)]).toHaveLength(changesOf(last, { sealedBytes: 3, ordinaryBytes: 0, full: true, every: 1 }));
  });

  test('a state goes on where it was, forgets half a line, and is refused for anything else', () => {
    const path = join(folder, 'state.ndjson');
    const result = { ...emptyResult(), tried: 7, byKind: { flip: 7 } };
    openState(path, 'this').add(3, result);
    appendFileSync(path, '{"chunk":4,"resu');
    const again = openState(path, 'this');
    expect([...again.done]).toEqual([[3, result]]);
    again.add(5, result);
    expect([...openState(path, 'this').done.keys()]).toEqual([3, 5]);
    expect(() => openState(path, 'that')).toThrow('other sources');
    writeFileSync(join(folder, 'empty.ndjson'), '');
    expect(() => openState(join(folder, 'empty.ndjson'), 'this')).toThrow('other sources');
    expect(sourcesDigest()).toMatch(/^[0-9a-f]{64}$/u);
  });

  test('an unchanged file is seen to pass, a changed one not to, and a throw is an answer', async () => {
    const examiner = await createExaminer(archive, trustPack, asOf);
    expect(await examiner.examine(archive)).toMatchObject({ passes: true, worse: [], fresh: [], threw: null });
    expect(await examiner.examine(Buffer.concat([archive, Buffer.from('x')]))).toMatchObject({ passes: false, threw: null, fresh: [{ code: 'archive.bytes-after' }] });
    const broken = new Proxy(archive, { get: () => { throw new Error('gone'); } });
    expect((await examiner.examine(broken)).threw).toBe('gone');
    await expect(createExaminer(archive.subarray(0, 100), trustPack, asOf)).rejects.toThrow('does not hold');
  });

  test('bytes in memory give the run that a file gives, byte for byte, whatever was changed', async () => {
    const reading = readTrustPack(trustPack);
    if (!reading.ok) throw new Error(reading.problem);
    const settings = { artifactPath: null, trust: reading, asOf, limits: DEFAULT_LIMITS, rememberedHeads: [], version: 'sweep' };
    const path = join(folder, 'changed.zip');
    const ordinary = ordinaryArchive(files).archive;
    const changes = spread(archive.length).slice(0, 12).flatMap((offset) => [...everythingAt(archive, offset)].filter((_, index) => index % 53 === offset % 53));
    const others = spread(ordinary.length).slice(0, 24).flatMap((offset) => [...flipsAt(ordinary, offset)].slice(0, 1));
    const runs = new Set<string>();
    for (const bytes of [archive, ordinary, ...[...changes, ...others].map((change) => change.apply())]) {
      writeFileSync(path, bytes);
      const [file, memory] = [await verifyFile({ path, ...settings }), await runOfBytes(bytes, settings)];
      expect(runText(memory)).toBe(Buffer.from(file.bytes).toString());
      runs.add(file.runId);
    }
    expect(runs.size).toBeGreaterThan(100);
  });
});
