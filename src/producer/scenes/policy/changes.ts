import type { BindingsFile, PrincipalsFile } from '../../../core/bundle/format.ts';
import { PARAMETERS } from '../../../core/controls/parameters.ts';
import { DAY, HOUR, iso, MINUTE, PERIOD_FROM, PERIOD_TO, POLICY_CHANGE } from '../../scenario/calendar.ts';
import { NODE_OWNER } from '../../scenario/organisation.ts';
import { POLICIES, POLICY_ID } from '../../scenario/policy.ts';
import { playMerge } from '../verbs.ts';
import type { Actor } from '../../scenario/thread.ts';
import type { Scene, Stage } from '../scene.ts';

const ROLE = 'release-manager';
const SUBJECT = 'person:jonas.lindqvist';
const SECURITY = 'person:nadia.haddad';
const person = (id: string): Actor => ({ kind: 'person', id });

interface Given {
  readonly by?: Actor;
  readonly to?: string;
  /** Null: nobody approved it. */
  readonly approver?: string | null;
  /** Of the approval, before the role was given. */
  readonly early?: number;
  readonly asked?: string;
  readonly twice?: true;
}

/** Somebody is given a role, as it should be but for what is said. */
const given = ({ by = person(NODE_OWNER), to = SUBJECT, approver = SECURITY, early = HOUR, asked = NODE_OWNER, twice }: Given): Scene['play'] => ({ t }) => {
  playMerge(t);
  t.time += 2 * HOUR;
  const at = t.time;
  if (approver !== null) {
    t.emit('change.approved', { subject_kind: 'role', subject: ROLE, version: null, approver, requested_by: asked, ticket_id: null }, { actor: person(approver), at: at - early, causes: [] });
  }
  t.emit('role.bound', { principal: to, role: ROLE, until: iso(at + DAY) }, { actor: by, causes: [] });
  t.time += MINUTE;
  if (twice === true) t.emit('role.bound', { principal: 'person:erik.berg', role: ROLE, until: iso(at + DAY) }, { actor: by, causes: [] });
};

/** A version of the boundaries is published, approved or not. */
function published({ t }: Stage, version: 0 | 1, after: number = 0): void {
  playMerge(t);
  t.time = Math.max(t.time + HOUR, POLICY_CHANGE) + after;
  const { file, digest, path } = POLICIES[version]!;
  t.emit('change.approved', { subject_kind: 'policy', subject: POLICY_ID, version: file.version, approver: NODE_OWNER, requested_by: SECURITY, ticket_id: null }, { actor: person(NODE_OWNER), causes: [] });
  t.time += HOUR;
  t.emit('policy.published', { policy_id: POLICY_ID, version: file.version, digest, path }, { actor: person(SECURITY), causes: [] });
}

/** The log tells of every change that the files know: the roles given for a while are left out, and the second version is published in good time. */
const told = (play: Scene['play'], version = true): Scene['play'] => (stage) => {
  const { t, edit } = stage;
  edit<BindingsFile>('identity/bindings.json', ({ bindings }) => ({ bindings: bindings.filter(({ until, from }) => until === null || Date.parse(from) < PERIOD_FROM) }));
  if (version) {
    const { file, digest, path } = POLICIES[1]!;
    t.emit('change.approved', { subject_kind: 'policy', subject: POLICY_ID, version: file.version, approver: NODE_OWNER, requested_by: SECURITY, ticket_id: null }, { actor: person(NODE_OWNER), at: POLICY_CHANGE - DAY, causes: [] });
    t.emit('policy.published', { policy_id: POLICY_ID, version: file.version, digest, path }, { actor: person(SECURITY), at: POLICY_CHANGE - HOUR, causes: [] });
  }
  play(stage);
};

const ruled = (kind: Scene['kind'], name: string, outcome: Scene['expects']['outcome'], reason: string, play: Scene['play']): Scene =>
  ({ control: 'CT-23', kind, name, expects: { outcome, reason }, play });
const scene = (...[kind, name, outcome, reason, play]: Parameters<typeof ruled>): Scene => ruled(kind, name, outcome, reason, told(play));

interface Held {
  /** From the event that gives the role. */
  readonly from: number;
  /** From that event too; null is without an end. */
  readonly until?: number | null;
  /** When the role is taken away again, from that event. */
  readonly taken?: number;
  /** Of the approval, before that event. */
  readonly early?: number;
}
const { reconciliationWindow: WINDOW, clockTolerance: TOLERANCE } = PARAMETERS;

/** A role is given by an event, for a day, and the snapshot says from when until when it is held. */
const held = ({ from, until = null, taken, early = HOUR }: Held): Scene['play'] => (stage) => {
  given({ early })(stage);
  const event = stage.t.events.find((each) => each.type === 'role.bound')?.time ?? Number.NaN;
  if (taken !== undefined) stage.t.emit('role.unbound', { principal: SUBJECT, role: ROLE }, { actor: person(NODE_OWNER), at: event + taken, causes: [] });
  holds(stage, event + from, until === null ? null : event + until);
};

function holds({ edit }: Stage, from: number, until: number | null): void {
  edit<BindingsFile>('identity/bindings.json', ({ bindings }) => ({
    bindings: [...bindings, { principal: SUBJECT, role: ROLE, from: iso(from), until: until === null ? null : iso(until), granted_by: NODE_OWNER }],
  }));
}
/** A role of which no event tells, from so long before the period's end. */
const untold = (before: number): Scene['play'] => (stage) => {
  given({ to: 'person:erik.berg' })(stage);
  holds(stage, PERIOD_TO - before, null);
};

