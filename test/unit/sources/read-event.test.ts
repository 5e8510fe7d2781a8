import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventLine } from '../../../src/core/bundle/format.ts';
import { EVENT_DATA } from '../../../src/sources/proofroom-bundle/event-data.ts';
import { readEvent } from '../../../src/sources/proofroom-bundle/read-event.ts';
import { createRecordBuilder } from '../../../src/sources/proofroom-bundle/index.ts';
import { eventTypes } from '../../../src/text/en/events.ts';
import { DESCRIPTOR, DIGEST, DOCUMENTS, HASH, line } from '../../support/event-lines.ts';

const types = Object.keys(EVENT_DATA);

describe('event data by type', () => {
  test('every type with a shape has words, and the other way round', () => {
    expect(types.length).toBeGreaterThan(35);
    expect(Object.keys(eventTypes).toSorted()).toEqual(types.toSorted());
  });

  test.each(types)('%s refuses empty data', (type) => {
    const bare: EventLine = { ...line('log.opened', { origin: 'o' }, 0), type, data: {} };
    expect(readEvent(bare).kind).toBe('malformed');
  });

  test('no data at all makes reading throw', () => {
    fc.assert(fc.property(fc.constantFrom(...types, 'toString', '__proto__'), fc.dictionary(fc.string(), fc.jsonValue()), (type, data) => {
      const builder = createRecordBuilder(DOCUMENTS);
      const row = builder.add({ ...line('log.opened', { origin: 'o' }, 0), type, data }, { file: 'audit/plane/0001.ndjson' }, 'verified');
      expect(row.type).toBe(type);
      builder.finish([]);
    }), { numRuns: 300 });
  });

  test('one member of another type is refused, with a pointer to it', () => {
    for (const [member, wrong] of Object.entries({ kind: 'repository.delete', targets: 'repository:billing', parameters: { n: 1 }, rollback_plan: 3, data_classes: ['secret'] })) {
      const read = readEvent({ ...line('action.requested', { descriptor: DESCRIPTOR, digest: DIGEST }, 0), data: { descriptor: { ...DESCRIPTOR, [member]: wrong }, digest: DIGEST } });
      expect(read).toMatchObject({ kind: 'malformed', problem: { pointer: expect.stringContaining(`/data/descriptor/${member}`) as string } });
    }
    expect(readEvent({ ...line('action.started', { action_digest: HASH }, 0), data: { action_digest: HASH.toUpperCase() } }).kind).toBe('malformed');
  });
});
