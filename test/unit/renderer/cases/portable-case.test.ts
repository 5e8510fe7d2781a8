import 'fake-indexeddb/auto';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { isPortableCase, type EngineClient } from '../../../../src/contract/index.ts';
import { exportPortableCase, importPortableCase } from '../../../../src/renderer/cases/portable-case.ts';
import { ReviewDatabase } from '../../../../src/renderer/review/database.ts';
import { differencesOf } from '../../../../src/renderer/review/merge.ts';
import { ReviewStore } from '../../../../src/renderer/review/store.ts';
import type { CaseRow } from '../../../../src/renderer/review/types.ts';
import { casesLabels } from '../../../../src/text/index.ts';
import { memoryJournal } from '../../../support/memory-journal.ts';

const AT = '2026-11-23T00:00:00.000Z';
const row: CaseRow = { id: 'c1', name: 'The merge', digest: 'ab'.repeat(32), evidenceName: 'q3.zip', createdAt: AT, openedAt: AT, archived: true, sender: null };
let count = 0;
const store = (journal = memoryJournal()): ReviewStore => new ReviewStore(new ReviewDatabase(`portable-${(count += 1)}`), journal.client);
const acts: string[] = [];
/** Only the custody log is asked anything by an import. */
const engine = { custody: { note: async ({ act }: { act: string }) => void acts.push(act) } } as unknown as EngineClient;
const asFile = (bytes: Uint8Array<ArrayBuffer>): File => new File([bytes], 'x.proofroom-case.zip');
const zipped = async (files: Readonly<Record<string, string>>): Promise<File> => {
  const zip = new JSZip();
  for (const [name, text] of Object.entries(files)) zip.file(name, text);
  return asFile(new Uint8Array(await zip.generateAsync({ type: 'arraybuffer' })));
};
const head = (change: object = {}): string => JSON.stringify({ format: 'proofroom.portable-case.v1', case: { ...row, ...change } });

