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
