import { describe, expect, test } from 'vitest';
import type { EngineClient, OwnControl } from '../../../../src/contract/index.ts';
import { keepControl, ownOf, runKept, useOwnControls, type KeptControl } from '../../../../src/renderer/own-controls/store.ts';
import type { OwnControlRow } from '../../../../src/renderer/review/types.ts';

const own = (id: string): OwnControl => ({ result: { id } }) as unknown as OwnControl;
const row = (id: string): OwnControlRow => ({ id, caseId: 'case', name: `${id}.json`, text: `{"id":"${id}"}`, digest: '', by: 'Ann', putAway: null, createdAt: '2026-11-26T00:00:00.000Z' });
const engineThat = (ownControls: object): EngineClient => ({ ownControls }) as unknown as EngineClient;
const at = (runId: string) => ({ caseId: 'case', runId, by: 'Ann' });
const attempts = (runId: string) => useOwnControls.getState().attempts[runId]?.map((each) => [each.name, each.state.kind]);

describe('controls of a person’s own', () => {
  test('only a result counts as one', () => {
    const kept: readonly KeptControl[] = [{ row: row('a'), state: { kind: 'running' } }, { row: row('b'), state: { kind: 'malformed', problem: 'unexpected-end', at: { offset: 0 } } }, { row: row('c'), state: { kind: 'result', own: own('C') } }];
    expect(ownOf(kept).map((each) => each.result.id)).toEqual(['C']);
  });

  test('too large a file is not sent, and a failure stands where the result would', async () => {
    const asked: unknown[] = [];
    const engine = engineThat({ keep: async (input: unknown) => { asked.push(input); throw new Error('gone'); } });
    expect(await keepControl(engine, at('failing'), new File(['x'.repeat(2 ** 18 + 1)], 'large.json'))).toBe(false);
    expect(await keepControl(engine, at('failing'), new File(['{}'], 'small.json'))).toBe(false);
    expect(asked).toEqual([{ ...at('failing'), name: 'small.json', text: '{}' }]);
    expect(attempts('failing')).toEqual([['large.json', 'too-large'], ['small.json', 'failed']]);
  });

  test('a file that is kept is no attempt any more, and its result stands under its row', async () => {
    const answers = [{ kind: 'malformed', problem: 'unexpected-end', at: { offset: 0 } }, { kind: 'kept', id: 'row', own: own('A') }];
    const engine = engineThat({ keep: async () => answers.shift() });
    expect(await keepControl(engine, at('kept'), new File(['{'], 'a.json'))).toBe(false);
    expect(attempts('kept')).toEqual([['a.json', 'malformed']]);
    expect(await keepControl(engine, at('kept'), new File(['{}'], 'a.json'))).toBe(true);
    expect(attempts('kept')).toEqual([]);
    expect(useOwnControls.getState().states['kept']).toEqual({ row: { kind: 'result', own: own('A') } });
  });

  test('a kept control is run over the run that is shown, and what it came to is that run’s alone', async () => {
    const engine = engineThat({ run: async ({ runId }: { readonly runId: string }) => (runId === 'first' ? { kind: 'result', own: own('A') } : { kind: 'malformed', problem: 'unexpected-end', at: { offset: 0 } }) });
    await runKept(engine, 'first', row('a'));
    await runKept(engine, 'second', row('a'));
    await runKept(engineThat({ run: async () => { throw new Error('no index'); } }), 'third', row('a'));
    const states = useOwnControls.getState().states;
    expect(['first', 'second', 'third'].map((run) => states[run]?.['a']?.kind)).toEqual(['result', 'malformed', 'failed']);
  });
});
