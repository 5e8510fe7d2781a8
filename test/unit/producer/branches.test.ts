import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBranches } from '../../../src/producer/scenario/branches.ts';

test('a change is cut from what the branch stands at, and none before the last one landed', () => {
  const change = fc.record({ repository: fc.constantFrom('repository:a', 'repository:b'), from: fc.nat(100), takes: fc.nat(50), lands: fc.boolean() });
  fc.assert(fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
    const branches = createBranches();
    const landed = new Map<string, { time: number; commit: string }>();
    for (const [at, { repository, from, takes, lands }] of changes.entries()) {
      const before = landed.get(repository);
      const { time, base } = branches.cut(repository, from);
      expect(time).toBeGreaterThanOrEqual(Math.max(from, before?.time ?? 0));
      if (before !== undefined) expect(base).toBe(before.commit);
      if (!lands) continue;
      expect(branches.land(repository, time + takes, `commit ${at}`)).toBe(base);
      landed.set(repository, { time: time + takes, commit: `commit ${at}` });
    }
  }));
});
