import { DAY, HOUR, iso, MINUTE } from '../../scenario/calendar.ts';
import { request, perform, queue } from '../../scenario/life-cycle.ts';
import { peopleWith } from '../../scenario/organisation.ts';
import { serviceActor, type Thread } from '../../scenario/thread.ts';
import { mergeDescriptor } from '../../scenario/threads/merge.ts';
import { playMerge, startAgain } from '../verbs.ts';
import type { Scene } from '../scene.ts';

const LIMIT = 4 * HOUR;
const REVIEW = 72 * HOUR;
const REVIEWER = 'person:oluwaseun.adeyemi';

interface Emergency {
  readonly reason?: string;
  readonly ticket?: 'incident' | 'task' | 'none' | 'elsewhere';
  readonly granted?: number;
  /** Null: nobody closes it. */
  readonly lasts?: number | null;
  /** After its closing; null: nobody reviews it. */
  readonly reviewedAfter?: number | null;
  readonly reviewer?: string;
  readonly outcome?: 'justified' | 'not-justified';
  readonly unopened?: true;
  /** The same id is opened again, for this person. */
  readonly openedAgainFor?: string;
  /** A merge is done under it, from its end on. */
  readonly usedAfter?: true;
  /** A merge is done under it at once, and started again so long after that. */
  readonly startedAgainAfter?: number;
  /** How long the record goes on after all. */
  readonly goesOn?: number;
}

/** Emergency access of one evening, as it should be but for what is said. */
const emergency = ({ reason = 'workers stuck', ticket = 'incident', granted = LIMIT, lasts = HOUR, reviewedAfter = 14 * HOUR, reviewer = REVIEWER, outcome = 'justified', unopened, openedAgainFor, usedAfter, startedAgainAfter, goesOn = 0 }: Emergency): Scene['play'] => (stage) => {
  const { t } = stage;
  const { cast, merge } = playMerge(t);
  t.time += HOUR;
  const [user] = peopleWith('incident-commander');
  if (user === undefined) throw new Error('somebody commands incidents');
  const id = t.name('break-glass');
  const ticketId = t.name('INC');
  const from = t.time;
  if (ticket === 'incident' || ticket === 'task') t.addTicket({ ticket_id: ticketId, kind: ticket, title: 'Workers stuck', state: 'open', opened_at: iso(from), closed_at: null, change_window: null });
  const actor = { kind: 'person', id: user.id } as const;
  if (unopened === undefined) t.emit('break-glass.opened', { break_glass_id: id, principal: user.id, reason, ticket_id: ticket === 'none' ? null : ticketId, until: iso(from + granted) }, { actor });
  if (openedAgainFor !== undefined) {
    t.time += MINUTE;
    t.emit('break-glass.opened', { break_glass_id: id, principal: openedAgainFor, reason, ticket_id: ticketId, until: iso(from + granted) }, { actor: { kind: 'person', id: openedAgainFor } });
  }
  if (usedAfter === true || startedAgainAfter !== undefined) {
    const workId = queue(t, cast.agent, 1);
    const work = request(t, { agent: cast.agent, descriptor: mergeDescriptor({ ...merge, title: 'Merge in an emergency' }), under: { delegation: t.name('delegation'), break_glass: id } });
    if (usedAfter === true) t.time = Math.max(t.time, from + granted);
    perform(t, work, workId, { minutes: 1, effects: [] });
    if (startedAgainAfter !== undefined) startAgain(stage, work, startedAgainAfter);
  }
  if (lasts === null) return away(t, goesOn);
  t.time = usedAfter === true ? t.time + MINUTE : from + lasts;
  t.emit('break-glass.closed', { break_glass_id: id }, { actor, at: from + lasts });
  if (reviewedAfter !== null) {
    t.time = from + lasts + reviewedAfter;
    const by = reviewer === 'the user' ? user.id : reviewer;
    t.emit('break-glass.reviewed', { break_glass_id: id, reviewer: by, outcome }, { actor: { kind: 'person', id: by } });
  }
  away(t, goesOn);
};

function away(t: Thread, time: number): void {
  t.time += time;
  t.emit('agent.heartbeat', { fleet_id: 'fleet:test', active_runs: 0 }, { actor: serviceActor('service:orchestrator') });
}

const scene = (kind: Scene['kind'], name: string, outcome: Scene['expects']['outcome'], reason: string, told: Emergency): Scene =>
  ({ control: 'CT-30', kind, name, expects: { outcome, reason }, play: emergency(told) });

export const BREAK_GLASS_SCENES: readonly Scene[] = [
  scene('clean', 'an-hour-and-reviewed-the-next-day', 'pass', 'justified', {}),
  scene('violating', 'reason-of-blanks', 'fail', 'no-reason', { reason: '  ' }),
  scene('violating', 'without-a-ticket', 'fail', 'no-ticket', { ticket: 'none' }),
  scene('violating', 'for-ordinary-work', 'fail', 'routine-work', { ticket: 'task' }),
  scene('violating', 'granted-for-a-day', 'fail', 'granted-too-long', { granted: DAY }),
  scene('violating', 'open-for-five-hours', 'fail', 'open-too-long', { lasts: 5 * HOUR }),
  scene('violating', 'never-closed', 'fail', 'not-closed', { lasts: null, goesOn: 5 * DAY }),
  scene('violating', 'reviewed-by-its-user', 'fail', 'reviewed-by-its-user', { reviewer: 'the user' }),
  scene('violating', 'found-not-justified', 'fail', 'not-justified', { outcome: 'not-justified' }),
  scene('violating', 'nobody-looked-at-it', 'fail', 'no-review', { reviewedAfter: null, goesOn: 5 * DAY }),
  scene('near-miss', 'open-for-exactly-the-limit', 'pass', 'justified', { lasts: LIMIT }),
  scene('near-miss', 'reviewed-at-the-last-moment', 'pass', 'justified', { reviewedAfter: REVIEW }),
  scene('near-miss', 'reviewed-a-millisecond-late', 'fail', 'reviewed-late', { reviewedAfter: REVIEW + 1 }),
  scene('near-miss', 'reviewed-a-millisecond-before-its-end', 'fail', 'reviewed-before-its-end', { reviewedAfter: -1 }),
  scene('near-miss', 'used-after-its-end', 'fail', 'used-after-end', { usedAfter: true }),
  scene('violating', 'started-again-after-its-end', 'fail', 'used-after-end', { startedAgainAfter: LIMIT }),
  scene('cannot-tell', 'only-its-end-is-told', 'indeterminate', 'opening-not-recorded', { unopened: true }),
  scene('cannot-tell', 'ticket-in-another-system', 'indeterminate', 'ticket-unknown', { ticket: 'elsewhere' }),
  scene('cannot-tell', 'one-id-opened-for-two', 'indeterminate', 'opened-twice', { openedAgainFor: REVIEWER }),
  scene('cannot-tell', 'reviewer-not-in-the-snapshot', 'indeterminate', 'reviewer-unknown', { reviewer: 'person:visiting.auditor' }),
];
