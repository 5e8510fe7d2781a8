import type { PrincipalsFile } from '../../../core/bundle/format.ts';
import { answerApproval, expireApproval } from '../../scenario/approvals.ts';
import { HOUR, MINUTE } from '../../scenario/calendar.ts';
import { peopleWith } from '../../scenario/organisation.ts';
import type { Thread } from '../../scenario/thread.ts';
import { approve, castOf, personOf, playMerge, signing, startAgain } from '../verbs.ts';
import { startedAfterExpiry } from './binds.ts';
import type { Scene } from '../scene.ts';

/** That a person approved, and an independent one. */
export const PRECEDES_SCENES: readonly Scene[] = [
  {
    control: 'CT-25', kind: 'clean', name: 'approved-before-the-merge', expects: { outcome: 'pass', reason: 'approved-before' },
    play: ({ t }) => void playMerge(t),
  },
  {
    control: 'CT-25', kind: 'violating', name: 'refused-and-merged', expects: { outcome: 'fail', reason: 'approval-denied' },
    play({ t }) {
      playMerge(t, {
        answer(_, work, asked, { approver }) {
          t.time += 15 * MINUTE;
          answerApproval(t, work, asked, { approver, decision: 'denied', reason: 'Not during the freeze.' });
        },
      });
    },
  },
  {
    control: 'CT-25', kind: 'violating', name: 'nobody-answered', expects: { outcome: 'fail', reason: 'no-approval' },
    play: ({ t }) => void playMerge(t, { answer: () => undefined }),
  },
  {
    control: 'CT-25', kind: 'violating', name: 'request-expired-and-merged', expects: { outcome: 'fail', reason: 'approval-expired' },
    play: ({ t }) => void playMerge(t, { answer: expireApproval }),
  },
  {
    control: 'CT-25', kind: 'violating', name: 'approved-by-a-service', expects: { outcome: 'fail', reason: 'approver-not-human' },
    play({ t, edit }) {
      const { cast } = playMerge(t);
      edit<PrincipalsFile>('identity/principals.json', ({ principals }) => ({ principals: principals.map((each) => (each.id === cast.approver.id ? { ...each, kind: 'service' } : each)) }));
    },
  },
  {
    control: 'CT-25', kind: 'violating', name: 'signed-with-the-key-of-somebody-else', expects: { outcome: 'fail', reason: 'approval-invalid' },
    play: ({ t }) => void playMerge(t, { answer: (_, work, asked, { approver, owner }) => approve(signing(t, { approver: () => t.world.keyring.approver(owner.id) }), work, asked, approver) }),
  },
  {
    control: 'CT-25', kind: 'near-miss', name: 'approved-in-the-same-millisecond', expects: { outcome: 'fail', reason: 'approval-after-start' },
    play({ t, revise }) {
      const { work } = playMerge(t);
      const start = t.events.find((each) => each.type === 'action.started' && each.action_id === work.id);
      const granted = t.events.find((each) => each.type === 'approval.granted' && each.action_id === work.id);
      if (start === undefined || granted === undefined) throw new Error('a merge is approved and started');
      revise((each) => [each === start ? { ...each, time: granted.time } : each]);
    },
  },
  {
    control: 'CT-25', kind: 'violating', name: 'started-again-after-the-approval-was-taken-back', expects: { outcome: 'fail', reason: 'approval-denied' },
    play(stage) {
      const { t } = stage;
      const { work } = playMerge(t, {
        answer(_, asking, asked, { approver }) {
          approve(t, asking, asked, approver);
          answerApproval(t, asking, asked, { approver, decision: 'denied', reason: 'Not a second time.', at: t.time + HOUR });
        },
      });
      startAgain(stage, work, 2 * HOUR);
    },
  },
  { control: 'CT-25', kind: 'near-miss', name: 'started-at-the-moment-of-expiry', expects: { outcome: 'fail', reason: 'approval-expired' }, play: startedAfterExpiry(0) },
  { control: 'CT-25', kind: 'near-miss', name: 'started-a-millisecond-before-expiry', expects: { outcome: 'pass', reason: 'approved-before' }, play: startedAfterExpiry(-1) },
  {
    control: 'CT-25', kind: 'cannot-tell', name: 'approver-not-in-the-snapshot', expects: { outcome: 'indeterminate', reason: 'approver-unknown' },
    play({ t, edit }) {
      const { cast } = playMerge(t);
      edit<PrincipalsFile>('identity/principals.json', ({ principals }) => ({ principals: principals.filter((each) => each.id !== cast.approver.id) }));
    },
  },
  {
    control: 'CT-26', kind: 'clean', name: 'approved-by-another-team', expects: { outcome: 'pass', reason: 'independent' },
    play: ({ t }) => void playMerge(t),
  },
  {
    control: 'CT-26', kind: 'violating', name: 'approved-by-the-owner', expects: { outcome: 'fail', reason: 'approver-is-owner' },
    play({ t }) {
      playMerge(t, {
        answer(_, work, asked, { owner }) {
          t.time += 15 * MINUTE;
          answerApproval(t, work, asked, { approver: owner, decision: 'granted', reason: 'My agent, I know it.' });
        },
      });
    },
  },
  {
    control: 'CT-26', kind: 'near-miss', name: 'second-account-of-the-owner', expects: { outcome: 'fail', reason: 'account-of-owner' },
    play({ t, edit }) {
      const { cast } = playMerge(t);
      // The approver's account is one that the owner has too: two names, one person.
      edit<PrincipalsFile>('identity/principals.json', ({ principals }) => ({
        principals: principals.map((each) => (each.id === cast.owner.id ? { ...each, accounts: [...each.accounts, cast.approver.adminAccount ?? cast.approver.account] } : each)),
      }));
    },
  },
  {
    control: 'CT-26', kind: 'cannot-tell', name: 'owner-not-registered', expects: { outcome: 'indeterminate', reason: 'owner-unknown' },
    play({ t, drop }) {
      playMerge(t);
      drop('agents/registry.json');
    },
  },
  {
    control: 'CT-26', kind: 'violating', name: 'approved-by-who-answers-for-the-author', expects: { outcome: 'fail', reason: 'approver-is-author' },
    play({ t, revise }) {
      const { owner } = castOf(t);
      const author = t.world.agents.find((each) => each.owner !== owner.id && peopleWith('production-approver').some(({ id }) => id === each.owner));
      if (author === undefined) throw new Error('an approver answers for an agent');
      playMerge(t, {
        answer(_, work, asked) {
          t.time += 15 * MINUTE;
          answerApproval(t, work, asked, { approver: personOf(author.owner), decision: 'granted', reason: 'My agent wrote it, yours merges it.' });
        },
      });
      const change = changeIn(t);
      revise((each) => [each.action_id === change && each.actor.kind === 'agent' ? { ...each, actor: { ...each.actor, id: author.id, version: author.version } } : each]);
    },
  },
  {
    control: 'CT-26', kind: 'cannot-tell', name: 'modification-not-in-the-record', expects: { outcome: 'indeterminate', reason: 'author-unknown' },
    play({ t, revise }) {
      playMerge(t);
      const change = changeIn(t);
      revise((each) => (each.action_id === change ? [] : [{ ...each, causes: [] }]));
    },
  },
];

/** The action that made the commit: the first of the strand. */
const changeIn = (t: Thread): string | undefined => t.events.find((each) => each.type === 'action.requested')?.action_id;
