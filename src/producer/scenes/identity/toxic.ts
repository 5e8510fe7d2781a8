import type { BindingsFile, PrincipalsFile, RolesFile } from '../../../core/bundle/format.ts';
import { iso } from '../../scenario/calendar.ts';
import { NODE_OWNER } from '../../scenario/organisation.ts';
import { playQuery } from '../query.ts';
import type { Scene, Stage } from '../scene.ts';

const ERIK = 'person:erik.berg';

/** Somebody holds one role more, from a time on. */
function bind({ edit, t }: Stage, principal: string, role: string, from = t.time, until: number | null = null): void {
  edit<BindingsFile>('identity/bindings.json', ({ bindings }) => ({
    bindings: [...bindings, { principal, role, from: iso(from), until: until === null ? null : iso(until), granted_by: NODE_OWNER }],
  }));
}

function describe({ edit }: Stage, id: string, action: string, environment: 'production' | 'staging' | '*'): void {
  edit<RolesFile>('identity/roles.json', ({ roles }) => ({ roles: [...roles, { id, name: id, permissions: [{ action, environment, systems: ['*'] }] }] }));
}

export const TOXIC_SCENES: readonly Scene[] = [
  {
    control: 'CT-18', kind: 'clean', name: 'roles-of-the-company', expects: { outcome: 'pass', reason: 'separated' },
    play: ({ t }) => void playQuery(t),
  },
  {
    control: 'CT-18', kind: 'violating', name: 'developer-made-an-approver', expects: { outcome: 'fail', reason: 'propose-and-approve' },
    play: (stage) => bind(stage, ERIK, 'production-approver'),
  },
  {
    control: 'CT-18', kind: 'violating', name: 'approver-who-may-deploy', expects: { outcome: 'fail', reason: 'approve-and-deploy' },
    play(stage) {
      describe(stage, 'deployer', 'release.ship', 'production');
      bind(stage, 'person:hana.kovarova', 'deployer');
    },
  },
  {
    control: 'CT-18', kind: 'violating', name: 'administrator-who-exports-the-record', expects: { outcome: 'fail', reason: 'administer-and-export' },
    play(stage) {
      describe(stage, 'record-exporter', 'audit.export', '*');
      bind(stage, NODE_OWNER, 'record-exporter');
    },
  },
  {
    control: 'CT-18', kind: 'near-miss', name: 'two-principals-with-one-account', expects: { outcome: 'fail', reason: 'propose-and-approve' },
    play(stage) {
      const second = 'person:erik.vandenberg';
      stage.edit<PrincipalsFile>('identity/principals.json', ({ principals }) => {
        const erik = principals.find((each) => each.id === ERIK);
        if (erik === undefined) throw new Error('Erik is a developer');
        return { principals: [...principals, { ...erik, id: second, name: 'Erik Berg' }] };
      });
      bind(stage, second, 'production-approver');
    },
  },
  {
    control: 'CT-18', kind: 'near-miss', name: 'one-role-ends-as-the-other-begins', expects: { outcome: 'pass', reason: 'separated' },
    play(stage) {
      const { time } = stage.t;
      stage.edit<BindingsFile>('identity/bindings.json', ({ bindings }) => ({
        bindings: bindings.map((each) => (each.principal === ERIK ? { ...each, until: iso(time) } : each)),
      }));
      bind(stage, ERIK, 'production-approver', time);
    },
  },
  {
    control: 'CT-18', kind: 'near-miss', name: 'approves-for-staging-deploys-to-production', expects: { outcome: 'pass', reason: 'separated' },
    play(stage) {
      describe(stage, 'deployer', 'release.ship', 'production');
      bind(stage, 'person:siobhan.kelly', 'deployer');
    },
  },
  {
    control: 'CT-18', kind: 'cannot-tell', name: 'role-that-no-snapshot-describes', expects: { outcome: 'indeterminate', reason: 'role-unknown' },
    play: (stage) => bind(stage, ERIK, 'shadow-role'),
  },
];
