import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { EventLine } from '../../../src/core/bundle/format.ts';
import { CAUSES, causeOf } from '../../../src/producer/index.ts';
import { readSample, SEEDS } from '../../support/sample-bundle.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('twins');

/** The event without what its place in the chain adds. */
function said({ seq: _seq, prev: _prev, hash: _hash, ...rest }: EventLine): string {
  return JSON.stringify(rest);
}

describe.each(CAUSES)('%s', (cause) => {
  test('the twins differ in exactly the records that the story names', async () => {
    expect(causeOf(SEEDS[cause])).toBe(cause);
    const clean = await readSample(folder, 'clean', SEEDS[cause]);
    const incident = await readSample(folder, 'incident', SEEDS[cause]);
    const twin = new Map(clean.events.map((event) => [event.record_id, event]));
    expect(incident.events).toHaveLength(clean.events.length);
    expect(new Set(incident.events.map((event) => event.record_id))).toEqual(new Set(twin.keys()));

    const differing = incident.events.filter((event) => said(event) !== said(twin.get(event.record_id)!)).map((event) => event.record_id);
    expect([...differing].sort()).toEqual([...incident.story.mayDiffer].sort());
    expect(clean.story.mayDiffer).toEqual(incident.story.mayDiffer);
    expect(differing).toContain(incident.story.causeEvent);
    expect(differing).toContain(incident.story.incidentEvent);

    const moved = incident.events.filter((event) => event.timestamp !== twin.get(event.record_id)!.timestamp).map((event) => event.record_id);
    expect(moved).toEqual(cause === 'late-approval' ? [incident.story.actions.approval] : []);
    const otherActor = incident.events.filter((event) => event.actor.id !== twin.get(event.record_id)!.actor.id);
    const outcome = incident.events.filter((event) => ['ticket.opened', 'incident.declared', 'rollback.completed', 'incident.classified', 'incident.reported'].includes(event.type));
    expect(otherActor.every((event) => outcome.includes(event) || (cause === 'self-approval' && event.record_id === incident.story.actions.approval))).toBe(true);
  });

  test('the twins\u2019 other files are the same', async () => {
    const clean = await readSample(folder, 'clean', SEEDS[cause]);
    const incident = await readSample(folder, 'incident', SEEDS[cause]);
    // What is said of a manifest differs with it, and a time-stamp is named after what it holds.
    const names = (files: ReadonlyMap<string, Uint8Array>): string[] => [...files.keys()].filter((name) => !name.startsWith('seal/timestamps/'));
    expect(names(incident.files)).toEqual(names(clean.files));
    expect(incident.files.size).toBe(names(incident.files).length + 1);
    const differing = [...incident.files].filter(([name, bytes]) => !name.startsWith('seal/timestamps/') && !Buffer.from(clean.files.get(name)!).equals(bytes)).map(([name]) => name);
    const bound = /^(?:(?:approvals|work-packages|artifacts)\/[a-z]+-000000-|seal\/countersignatures\/)/;
    const summed = ['audit/plane/0001.ndjson', 'audit/telemetry/0001.ndjson', 'checkpoints/plane.txt', 'checkpoints/telemetry.txt', 'integrations/itsm.json', 'manifest.dsse.json'];
    expect(differing.filter((name) => !bound.test(name)).sort()).toEqual(summed.sort());
  });

  test('one trust pack serves both, and neither says which it is', async () => {
    const clean = await readSample(folder, 'clean', SEEDS[cause], 300);
    const pack = readFileSync(clean.trustPackPath, 'utf8');
    const incident = await readSample(folder, 'incident', SEEDS[cause], 300);
    expect(readFileSync(incident.trustPackPath, 'utf8')).toBe(pack);
    const text = Buffer.from(incident.bytes).toString('utf8');
    for (const word of CAUSES) expect(text).not.toContain(word);
  });
});