describe('portable cases', () => {
  test('review work goes over whole, under its own ids', async () => {
    const [from, to] = [store(), store()];
    await from.put('cases', row);
    await from.put('notes', { id: 'n', caseId: 'c1', target: 'event:e', text: 'look here', createdAt: AT, editedAt: null });
    await from.put('notes', { id: 'other', caseId: 'c2', target: 'event:e', text: 'not this case', createdAt: AT, editedAt: null });
    await from.put('bookmarks', { id: 'b', caseId: 'c1', target: 'file:f', label: 'f', createdAt: AT });
    await from.put('filters', { id: 'f', caseId: 'c1', screen: 'evidence', name: 'x', filter: 'type:a', createdAt: AT });
    const file = asFile(await exportPortableCase(row, null, from, new TextEncoder().encode('evidence')));
    expect(isPortableCase('renamed.zip', new Uint8Array(await file.arrayBuffer()))).toBe(true);
    const { row: there, evidence } = await importPortableCase(file, to, engine);
    expect(there).toMatchObject({ name: 'The merge', digest: row.digest, archived: false });
    expect(there.id).toBe('c1');
    expect((await to.db.notes.toArray()).map(({ text, caseId }) => [text, caseId])).toEqual([['look here', there.id]]);
    expect([await to.db.bookmarks.count(), await to.db.filters.count()]).toEqual([1, 1]);
    expect(await evidence?.text()).toBe('evidence');
    expect(evidence?.name).toBe('q3.zip');
    expect(acts).toContain('case-imported');
  });

  test('what only the journal holds so far, as a signature made a moment ago, goes over too', async () => {
    const [journal, to] = [memoryJournal(), store()];
    const from = store(journal);
    await from.put('cases', row);
    await from.sync();
    const value = { id: 's', caseId: 'c1', envelope: '{}', createdAt: AT };
    await journal.client.append({ entries: [{ id: 'e', table: 'signoffs', op: 'put', key: 's', value }] });
    await importPortableCase(asFile(await exportPortableCase(row, null, from, null)), to, engine);
    expect(await to.db.table('signoffs').toArray()).toEqual([value]);
  });

  test('evidence is none, whatever else lies in it', async () => {
    const to = store();
    for (const name of ['manifest.dsse.json', 'manifest.sigstore.json']) {
      await expect(importPortableCase(await zipped({ 'case.json': head(), [name]: '{}' }), to, engine)).rejects.toThrow(casesLabels.notPortable);
    }
    expect(await to.db.cases.count()).toBe(0);
  });

  test('what comes into a case that is here loses neither side, and tells what both changed', async () => {
    const journal = memoryJournal();
    const [from, to] = [store(), store(journal)];
    const note = (id: string, text: string, caseId = 'c1') => ({ id, caseId, target: 'event:e', text, createdAt: AT, editedAt: null });
    for (const each of [from, to]) await each.put('cases', row);
    for (const each of [note('same', 'same'), note('both', 'theirs'), note('new', 'new'), note('elsewhere', 'theirs')]) await from.put('notes', each);
    for (const each of [note('same', 'same'), note('both', 'mine'), note('elsewhere', 'of another case', 'c9')]) await to.put('notes', each);
    const { joined, conflicts } = await importPortableCase(asFile(await exportPortableCase(row, null, from, null)), to, engine);
    expect([joined, conflicts.map(({ table, id }) => [table, id])]).toEqual([true, [['notes', 'both'], ['notes', 'elsewhere']]]);
    expect(conflicts.map(differencesOf)).toEqual([
      [{ field: 'text', ours: 'mine', theirs: 'theirs' }],
      [{ field: 'caseId', ours: 'c9', theirs: 'c1' }, { field: 'text', ours: 'of another case', theirs: 'theirs' }],
    ]);
    // The journal holds both: theirs under the id that the conflict names.
    await to.sync();
    const last = (key: string): unknown => (journal.entries.findLast((entry) => entry.key === key)?.value as { text: string } | undefined)?.text;
    expect(conflicts.flatMap(({ id, copy }) => [last(id), last(copy)])).toEqual(['mine', 'theirs', 'of another case', 'theirs']);
    expect((await to.db.notes.toArray()).map(({ caseId, text }) => `${caseId} ${text}`).sort()).toEqual(['c1 mine', 'c1 new', 'c1 same', 'c1 theirs', 'c1 theirs', 'c9 of another case']);
  });

  test('an id that is here for other evidence becomes another case', async () => {
    const to = store();
    await to.put('cases', { ...row, digest: 'cd'.repeat(32) });
    const { row: there } = await importPortableCase(await zipped({ 'case.json': head() }), to, engine);
    expect(there.id).not.toBe('c1');
    expect(await to.db.cases.count()).toBe(2);
  });

  test('the sender’s run is kept as the sender’s word, and only in its shape', async () => {
    const run = { id: 'r1', run: { verdict: { axes: [{ axis: 'integrity', outcome: 'pass' }] }, inputs: { asOf: AT }, software: { version: '1' } } };
    const good = await importPortableCase(await zipped({ 'case.json': head(), 'run.json': JSON.stringify(run) }), store(), engine);
    expect(good.row.sender).toMatchObject({ runId: 'r1', asOf: AT, axes: [{ axis: 'integrity', outcome: 'pass' }] });
    const odd = await importPortableCase(await zipped({ 'case.json': head(), 'run.json': '{"id":"r1","run":{"verdict":{"axes":7}}}' }), store(), engine);
    expect(odd.row.sender).toBeNull();
  });

  test('rows of the wrong shape are left out', async () => {
    const to = store();
    await importPortableCase(await zipped({ 'case.json': head(), 'notes.json': '[{"id":"x"},7,null]' }), to, engine);
    expect(await to.db.notes.count()).toBe(0);
  });

  test.each([
    ['no case', {}],
    ['another format', { 'case.json': '{"format":"x","case":{}}' }],
    ['a digest that is none', { 'case.json': head({ digest: '../../x' }) }],
    ['a case without a name', { 'case.json': head({ name: 7 }) }],
    ['no JSON', { 'case.json': '{' }],
  ])('%s is refused and nothing is written', async (_what, files) => {
    const to = store();
    await expect(importPortableCase(await zipped(files), to, engine)).rejects.toThrow();
    expect(await to.db.cases.count()).toBe(0);
  });

  test('bytes that are no archive are refused', async () => {
    await expect(importPortableCase(asFile(new Uint8Array([1, 2, 3])), store(), engine)).rejects.toThrow();
  });
});
