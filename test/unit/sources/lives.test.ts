import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventLine } from '../../../src/core/bundle/format.ts';
import type { Action } from '../../../src/core/model/record.ts';
import { memoryStore, type ByteStore } from '../../../src/core/packing/index.ts';
import { createLives, type Lives } from '../../../src/sources/proofroom-bundle/lives.ts';
import { newLife, withOne, type Life } from '../../../src/sources/proofroom-bundle/life.ts';
import { lifecycle } from '../../support/event-lines.ts';

/** A life that was told of `times` times: each time under another event, with what the author likes to say. */
function tell(life: Life, time: number, said: string): void {
  const at = { file: 'audit/plane/0001.ndjson', offset: time * 1_000, length: 40, event: `evt-${time}` };
  if (life.requested === null && life.id !== 'act-3') Object.assign(life, { requested: { value: null, at, time } });
  life.eventCount += 1;
  life.consequences = withOne(life.consequences, { value: { type: 'ticket.opened', data: { ticket_id: said, nested: [{ said }, [], null] } }, at, time });
  if (time % 3 === 0) life.agentVersion = said;
  if (time % 5 === 0) life.finished = { value: { type: 'action.completed', actionDigest: null, effects: [said], reason: null }, at, time };
}

/** What is told, to as many lives as there are, each `find` and `add` as the record's builder does it. */
function play(lives: Lives, told: readonly (readonly [number, string])[]): readonly Action[] {
  for (const [time, [number, said]] of told.entries()) {
    const id = `act-${number}`;
    tell(lives.find(id) ?? lives.add(id), time, said);
  }
  return [...lives.actions((life) => (life.requested === null ? null : { ...life } as Action))];
}

/** The same in a list. */
function plainly(told: readonly (readonly [number, string])[]): readonly Action[] {
  const lives = new Map<string, Life>();
  for (const [time, [number, said]] of told.entries()) {
    const life = lives.get(`act-${number}`) ?? newLife(`act-${number}`);
    lives.set(life.id, life);
    tell(life, time, said);
  }
  return [...lives.values()].filter(({ requested }) => requested !== null) as readonly Action[];
}

describe('lives', () => {
  test('are the same actions in the same order, however little room there is', () => {
    const told = fc.array(fc.tuple(fc.nat(12), fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 120 });
    fc.assert(fc.property(told, fc.integer({ min: 1, max: 6 }), (events, room) => {
      expect(play(createLives({ room, nameKey: [3, 4] }), events)).toStrictEqual(plainly(events));
    }), { numRuns: 200 });
  });

  test('are packed no more than eight times each, in whatever order an author tells of them', () => {
    let [packed, bytes] = [0, 0];
    const store = memoryStore();
    const counting: ByteStore = {
      add(each) {
        packed += 1;
        bytes += each.length;
        return store.add(each);
      },
      at: (place) => store.at(place),
    };
    const told = Array.from({ length: 4_000 }, (_, index) => [index % 10, 'x'] as const);
    expect(play(createLives({ store: counting, room: 1 }), told)).toStrictEqual(plainly(told));
    expect(packed).toBeGreaterThan(10);
    expect(packed).toBeLessThanOrEqual(10 * 9);
    expect(bytes).toBeLessThan(4_000 * 100);
  });

  test('are walked through as often as one likes, and found by their place', () => {
    const lives = createLives({ room: 2 });
    for (let number = 0; number < 20; number += 1) tell(lives.add(`run-${number}`), number, 'said');
    const actions = lives.actions((life) => life as Action);
    expect(actions.length).toBe(20);
    expect([...actions].map((each) => each.id)).toEqual(Array.from({ length: 20 }, (_, number) => `run-${number}`));
    expect([...actions]).toStrictEqual([...actions]);
    expect(actions.at(7)?.id).toBe('run-7');
    expect(actions.at(20)).toBeUndefined();
  });

  test('an action of every kind of event is the same packed and not', async () => {
    const { createRecordBuilder } = await import('../../../src/sources/proofroom-bundle/index.ts');
    const { DOCUMENTS } = await import('../../support/event-lines.ts');
    const lines: EventLine[] = lifecycle();
    const build = (room: number): readonly Action[] => {
      const builder = createRecordBuilder(DOCUMENTS, { room });
      for (const each of lines) builder.fold(each, { file: 'audit/plane/0001.ndjson', offset: 1, length: 2 }, 'verified');
      for (let other = 0; other < 8; other += 1) for (const each of lines) builder.fold({ ...each, action_id: `act-other-${other}` }, { file: 'audit/plane/0001.ndjson', offset: 1, length: 2 }, 'verified');
      return [...builder.finish([]).record.actions];
    };
    expect(build(1)).toStrictEqual(build(100));
    expect(build(1)).toHaveLength(9);
  });
});
