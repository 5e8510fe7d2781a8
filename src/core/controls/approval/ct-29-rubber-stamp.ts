import { countWhile } from '../../sorted.ts';
import { answersTo, type Answer } from '../answers.ts';
import { factsOf, iso } from '../fact.ts';
import { mergeOf } from '../merge.ts';
import type { Action } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { NONE, type Walk } from '../walk.ts';

/** CT-29: signs that approvals are given without being considered. Indications, not proof. */
export interface StampMember extends Member {
  readonly approver: string;
  /** Whether the identity snapshot names the approver; else the numbers here are those of this one name, and the person may have more. */
  readonly known: boolean;
  readonly action: string;
  readonly decidedAt: number;
  /** The last request before it; null when the record holds none. */
  readonly askedAt: number | null;
  /** The most approvals of this person in one minute that holds this one. */
  readonly inMinute: number;
  /** There were files to look at: of the action before the answer, or of the changes and tests that it is about; null where none is told, and neither of a commit. */
  readonly evidence: boolean | null;
  /** One was opened by this person before; null where neither this one nor somebody who opened one is known, so that they may be the same. */
  readonly opened: boolean | null;
  /** Answers of this person in the record, and refusals among them. */
  readonly answers: number;
  readonly refusals: number;
  readonly shortestReading: number;
  readonly perMinute: number;
  readonly answersToJudge: number;
  readonly workingHours: readonly [number, number];
}
interface Given {
  readonly answer: Answer;
  readonly action: string;
  readonly evidence: boolean | null;
  readonly person: string;
  readonly decidedAt: number;
  readonly askedAt: number | null;
  readonly opened: boolean | null;
}
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function stampWalk({ identities, happenings, parameters }: ControlContext): Walk<StampMember> {
  const { shortestReading, approvalsPerMinute: perMinute, answersToJudge, workingHours } = parameters;
  const given: Given[] = [];
  const said = new Map<string, { answers: number; refusals: number; grants: Given[] }>();
  return {
    over(actions) {
      for (const action of actions) {
        const decided = new Map(action.approvals.map(({ value, time }) => [value.approvalId, value.decidedAt ?? time]));
        const requests = (action.approvalRequests ?? []).map((each) => each.time).toSorted((a, b) => a - b);
        const views = new Map<string, number>();
        let strangers = Number.POSITIVE_INFINITY;
        for (const { value, time } of action.evidenceViews ?? []) {
          const person = identities.personOf(value.viewer);
          if (person === null) strangers = Math.min(strangers, time);
          const viewer = person ?? value.viewer;
          views.set(viewer, Math.min(views.get(viewer) ?? time, time));
        }
        const about = filesAbout(action, happenings);
        for (const answer of answersTo(action, identities)) {
          if (answer.decision === 'expired' || answer.kind === 'service' || answer.kind === 'agent') continue;
          const person = identities.personOf(answer.approver) ?? answer.approver;
          const decidedAt = decided.get(answer.approvalId) ?? answer.time;
          const opened = (views.get(person) ?? Number.POSITIVE_INFINITY) <= decidedAt;
          const each = {
            answer, action: action.id, person, decidedAt, askedAt: lastUntil(requests, decidedAt), opened: !opened && answer.kind === 'unknown' && strangers <= decidedAt ? null : opened,
            // What it recorded in its course nobody could open before.
            evidence: action.artifacts.some(({ time }) => time <= Math.max(decidedAt, answer.time)) || about,
          };
          const own = said.get(person) ?? { answers: 0, refusals: 0, grants: [] };
          said.set(person, own);
          own.answers += 1;
          if (answer.decision === 'denied') own.refusals += 1;
          else {
            own.grants.push(each);
            given.push(each);
          }
        }
      }
      return NONE;
    },
    *rest() {
      const inMinute = new Map<Given, number>();
      for (const { grants } of said.values()) countMinutes(grants.toSorted((a, b) => a.decidedAt - b.decidedAt), inMinute);
      for (const each of given) {
        const { answer, action, person, decidedAt, askedAt, evidence, opened } = each;
        const own = said.get(person);
        yield {
          subject: answer.approvalId, at: answer.at, approver: answer.approver, known: answer.kind !== 'unknown', action, decidedAt, askedAt, evidence, opened,
          inMinute: inMinute.get(each) ?? 1,
          answers: own?.answers ?? 1, refusals: own?.refusals ?? 0, shortestReading, perMinute, answersToJudge, workingHours,
        };
      }
    },
  };
}

