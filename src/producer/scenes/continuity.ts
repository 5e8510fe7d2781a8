import type { ApprovedAgentsFile, BindingsFile, BoundariesFile, FleetsFile, PrincipalsFile, RolesFile } from '../../core/bundle/format.ts';
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
const roleBound = ({ t }: Stage, principal: string = GIVEN.principal, until: string | null = null): void => void t.emit('role.bound', { ...GIVEN, principal, until }, { actor: { kind: 'person', id: BY }, causes: [] });
const boundAndStated: Play = (stage) => {
  roleBound(stage);
  bindings(stage);
};
const widen = ({ edit }: Stage): void => edit<RolesFile>('identity/roles.json', ({ roles }) => (
  { roles: roles.map((each) => ({ ...each, permissions: each.permissions.map((permission) => ({ ...permission, environment: '*' as const })) })) }
));
const approve = ({ t }: Stage): void => void t.emit('change.approved', { subject_kind: 'role', subject: GIVEN.role, version: null, approver: 'person:nadia.haddad', requested_by: BY, ticket_id: null }, { actor: { kind: 'person', id: 'person:nadia.haddad' }, causes: [] });
const roleUnbound = ({ t }: Stage): void => void t.emit('role.unbound', GIVEN, { actor: { kind: 'person', id: BY }, causes: [] });
/** A role of the snapshot that no event of scenes gives. */
const REMOVED = { principal: 'person:jonas.lindqvist', role: 'release-manager' } as const;
/** A fleet's limit is raised, and by so much more in the file. */
const limited = (more: number): Play => ({ t, edit }) => {
  edit<FleetsFile>('agents/fleets.json', ({ fleets }) => ({ fleets: fleets.map((each) => (each.id === 'fleet:observe' ? { ...each, max_concurrency: 90 + more } : each)) }));
  t.emit('fleet.limited', { fleet_id: 'fleet:observe', max_concurrency: 90 }, { actor: { kind: 'person', id: BY }, causes: [] });
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
  since('violating', 'role-widened-in-silence', 'fail', 'changed-silently', widen),
  since('violating', 'version-that-nobody-published', 'fail', 'not-published', laterVersion),
  since('violating', 'role-given-in-silence-beside-one-that-is-recorded', 'fail', 'changed-otherwise', (stage) => {
    roleBound(stage, 'person:erik.berg');
    bindings(stage);
  }),
  since('violating', 'limit-raised-beyond-the-one-recorded', 'fail', 'changed-otherwise', limited(1)),
  since('clean', 'limit-raised-as-recorded', 'pass', 'changed-on-record', limited(0)),
  since('cannot-tell', 'role-recorded-that-ran-out', 'indeterminate', 'change-not-shown', (stage) => {
    roleBound(stage, 'person:erik.berg', iso(stage.t.time + HOUR / 2));
    bindings(stage);
  }),
  scene('CT-05', 'clean', 'role-taken-that-was-given-before', 'pass', 'changed-on-record', {
    earlier: '',
    before(stage) {
      boundJustBefore(stage);
      bindings(stage);
    },
    play(stage) {
      boundJustBefore(stage);
      stage.t.time += HOUR;
      roleUnbound(stage);
      stage.t.time += HOUR;
      beat(stage);
    },
  }),
  since('cannot-tell', 'role-taken-that-no-event-gave', 'indeterminate', 'change-not-shown', ({ t, edit }) => {
    edit<BindingsFile>('identity/bindings.json', (each) => ({ bindings: each.bindings.filter(({ principal, role }) => principal !== REMOVED.principal || role !== REMOVED.role) }));
    t.emit('role.unbound', REMOVED, { actor: { kind: 'person', id: BY }, causes: [] });
  }),
  since('cannot-tell', 'role-widened-beside-one-that-was-approved-to-be-given', 'indeterminate', 'change-not-shown', (stage) => {
    approve(stage);
    boundAndStated(stage);
    widen(stage);
  }),
  since('near-miss', 'role-widened-with-an-approval-of-its-own', 'pass', 'changed-on-record', (stage) => {
    approve(stage);
    boundAndStated(stage);
    approve(stage);
    widen(stage);
  }),
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
