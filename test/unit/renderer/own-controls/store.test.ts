import { describe, expect, test } from 'vitest';
import type { EngineClient, OwnControl } from '../../../../src/contract/index.ts';
import { chooseControl, ownOf, placed, useOwnControls, type ChosenControl } from '../../../../src/renderer/own-controls/store.ts';

const result = (name: string, id: string): ChosenControl => ({ name, state: { kind: 'result', own: { result: { id } } as unknown as OwnControl } });
const running = (name: string): ChosenControl => ({ name, state: { kind: 'running' } });

describe('chosen control files', () => {
  test('a file chosen again and another of the same id take the place of what was there', () => {
    expect(placed([running('a.json')], result('a.json', 'A'))).toEqual([result('a.json', 'A')]);
    expect(placed([result('a.json', 'A'), result('b.json', 'B')], result('c.json', 'A'))).toEqual([result('b.json', 'B'), result('c.json', 'A')]);
    expect(placed([running('a.json')], running('b.json'))).toHaveLength(2);
  });

  test('only a result counts as one', () => {
    expect(ownOf([running('a'), { name: 'b', state: { kind: 'malformed', problem: '' } }, result('c', 'C')]).map((each) => each.result.id)).toEqual(['C']);
  });

  test('too large a file is not sent, and a failure stands where the result would', async () => {
    const asked: unknown[] = [];
    const engine = { ownControls: { run: async (input: unknown) => { asked.push(input); throw new Error('gone'); } } } as unknown as EngineClient;
    await chooseControl(engine, 'run', new File(['x'.repeat(2 ** 18 + 1)], 'large.json'));
    await chooseControl(engine, 'run', new File(['{}'], 'small.json'));
    expect(asked).toEqual([{ runId: 'run', text: '{}' }]);
    expect(useOwnControls.getState().byRun['run']?.map((each) => [each.name, each.state.kind])).toEqual([['large.json', 'too-large'], ['small.json', 'failed']]);
  });
});
