import type { ApprovedAgentsFile, BindingsFile, BoundariesFile, PrincipalsFile, RolesFile } from '../../core/bundle/format.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { HOUR, iso } from '../scenario/calendar.ts';
import { POLICIES, POLICY_ID } from '../scenario/policy.ts';
import { serviceActor } from '../scenario/thread.ts';
import { jcsBytes } from '../seal/jcs.ts';
import { playMerge } from './verbs.ts';
import { scene, tampered, type Play } from './sealed-scene.ts';
import type { Scene, Stage } from './scene.ts';

const GIVEN = { principal: 'person:hana.kovarova', role: 'staging-approver' } as const;
const BY = 'person:ingrid.solberg';
const NEXT = POLICIES[1]!;

const beat = ({ t }: Stage): void => void t.emit('agent.heartbeat', { fleet_id: 'fleet:test', active_runs: 0 }, { actor: serviceActor('service:orchestrator'), causes: [] });
/** A quarter that goes on for an hour after the earlier bundle, with something more in it. */
const onward = (more: Play): Play => (stage) => {
  playMerge(stage.t);
  stage.t.time += HOUR;
  more(stage);
  stage.t.time += HOUR;
  beat(stage);
};
const bindings = ({ t, edit }: Stage): void => edit<BindingsFile>('identity/bindings.json', (each) => (
  { bindings: [...each.bindings, { ...GIVEN, from: iso(t.time), until: null, granted_by: BY }] }
));
const roleBound = ({ t }: Stage): void => void t.emit('role.bound', { ...GIVEN, until: null }, { actor: { kind: 'person', id: BY }, causes: [] });
const boundAndStated: Play = (stage) => {
  roleBound(stage);
  bindings(stage);
};
/** The earlier bundle already tells of the role, in its last event. */
const boundBefore: Play = ({ t }) => {
  playMerge(t);
  t.time += HOUR;
  t.emit('role.bound', { ...GIVEN, until: null }, { actor: { kind: 'person', id: BY }, causes: [] });
};
/** The same, a millisecond before its last event. */
const boundJustBefore: Play = (stage) => {
  boundBefore(stage);
  stage.t.time += 1;
  beat(stage);
};
/** A version that comes into force after everything that scenes tell. */
const LATER: BoundariesFile = { policy_id: POLICY_ID, version: '2026.4', effective_from: iso(Date.UTC(2026, 8, 28)), cells: NEXT.file.cells };
const EARLIER: BoundariesFile = { ...LATER, version: '2026.1', effective_from: iso(Date.UTC(2026, 0, 1)) };
const LATER_PATH = `policy/boundaries/${LATER.version}.json`;
const laterVersion = ({ t }: Stage): void => t.addFile(LATER_PATH, jcsBytes(LATER));
const publish = ({ t }: Stage): void => void t.emit('policy.published', { policy_id: POLICY_ID, version: LATER.version, digest: sha256Hex(jcsBytes(LATER)), path: LATER_PATH }, { actor: { kind: 'person', id: BY }, causes: [] });

const since = (kind: Scene['kind'], name: string, outcome: Scene['expects']['outcome'], reason: string, more: Play, before: Play = ({ t }) => void playMerge(t)): Scene =>
  scene('CT-05', kind, name, outcome, reason, { earlier: '', before, play: onward(more) });

/** Scenes of bundles that go on from one that the reader has verified before. */
export const CONTINUITY_SCENES: readonly Scene[] = [
  scene('CT-05', 'clean', 'the-same-again', 'pass', 'continues', { earlier: '' }),
  since('clean', 'role-given-and-recorded', 'pass', 'changed-on-record', boundAndStated),
  since('clean', 'version-published-since', 'pass', 'published', (stage) => {
    laterVersion(stage);
    publish(stage);
  }),
  scene('CT-05', 'violating', 'another-history', 'fail', 'contradicts', { earlier: 'relink-and-reseal' }),
  since('violating', 'role-given-in-silence', 'fail', 'changed-silently', bindings),
  since('violating', 'role-widened-in-silence', 'fail', 'changed-silently', ({ edit }) => edit<RolesFile>('identity/roles.json', ({ roles }) => (
    { roles: roles.map((each) => ({ ...each, permissions: each.permissions.map((permission) => ({ ...permission, environment: '*' as const })) })) }
  ))),
  since('violating', 'version-that-nobody-published', 'fail', 'not-published', laterVersion),
  since('violating', 'boundaries-rewritten', 'fail', 'rewritten', ({ edit }) => edit<BoundariesFile>(NEXT.path, (file) => (
    { ...file, cells: file.cells.map((each) => ({ ...each, mode: 'log-only' })) }
  ))),
  scene('CT-05', 'near-miss', 'recorded-a-millisecond-before-the-last-event-of-before', 'fail', 'changed-silently', {
    earlier: '', before: boundJustBefore,
    play(stage) {
      boundJustBefore(stage);
      bindings(stage);
      stage.t.time += HOUR;
      beat(stage);
    },
  }),
  since('near-miss', 'recorded-in-the-moment-in-which-before-ends', 'indeterminate', 'changes-not-all-seen', boundAndStated, boundBefore),
  scene('CT-05', 'near-miss', 'recorded-a-millisecond-after', 'pass', 'changed-on-record', {
    earlier: '', before: ({ t }) => void playMerge(t),
    play(stage) {
      playMerge(stage.t);
      stage.t.time += 1;
      boundAndStated(stage);
    },
  }),
  scene('CT-05', 'near-miss', 'same-log-sealed-again', 'indeterminate', 'not-connected', { earlier: 'drop-checkpoint' }),
  since('cannot-tell', 'version-in-force-before-the-log', 'indeterminate', 'published-before', ({ t }) => t.addFile(`policy/boundaries/${EARLIER.version}.json`, jcsBytes(EARLIER))),
  since('cannot-tell', 'person-renamed', 'indeterminate', 'no-event-tells', ({ edit }) => edit<PrincipalsFile>('identity/principals.json', ({ principals }) => (
    { principals: principals.map((each) => ({ ...each, name: `${each.name} (renamed)` })) }
  ))),
  since('cannot-tell', 'version-approved-and-not-yet-run', 'indeterminate', 'may-change-without', ({ edit }) => edit<ApprovedAgentsFile>('agents/approved.json', ({ approved }) => (
    { approved: [...approved, { ...approved[0]!, version: '99.0.0' }] }
  ))),
  since('cannot-tell', 'registry-left-out', 'indeterminate', 'snapshot-not-here', ({ drop }) => drop('agents/registry.json')),
  scene('CT-05', 'cannot-tell', 'earlier-run-reaches-further', 'indeterminate', 'changes-not-all-seen', {
    earlier: '', before: onward(() => {}),
    play(stage) {
      playMerge(stage.t);
      bindings(stage);
    },
  }),
  tampered('CT-05', 'cannot-tell', 'behead-and-reseal', 'indeterminate', 'not-connected'),
];
