import type { AgentsFile, IdpSnapshotFile, PrincipalsFile } from '../../../core/bundle/format.ts';
import { iso } from '../../scenario/calendar.ts';
import { playQuery, startOf } from '../query.ts';
import type { Scene, Stage } from '../scene.ts';

/** The owner, as the identity provider has them in a snapshot taken at a time of its own. */
function directoryAt({ edit }: Stage, takenAt: number, owner: string, status: 'active' | 'disabled'): void {
  edit<IdpSnapshotFile>('identity/idp-snapshot.json', (file) => ({
    ...file, taken_at: iso(takenAt), subjects: file.subjects.map((each) => (each.principal === owner ? { ...each, status } : each)),
  }));
}

function ownedBy({ edit }: Stage, agent: string, owner: string): void {
  edit<AgentsFile>('agents/registry.json', ({ agents }) => ({ agents: agents.map((each) => (each.id === agent ? { ...each, owner } : each)) }));
}

export const ACCOUNTABLE_SCENES: readonly Scene[] = [
  {
    control: 'CT-12', kind: 'clean', name: 'owner-active-at-the-end-of-the-quarter', expects: { outcome: 'pass', reason: 'answered-for' },
    play: ({ t }) => void playQuery(t),
  },
  {
    control: 'CT-12', kind: 'clean', name: 'owned-by-a-service-that-a-person-answers-for', expects: { outcome: 'pass', reason: 'answered-for' },
    play(stage) {
      ownedBy(stage, playQuery(stage.t).agent.id, 'service:orchestrator');
    },
  },
  {
    control: 'CT-12', kind: 'violating', name: 'agent-that-nobody-registered', expects: { outcome: 'fail', reason: 'agent-unregistered' },
    play({ t, edit }) {
      const { agent } = playQuery(t);
      edit<AgentsFile>('agents/registry.json', ({ agents }) => ({ agents: agents.filter((each) => each.id !== agent.id) }));
    },
  },
  {
    control: 'CT-12', kind: 'violating', name: 'agents-that-own-each-other', expects: { outcome: 'fail', reason: 'answering-in-circles' },
    play(stage) {
      const [first, second] = [playQuery(stage.t).agent.id, 'agent:test-01'];
      ownedBy(stage, first, second);
      ownedBy(stage, second, first);
    },
  },
  {
    control: 'CT-12', kind: 'violating', name: 'owned-by-somebody-whom-nobody-knows', expects: { outcome: 'fail', reason: 'owner-unknown' },
    play: (stage) => ownedBy(stage, playQuery(stage.t).agent.id, 'person:nobody.known'),
  },
  {
    control: 'CT-12', kind: 'violating', name: 'owned-by-a-service-that-nobody-answers-for', expects: { outcome: 'fail', reason: 'nobody-answers' },
    play(stage) {
      const service = 'service:orchestrator';
      ownedBy(stage, playQuery(stage.t).agent.id, service);
      stage.edit<PrincipalsFile>('identity/principals.json', ({ principals }) => ({ principals: principals.map((each) => (each.id === service ? { ...each, manager: null } : each)) }));
    },
  },
  {
    control: 'CT-12', kind: 'near-miss', name: 'owner-disabled-in-the-millisecond-of-the-start', expects: { outcome: 'fail', reason: 'person-disabled' },
    play(stage) {
      const { agent } = playQuery(stage.t);
      directoryAt(stage, startOf(stage.t), agent.owner, 'disabled');
    },
  },
  {
    control: 'CT-12', kind: 'cannot-tell', name: 'owner-disabled-a-millisecond-after-the-start', expects: { outcome: 'indeterminate', reason: 'person-disabled-later' },
    play(stage) {
      const { agent } = playQuery(stage.t);
      directoryAt(stage, startOf(stage.t) + 1, agent.owner, 'disabled');
    },
  },
  {
    control: 'CT-12', kind: 'cannot-tell', name: 'directory-from-before-the-start', expects: { outcome: 'indeterminate', reason: 'directory-older' },
    play(stage) {
      const { agent } = playQuery(stage.t);
      directoryAt(stage, startOf(stage.t) - 1, agent.owner, 'active');
    },
  },
  {
    control: 'CT-12', kind: 'cannot-tell', name: 'no-identity-provider', expects: { outcome: 'indeterminate', reason: 'no-directory' },
    play({ t, drop }) {
      playQuery(t);
      drop('identity/idp-snapshot.json');
    },
  },
];
