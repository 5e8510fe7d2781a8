import type { AgentsFile } from '../../../core/bundle/format.ts';
import { playQuery } from '../query.ts';
import type { Scene, Stage } from '../scene.ts';

/** An observer asks one question; the registry holds it alone, with these scopes. */
function alone({ t, edit }: Stage, scopes: readonly string[]): void {
  const { agent } = playQuery(t);
  edit<AgentsFile>('agents/registry.json', ({ agents }) => ({ agents: agents.filter((each) => each.id === agent.id).map((each) => ({ ...each, scopes })) }));
}

const NEEDED = 'data.query@production';

export const LEAST_PRIVILEGE_SCENES: readonly Scene[] = [
  {
    control: 'CT-15', kind: 'clean', name: 'one-scope-which-is-used', expects: { outcome: 'pass', reason: 'used' },
    play: (stage) => alone(stage, [NEEDED]),
  },
  {
    control: 'CT-15', kind: 'violating', name: 'scope-that-was-never-used', expects: { outcome: 'fail', reason: 'unused' },
    play: (stage) => alone(stage, [NEEDED, 'data.query@staging']),
  },
  {
    control: 'CT-15', kind: 'violating', name: 'observer-that-may-change-production', expects: { outcome: 'fail', reason: 'privileged-in-another-fleet' },
    play: (stage) => alone(stage, [NEEDED, 'production.change@production']),
  },
  {
    control: 'CT-15', kind: 'near-miss', name: 'used-by-way-of-a-wildcard', expects: { outcome: 'fail', reason: 'wildcard' },
    play: (stage) => alone(stage, ['data.query@*']),
  },
  {
    control: 'CT-15', kind: 'cannot-tell', name: 'fleet-of-no-known-purpose', expects: { outcome: 'indeterminate', reason: 'fleet-unknown' },
    play(stage) {
      alone(stage, [NEEDED, 'repository.merge@production']);
      stage.drop('agents/fleets.json');
    },
  },
];