export const CHANGE_SCENES: readonly Scene[] = [
  scene('clean', 'role-approved-by-security', 'pass', 'approved', given({})),
  scene('violating', 'role-given-without-approval', 'fail', 'not-approved', given({ approver: null })),
  scene('violating', 'role-given-by-an-agent', 'fail', 'by-an-agent', given({ by: { kind: 'agent', id: 'agent:helpful' } })),
  scene('violating', 'role-taken-for-oneself', 'fail', 'by-its-beneficiary', given({ to: NODE_OWNER })),
  scene('violating', 'approved-by-whoever-gave-it', 'fail', 'approved-by-its-author', given({ approver: NODE_OWNER })),
  scene('violating', 'approved-by-whom-it-was-given-to', 'fail', 'approved-by-its-beneficiary', given({ approver: SUBJECT })),
  scene('violating', 'approved-by-whoever-asked-for-it', 'fail', 'approved-by-its-requester', given({ asked: SECURITY })),
  scene('violating', 'approved-by-who-answers-for-the-agent-that-has-it', 'fail', 'approved-by-its-beneficiary', (stage) => {
    const [agent] = stage.t.world.agents;
    if (agent === undefined) throw new Error('the company has agents');
    given({ to: agent.id, approver: agent.owner })(stage);
  }),
  scene('near-miss', 'given-to-an-agent-of-somebody-else', 'pass', 'approved', (stage) => {
    const agent = stage.t.world.agents.find(({ owner }) => owner !== SECURITY && owner !== NODE_OWNER);
    if (agent === undefined) throw new Error('others answer for agents');
    given({ to: agent.id })(stage);
  }),
  scene('cannot-tell', 'given-to-whom-no-snapshot-names', 'indeterminate', 'beneficiary-unknown', given({ to: 'person:visiting.manager' })),
  scene('violating', 'one-approval-for-two', 'fail', 'not-approved', given({ twice: true })),
  ruled('violating', 'version-begins-before-it-was-published', 'fail', 'retroactive', told((stage) => published(stage, 1), false)),
  ruled('violating', 'version-in-force-that-nobody-published', 'fail', 'not-told', told(given({}), false)),
  scene('near-miss', 'role-that-begins-as-long-before-its-event-as-systems-may-differ', 'pass', 'approved', held({ from: -WINDOW })),
  scene('near-miss', 'role-that-begins-a-millisecond-longer-before-its-event', 'fail', 'not-told', held({ from: -WINDOW - 1 })),
  scene('violating', 'role-held-again-after-it-was-taken-away', 'fail', 'not-told', held({ from: 2 * HOUR, taken: HOUR })),
  scene('near-miss', 'role-that-begins-the-tolerance-after-it-was-taken-away', 'pass', 'approved', held({ from: HOUR + TOLERANCE, taken: HOUR })),
  scene('near-miss', 'role-that-begins-a-millisecond-more-after-it-was-taken-away', 'fail', 'not-told', held({ from: HOUR + TOLERANCE + 1, taken: HOUR })),
  scene('violating', 'role-held-again-after-what-was-given-had-run-out', 'fail', 'not-told', held({ from: DAY })),
  scene('near-miss', 'role-that-begins-a-millisecond-before-what-was-given-runs-out', 'pass', 'approved', held({ from: DAY - 1 })),
  scene('violating', 'event-as-the-role-had-ended', 'fail', 'not-told', held({ from: -10 * MINUTE, until: 0 })),
  scene('near-miss', 'event-a-millisecond-before-the-role-ends', 'pass', 'approved', held({ from: -10 * MINUTE, until: 1 })),
  scene('violating', 'approved-while-the-role-was-held-already', 'fail', 'began-before-approved', held({ from: -10 * MINUTE, early: MINUTE })),
  scene('near-miss', 'approved-the-tolerance-after-the-role-began', 'pass', 'approved', held({ from: -10 * MINUTE, early: 10 * MINUTE - TOLERANCE })),
  scene('near-miss', 'approved-a-millisecond-more-after-the-role-began', 'fail', 'began-before-approved', held({ from: -10 * MINUTE, early: 10 * MINUTE - TOLERANCE - 1 })),
  scene('cannot-tell', 'role-that-begins-as-the-record-ends', 'indeterminate', 'event-may-follow', untold(WINDOW - 1)),
  scene('near-miss', 'role-of-which-an-event-had-just-time-to-tell', 'fail', 'not-told', untold(WINDOW)),
  scene('violating', 'version-before-the-last-published-again', 'fail', 'version-went-back', (stage) => {
    published(stage, 1);
    const { file, digest, path } = POLICIES[0]!;
    stage.t.time += HOUR;
    stage.t.emit('policy.published', { policy_id: POLICY_ID, version: file.version, digest, path }, { actor: person(SECURITY), causes: [] });
  }),
  scene('near-miss', 'approved-in-the-millisecond-of-the-change', 'fail', 'approved-afterwards', given({ early: 0 })),
  scene('near-miss', 'approved-a-millisecond-before-the-change', 'pass', 'approved', given({ early: 1 })),
  scene('cannot-tell', 'approver-not-in-the-snapshot', 'indeterminate', 'approver-unknown', (stage) => {
    given({})(stage);
    stage.edit<PrincipalsFile>('identity/principals.json', ({ principals }) => ({ principals: principals.filter((each) => each.id !== SECURITY) }));
  }),
  scene('cannot-tell', 'version-not-in-the-bundle', 'indeterminate', 'version-not-in-the-bundle', (stage) => {
    playMerge(stage.t);
    stage.drop('policy/boundaries/2026.2.json');
  }),
];
