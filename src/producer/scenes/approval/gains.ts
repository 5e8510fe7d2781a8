import type { PrincipalsFile } from '../../../core/bundle/format.ts';
import { answerApproval } from '../../scenario/approvals.ts';
import { HOUR, iso, MINUTE } from '../../scenario/calendar.ts';
import type { Agent } from '../../scenario/fleets.ts';
import { request } from '../../scenario/life-cycle.ts';
import { peopleWith, type Person } from '../../scenario/organisation.ts';
import { serviceActor, type Thread } from '../../scenario/thread.ts';
import { mergeDescriptor, release, verified } from '../../scenario/threads/merge.ts';
import type { Work } from '../../scenario/work.ts';
import { approve, castOf, personOf, playMerge, type MergeScript } from '../verbs.ts';
import type { Scene } from '../scene.ts';

const DESK = serviceActor('service:identity-bridge');

/** Somebody who may approve, and an agent that this person answers for beside the one that asks. */
function approverWithAgent(t: Thread): { readonly approver: Person; readonly own: Agent } {
  const { owner } = castOf(t);
  const own = t.world.agents.find((each) => each.owner !== owner.id && peopleWith('production-approver').some(({ id }) => id === each.owner));
  if (own === undefined) throw new Error('an approver answers for an agent');
  return { approver: personOf(own.owner), own };
}

/** A merge that this person approves, and that has more to it. */
function approvedBy(t: Thread, approver: Person, script: MergeScript = {}): ReturnType<typeof playMerge> {
  return playMerge(t, {
    answer(_, work, asked) {
      t.time += 15 * MINUTE;
      answerApproval(t, work, asked, { approver, decision: 'granted', reason: 'Diff and suite read.' });
    },
    ...script,
  });
}

/** In the course of the merge something is given to somebody. */
const giving = (give: (t: Thread, work: Work, approver: Person, own: Agent) => void): Scene['play'] => ({ t }) => {
  const { approver, own } = approverWithAgent(t);
  approvedBy(t, approver, { after: (_, work) => give(t, work, approver, own) });
};
const role = (t: Thread, work: Work, principal: string): void => void t.emit('role.bound', { principal, role: 'release-manager', until: null }, { actor: DESK, action: work.id });
const key = (t: Thread, work: Work, principal: string): void => void t.emit('credential.issued', { credential_id: t.name('key'), principal, kind: 'api-key', expires_at: null }, { actor: DESK, action: work.id });

/** The merge is done with rights that somebody passed on, or under emergency access that was opened for somebody. */
const under = (whose: (approver: Person, other: Person) => string, what: 'delegation' | 'break-glass'): Scene['play'] => ({ t }) => {
  const { approver } = approverWithAgent(t);
  const { owner, agent } = castOf(t);
  const person = whose(approver, owner);
  const actor = { kind: 'person', id: person } as const;
  const [delegation, emergency] = [t.name('delegation'), t.name('break-glass')];
  approvedBy(t, approver, {
    request(_, merge) {
      const from = what === 'delegation' ? person : owner.id;
      t.emit('delegation.granted', { delegation_id: delegation, parent: null, from, to: agent.id, scopes: ['repository.merge@production'], expires_at: null }, { actor: { kind: 'person', id: from } });
      if (what === 'delegation') return request(t, { agent: merge.agent, descriptor: mergeDescriptor(merge), under: { delegation } });
      t.emit('break-glass.opened', { break_glass_id: emergency, principal: person, reason: 'workers stuck', ticket_id: null, until: iso(t.time + HOUR) }, { actor });
      return request(t, { agent: merge.agent, descriptor: mergeDescriptor(merge), under: { delegation, break_glass: emergency } });
    },
  });
};

/** The request says for whom it is, and no event gives that person anything. */
const naming = (whom: (approver: Person, own: Agent, other: Person) => string): Scene['play'] => ({ t }) => {
  const { approver, own } = approverWithAgent(t);
  const { owner } = castOf(t);
  approvedBy(t, approver, {
    request: (_, merge) => {
      const descriptor = mergeDescriptor(merge);
      return request(t, { agent: merge.agent, descriptor: { ...descriptor, parameters: { ...descriptor.parameters, grant: `release-manager to ${whom(approver, own, owner)}` } } });
    },
  });
};

