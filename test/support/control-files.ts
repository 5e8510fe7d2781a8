import { packDigest } from '../../src/core/controls/pack.ts';
import type { FiledTest, PackFile } from '../../src/core/controls/pack-file.ts';

/** Waivers of every state that a terminal tells of. */
export const WAIVERS = {
  format: 'proofroom.waivers.v1',
  waivers: [
    { control: 'CT-01', subject: null, who: 'person:ann', why: 'the appendix is known', decided_at: '2026-11-01T00:00:00.000Z', until: '2026-12-31T00:00:00.000Z' },
    { control: 'CT-05', subject: 'act-1', who: 'person:bo', why: 'seen and accepted', decided_at: '2026-11-01T00:00:00.000Z', until: '2026-12-31T00:00:00.000Z' },
    { control: 'CT-08', subject: null, who: 'person:bo', why: 'until the audit', decided_at: '2026-10-01T00:00:00.000Z', until: '2026-11-01T00:00:00.000Z' },
    { control: 'XY-9', subject: null, who: 'person:bo', why: 'of another tool', decided_at: '2026-10-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z' },
  ],
};

/** A small pack of its own, whose second version tests one thing more and one otherwise. */
export function packFile(version: string, limit: number): PackFile {
  const test = (id: string, version: number): FiledTest => ({
    id, version, severity: 'high', rests: 'record', advisory: false, mappings: ['nist-800-53 AC-5'], title: `What ${id} is called`, population: `Every action that ${id} looks at.`,
  });
  const tests = version === '1' ? [test('MY-1', 1)] : [test('MY-1', 2), test('MY-2', 1)];
  const stated = tests.map(({ title: _title, population: _population, ...each }) => each);
  const pack = { id: 'my-pack', version, parameters: { limit } };
  return { format: 'proofroom.control-pack.v1', ...pack, digest: packDigest({ ...pack, tests: stated }), tests };
}

/** A control test of a user's own over the events of any record. */
export const OWN_CONTROL = {
  format: 'proofroom.control.v1', id: 'ACME-1', version: 1, title: 'Events say who acted', rationale: 'Nobody answers for what nobody did.', severity: 'low', mappings: ['iso-27037 relevance', 'gdpr 77'],
  population: 'Every event of the record. It fails when an event names no actor, or one that is a service.',
  queries: {
    population: 'SELECT id AS subject, file, off, len FROM events',
    exceptions: "SELECT id AS subject, 'by-a-service' AS reason, actor_id AS actor FROM events WHERE actor_kind IS NULL OR actor_kind = 'service'",
  },
};
