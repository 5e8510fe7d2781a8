import type { BindingsFile, IdpSnapshotFile, PrincipalsFile, RolesFile } from '../../../core/bundle/format.ts';
import { answerApproval } from '../../scenario/approvals.ts';
import { HOUR, iso, MINUTE } from '../../scenario/calendar.ts';
import { request } from '../../scenario/life-cycle.ts';
import { peopleWith, type Person } from '../../scenario/organisation.ts';
import { decide, POLICIES } from '../../scenario/policy.ts';
import { mergeDescriptor } from '../../scenario/threads/merge.ts';
import { approve, castOf, personOf, playMerge, startAgain, type MergeScript } from '../verbs.ts';
import type { Scene, Stage } from '../scene.ts';

const BINDINGS = 'identity/bindings.json';
const APPROVER = 'production-approver';

/** A merge that needs two people, with approvals by these. */
const byTwo = (names: (independent: readonly string[]) => readonly string[]): MergeScript => ({
  request(t, merge) {
    const descriptor = mergeDescriptor(merge);
    return request(t, { agent: merge.agent, descriptor, decided: { ...decide(POLICIES[1]!, descriptor, merge.agent.clearance), obligations: ['approvals:2', 'signed-work-package'] } });
  },
  answer(t, work, asked, { owner }) {
    for (const id of names(peopleWith(APPROVER).map((each) => each.id).filter((each) => each !== owner.id))) {
      t.time += 15 * MINUTE;
      answerApproval(t, work, asked, { approver: personOf(id), decision: 'granted', reason: 'Diff and suite read.' });
    }
  },
});

/** May approve, but not for production. */
const developer = (): Person => peopleWith('staging-approver').find((each) => !each.roles.includes(APPROVER))!;

const approvalOf = ({ t }: Stage): number => t.events.find((each) => each.type === 'approval.granted')?.time ?? t.time;

/** The approver's role ends so many milliseconds after the approval. */
function endingRole(stage: Stage, after: number): void {
  const { approver } = playMerge(stage.t).cast;
  const until = iso(approvalOf(stage) + after);
  stage.edit<BindingsFile>(BINDINGS, ({ bindings }) => ({ bindings: bindings.map((each) => (each.principal === approver.id && each.role === APPROVER ? { ...each, until } : each)) }));
}

/** The approver is disabled in a directory that was read so many milliseconds after the approval. */
function disabled(stage: Stage, after: number): void {
  const { approver } = playMerge(stage.t).cast;
  const taken = iso(approvalOf(stage) + after);
  stage.edit<IdpSnapshotFile>('identity/idp-snapshot.json', (file) => ({
    ...file, taken_at: taken, subjects: file.subjects.map((each) => (each.principal === approver.id ? { ...each, status: 'disabled' } : each)),
  }));
}