/** A gate is set aside for the release. */
const overridden = (by: (owner: string, manager: string) => string, otherRelease = false): Scene['play'] => ({ t }) => void playMerge(t, {
  answer: (_, work, asked, { approver }) => approve(t, work, asked, approver),
  after(_, work, merge, commit, { observer, owner }) {
    const releaseId = release(t, work, merge, commit);
    const approver = by(owner.id, peopleWith('release-manager').find(({ id }) => id !== owner.id)!.id);
    t.emit('gate.overridden', {
      gate: 'load-test', release_id: otherRelease ? 'rel-elsewhere' : releaseId, approver, reason: 'the gate’s own suite is down', expires_at: iso(t.time + HOUR), follow_up: 'CHG-follow-up',
    }, { actor: { kind: 'person', id: approver }, action: work.id });
    t.time += 12 * MINUTE;
    verified(t, work, observer, releaseId, 'healthy', 'error rate unchanged over ten minutes');
  },
});

const scene = (kind: Scene['kind'], name: string, outcome: Scene['expects']['outcome'], reason: string, play: Scene['play']): Scene =>
  ({ control: 'CT-26', kind, name, expects: { outcome, reason }, play });

/** Who gains by what is approved. */
export const GAINS_SCENES: readonly Scene[] = [
  scene('violating', 'role-for-the-approver', 'fail', 'approver-is-beneficiary', giving((t, work, approver) => role(t, work, approver.id))),
  scene('violating', 'key-for-an-agent-of-the-approver', 'fail', 'approver-is-beneficiary', giving((t, work, _, own) => key(t, work, own.id))),
  scene('violating', 'agent-of-the-approver-switched-on', 'fail', 'approver-is-beneficiary', giving((t, work, _, own) => void t.emit('agent.enabled', { agent_id: own.id, fleet_id: own.fleet }, { actor: DESK, action: work.id }))),
  scene('violating', 'rights-passed-on-to-an-agent-of-the-approver', 'fail', 'approver-is-beneficiary', giving((t, work, _, own) => void t.emit('delegation.granted', {
    delegation_id: t.name('delegation'), parent: null, from: 'person:ingrid.solberg', to: own.id, scopes: ['repository.merge@production'], expires_at: null,
  }, { actor: DESK, action: work.id }))),
  scene('violating', 'with-rights-of-the-approver', 'fail', 'approver-is-beneficiary', under((approver) => approver.id, 'delegation')),
  scene('violating', 'under-emergency-access-of-the-approver', 'fail', 'approver-is-beneficiary', under((approver) => approver.id, 'break-glass')),
  scene('near-miss', 'role-for-a-second-account-of-the-approver', 'fail', 'approver-is-beneficiary', (stage) => {
    giving((t, work) => role(t, work, 'w.second@halden-freight.example'))(stage);
    const { approver } = approverWithAgent(stage.t);
    // Another name in another account: the snapshot says whose it is.
    stage.edit<PrincipalsFile>('identity/principals.json', ({ principals }) => ({
      principals: principals.map((each) => (each.id === approver.id ? { ...each, accounts: [...each.accounts, 'w.second@halden-freight.example'] } : each)),
    }));
  }),
  scene('near-miss', 'role-for-somebody-else', 'pass', 'independent', giving((t, work) => role(t, work, 'person:jonas.lindqvist'))),
  scene('near-miss', 'with-rights-of-the-owner', 'pass', 'independent', under((_, owner) => owner.id, 'delegation')),
  scene('cannot-tell', 'key-for-whom-nobody-answers', 'indeterminate', 'beneficiary-unknown', giving((t, work) => key(t, work, 'service:unlisted'))),
  scene('cannot-tell', 'parameters-name-the-approver', 'indeterminate', 'approver-named', naming((approver) => approver.id)),
  scene('cannot-tell', 'parameters-name-an-agent-of-the-approver', 'indeterminate', 'approver-named', naming((_, own) => own.id)),
  scene('near-miss', 'parameters-name-somebody-else', 'pass', 'independent', naming((_, __, owner) => owner.id)),
  scene('clean', 'gate-set-aside-by-a-release-manager', 'pass', 'override-independent', overridden((_, manager) => manager)),
  scene('violating', 'gate-set-aside-for-ones-own-release', 'fail', 'override-for-oneself', overridden((owner) => owner)),
  scene('cannot-tell', 'gate-set-aside-for-a-release-of-nobody', 'indeterminate', 'override-unknown', overridden((_, manager) => manager, true)),
  scene('cannot-tell', 'gate-set-aside-by-a-stranger', 'indeterminate', 'override-unknown', overridden(() => 'person:visiting.manager')),
];
