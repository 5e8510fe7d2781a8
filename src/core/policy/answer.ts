import type { Decision } from '../model/record.ts';

/** What one rule book says to an action: docs/formats/evidence-bundle.md, "Deciding". */
export type Answer = Pick<Decision, 'decision' | 'rule' | 'mode' | 'obligations'>;

const STRICTNESS: Readonly<Record<Answer['decision'], number>> = { permit: 0, 'require-approval': 1, deny: 2 };

/** `approvals:1` to `approvals:999`: so many people must agree before the action runs. */
export const APPROVALS = /^approvals:([1-9][0-9]{0,2})$/;

/**
 * The strictest of several answers; where several are equally strict, in the words of the first. It is advisory only
 * when every one of those is. What is permitted at all carries the obligations of all; a denial carries none.
 */
export function strictest(answers: readonly [Answer, ...Answer[]]): Answer {
  const degree = Math.max(...answers.map((each) => STRICTNESS[each.decision]));
  const deciding = answers.filter((each) => STRICTNESS[each.decision] === degree);
  const { decision, rule } = deciding[0] ?? answers[0];
  return {
    decision,
    rule,
    mode: deciding.every((each) => each.mode === 'log-only') ? 'log-only' : 'enforce',
    obligations: decision === 'deny' ? [] : tidy(answers.flatMap((each) => each.obligations)),
  };
}

/** Each obligation once, in the order of their code units; of several numbers of approvals the largest. */
function tidy(obligations: readonly string[]): readonly string[] {
  const approvals = Math.max(0, ...obligations.map((each) => Number(APPROVALS.exec(each)?.[1] ?? 0)));
  const others = obligations.filter((each) => !APPROVALS.test(each));
  return sortedSet(approvals === 0 ? others : [...others, `approvals:${approvals}`]);
}

export const sortedSet = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort(byCodeUnit);

const byCodeUnit = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