export const ENTITLED_SCENES: readonly Scene[] = [
  { control: 'CT-28', kind: 'clean', name: 'one-entitled-person', expects: { outcome: 'pass', reason: 'entitled' }, play: ({ t }) => void playMerge(t) },
  { control: 'CT-28', kind: 'clean', name: 'two-where-two-are-needed', expects: { outcome: 'pass', reason: 'entitled' }, play: ({ t }) => void playMerge(t, byTwo((people) => people.slice(0, 2))) },
  { control: 'CT-28', kind: 'violating', name: 'one-where-two-are-needed', expects: { outcome: 'fail', reason: 'too-few' }, play: ({ t }) => void playMerge(t, byTwo((people) => people.slice(0, 1))) },
  {
    control: 'CT-28', kind: 'violating', name: 'approved-again-by-a-developer', expects: { outcome: 'fail', reason: 'no-role' },
    play(stage) {
      const { t } = stage;
      const { work } = playMerge(t, {
        answer(_, asking, asked, { approver }) {
          approve(t, asking, asked, approver);
          answerApproval(t, asking, asked, { approver: developer(), decision: 'granted', reason: 'Looks fine.', at: t.time + HOUR });
        },
      });
      startAgain(stage, work, 2 * HOUR);
    },
  },
  {
    control: 'CT-28', kind: 'violating', name: 'approved-by-a-developer', expects: { outcome: 'fail', reason: 'no-role' },
    play: ({ t }) => void playMerge(t, {
      answer(_, work, asked) {
        t.time += 15 * MINUTE;
        answerApproval(t, work, asked, { approver: developer(), decision: 'granted', reason: 'Looks fine.' });
      },
    }),
  },
  { control: 'CT-28', kind: 'violating', name: 'disabled-before-the-approval', expects: { outcome: 'fail', reason: 'disabled' }, play: (stage) => disabled(stage, -1) },
  {
    control: 'CT-28', kind: 'violating', name: 'account-of-a-service', expects: { outcome: 'fail', reason: 'shared-account' },
    play({ t, edit }) {
      const { approver } = playMerge(t).cast;
      edit<PrincipalsFile>('identity/principals.json', ({ principals }) => ({
        principals: principals.map((each) => (each.id === 'service:ci' ? { ...each, accounts: [...each.accounts, approver.adminAccount ?? approver.account] } : each)),
      }));
    },
  },
  {
    control: 'CT-28', kind: 'violating', name: 'approver-is-a-service', expects: { outcome: 'fail', reason: 'not-a-person' },
    play({ t, edit }) {
      const { approver } = playMerge(t).cast;
      edit<PrincipalsFile>('identity/principals.json', ({ principals }) => ({ principals: principals.map((each) => (each.id === approver.id ? { ...each, kind: 'service' } : each)) }));
    },
  },
  {
    control: 'CT-28', kind: 'violating', name: 'second-role-asked-and-silent', expects: { outcome: 'fail', reason: 'stage-missing' },
    play: ({ t }) => void playMerge(t, {
      answer(_, work, asked) {
        t.emit('approval.requested', { approver_role: 'data-steward', action_digest: work.digest, expires_at: asked.expiresAt }, { actor: { kind: 'service', id: 'service:orchestrator' }, action: work.id });
        t.time += 15 * MINUTE;
        answerApproval(t, work, asked, { approver: castOf(t).approver, decision: 'granted', reason: 'Diff and suite read.' });
      },
    }),
  },
  { control: 'CT-28', kind: 'near-miss', name: 'the-same-person-twice', expects: { outcome: 'fail', reason: 'too-few' }, play: ({ t }) => void playMerge(t, byTwo(([first]) => [first!, first!])) },
  { control: 'CT-28', kind: 'near-miss', name: 'role-ended-in-the-millisecond-of-the-approval', expects: { outcome: 'fail', reason: 'no-role' }, play: (stage) => endingRole(stage, 0) },
  { control: 'CT-28', kind: 'near-miss', name: 'role-ended-a-millisecond-after-the-approval', expects: { outcome: 'pass', reason: 'entitled' }, play: (stage) => endingRole(stage, 1) },
  { control: 'CT-28', kind: 'cannot-tell', name: 'disabled-after-the-approval', expects: { outcome: 'indeterminate', reason: 'disabled-later' }, play: (stage) => disabled(stage, 1) },
  { control: 'CT-28', kind: 'cannot-tell', name: 'no-directory', expects: { outcome: 'indeterminate', reason: 'not-in-directory' }, play({ t, drop }) {
    playMerge(t);
    drop('identity/idp-snapshot.json');
  } },
  { control: 'CT-28', kind: 'cannot-tell', name: 'role-that-no-snapshot-describes', expects: { outcome: 'indeterminate', reason: 'role-unknown' }, play({ t, edit }) {
    playMerge(t);
    edit<RolesFile>('identity/roles.json', ({ roles }) => ({ roles: roles.filter((each) => each.id !== APPROVER) }));
  } },
  { control: 'CT-28', kind: 'cannot-tell', name: 'no-keys-chosen', expects: { outcome: 'indeterminate', reason: 'approval-unproved' }, distrusted: true, play: ({ t }) => void playMerge(t) },
  { control: 'CT-28', kind: 'cannot-tell', name: 'approver-not-in-the-snapshot', expects: { outcome: 'indeterminate', reason: 'approver-unknown' }, play({ t, edit }) {
    const { approver } = playMerge(t).cast;
    edit<PrincipalsFile>('identity/principals.json', ({ principals }) => ({ principals: principals.filter((each) => each.id !== approver.id) }));
  } },
];