/** Whether changes and tests of the commits that it names or merges left a file; null where none did, and of a commit neither is told. */
function filesAbout({ descriptor: { kind, parameters }, consequences }: Action, { testsOf, testsLeftFile, authorsOf }: ControlContext['happenings']): boolean | null {
  const heads = [...(parameters['head'] === undefined ? [] : [parameters['head']]), ...consequences.flatMap((each) => mergeOf(each)?.head ?? [])];
  if (heads.some((head) => testsLeftFile(head) || authorsOf(head)?.leftFile === true)) return true;
  const untold = kind === 'repository.merge' ? heads.length === 0 || heads.some((head) => authorsOf(head) === null || testsOf(head).length === 0) : false;
  return untold ? null : false;
}

/** Of times in order, the last until one. */
const lastUntil = (times: readonly number[], time: number): number | null => times[countWhile(times, (each) => each <= time) - 1] ?? null;

/** Of each approval, the most in a half-open minute that begins with one of the same person and holds it. */
function countMinutes(grants: readonly Given[], counts: Map<Given, number>): void {
  let end = 0;
  // Windows move forwards, so the fullest one seen that still reaches an approval is at the front.
  const windows: { readonly end: number; readonly count: number }[] = [];
  let front = 0;
  for (const [at, each] of grants.entries()) {
    while (end < grants.length && (grants[end]?.decidedAt ?? 0) < each.decidedAt + MINUTE) end += 1;
    const count = end - at;
    while (windows.length > front && (windows.at(-1)?.count ?? 0) <= count) windows.pop();
    windows.push({ end, count });
    while ((windows[front]?.end ?? Number.POSITIVE_INFINITY) <= at) front += 1;
    counts.set(each, windows[front]?.count ?? count);
  }
}

function judgeStamp(member: StampMember): Fact {
  const { at, approver, action, decidedAt, askedAt, inMinute, answers, refusals } = member;
  const make = factsOf<'CT-29'>(member);
  const values = { approver, action, decidedAt: iso(decidedAt) };
  if (askedAt !== null && decidedAt - askedAt < member.shortestReading) return make.exception('decided-fast', at, { ...values, after: decidedAt - askedAt, limit: member.shortestReading });
  if (inMinute > member.perMinute) return make.exception('in-bulk', at, { ...values, approvals: inMinute });
  const time = ((decidedAt % (24 * HOUR)) + 24 * HOUR) % (24 * HOUR);
  if (time < member.workingHours[0] * HOUR || time >= member.workingHours[1] * HOUR) return make.exception('outside-hours', at, values);
  if (member.evidence === true && member.opened === false) return make.exception('evidence-not-opened', at, values);
  if (answers >= member.answersToJudge && refusals === 0) return make.exception('never-refused', at, { ...values, answers });
  if (askedAt === null) return make.cannotTell('request-not-recorded', values);
  if (member.evidence === null && member.opened === false) return make.cannotTell('evidence-unknown', values);
  if (!member.known) return make.cannotTell('approver-unknown', values);
  return make.held('considered', { ...values, after: decidedAt - askedAt });
}

export const CT_29: ControlTest<StampMember> = {
  id: 'CT-29', version: 3, severity: 'medium', rests: 'record', advisory: true,
  of: () => null,
  walk: stampWalk,
  judge: judgeStamp,
};
