import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import type { Finding } from '../../../../src/core/findings/index.ts';
import { DEFAULT_LIMITS } from '../../../../src/core/run.ts';
import type { Files } from '../../../support/memory-container.ts';
import { jcs, tinyBundle } from '../../../support/tiny-bundle.ts';
import { codesOf, findingsOf, verifyFiles } from '../../../support/verify-tiny.ts';

const person = (id: string, name: string, accounts: readonly string[] = []) => ({ id, kind: 'person', name, accounts, manager: null });
const principals = (...people: readonly object[]) => (files: Files): void => void files.set('identity/principals.json', jcs({ principals: people }));
const node = (id: string, name: string) => ({ id, kind: 'service', name, layer: null, environment: null, data_class: null, owner: '' });
const graph = (id: string, ...nodes: readonly object[]) => (files: Files): void =>
  void files.set(`graph/${id}.json`, jcs({ snapshot_id: id, valid_from: '2026-11-01T00:00:00.000Z', nodes, edges: [] }));
const agent = (id: string, name: string) => ({
  id, name, fleet: 'f', version: '1', model: 'm', owner: 'maria', status: 'enabled', clearance: 'public', scopes: [],
});

async function namesIn(before: (files: Files) => void, limits = DEFAULT_LIMITS): Promise<{ named: Finding[]; leftOut: unknown }> {
  const result = await verifyFiles(tinyBundle({ before }), { limits });
  // Notes decide nothing: the bundle holds whatever its names look like.
  expect(codesOf(result)).toEqual([]);
  const named = findingsOf(result).filter((finding) => finding.code === 'record.confusable-name' || finding.code === 'record.hidden-character');
  return { named, leftOut: result.reports.find((report) => report.id === 'record.consistency')?.leftOut };
}

describe('names', () => {
  test('that look alike are named with what tells them apart', async () => {
    const { named } = await namesIn(principals(person('maria', 'Maria'), person('mаria', 'Maria K')));
    expect(named).toEqual([{
      code: 'record.confusable-name', at: { file: 'identity/principals.json', pointer: '/principals/1/id' }, expected: 'maria', computed: 'mаria',
      values: { kind: 'actor', characters: ['U+0430'] },
    }]);
  });
  test('with characters that cannot be seen are named with them, and with what they pass for', async () => {
    const { named } = await namesIn(principals(person('maria', 'Maria'), person('p2', 'John', ['ma\u200bria', '\u200e'])));
    expect(named.map(({ code, at, expected, values }) => [code, at.pointer, expected, values?.['characters']])).toEqual([
      ['record.hidden-character', '/principals/1/accounts/0', 'maria', ['U+200B']],
      ['record.confusable-name', '/principals/1/accounts/0', 'maria', ['U+200B']],
      ['record.hidden-character', '/principals/1/accounts/1', undefined, ['U+200E']],
    ]);
  });
  test('of agents and people are compared with each other, and fleets too', async () => {
    const { named } = await namesIn((files) => {
      principals(person('mender', 'Mender'))(files);
      files.set('agents/registry.json', jcs({ agents: [agent('mеnder', 'A')] }));
      files.set('agents/fleets.json', jcs({ fleets: [{ id: 'f', name: 'Меnder', purpose: 'test', max_concurrency: 1, context_refs: [] }] }));
    });
    expect(named.map(({ at, expected }) => [at.file, at.pointer, expected])).toEqual([
      ['agents/registry.json', '/agents/0/id', 'mender'], ['agents/fleets.json', '/fleets/0/name', 'Mender'],
    ]);
  });
  test('of systems and of files are compared among their own', async () => {
    const { named } = await namesIn((files) => {
      graph('g-1', node('maria', 'Ledger'), node('svc', 'Lеdger'))(files);
      graph('g-2', node('svc', 'Ledger'))(files);
      files.set('artifacts/art-1/chаnge.diff', encodeUtf8('x'));
    });
    expect(named.map(({ at, values }) => [at.file, at.pointer, values?.['kind']])).toEqual([
      ['graph/g-1.json', '/nodes/1/name', 'system'], ['artifacts/art-1/chаnge.diff', undefined, 'file'],
    ]);
  });
  test('that recur, differ in case or share no shape are not named', async () => {
    expect((await namesIn((files) => {
      principals(person('maria', 'Maria'), person('Борис', 'Борис'), person('李', '李雷'))(files);
      graph('g-1', node('svc', 'svc'))(files);
      graph('g-2', node('svc', 'Svc'))(files);
    })).named).toEqual([]);
  });
  test('are as many as the producer likes, and findings are not', async () => {
    const many = Array.from({ length: 20_000 }, (_, at) => person(`p${at}\u200b`, `Name ${at}`));
    const { named, leftOut } = await namesIn(principals(...many), { ...DEFAULT_LIMITS, maxFindingsPerCode: 5 });
    expect(named.length).toBe(5);
    expect(leftOut).toEqual([{ code: 'record.hidden-character', count: 19_995 }]);
  });
});
