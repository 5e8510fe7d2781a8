import type { ControlContext } from '../controls/context.ts';
import type { Action } from '../model/record.ts';
import type { Pointer } from '../findings/index.ts';
import type { MetricId } from './metric.ts';

/** What measures look at: the record, the replay of its decisions, and what is looked up in both. */
export type MetricContext = Pick<ControlContext, 'record' | 'identities' | 'happenings' | 'replay'>;

/** One row that a figure is of. */
export interface Case {
  readonly subject: string;
  readonly at: Pointer;
  /** When it falls due; null for what has no time of its own. */
  readonly time: number | null;
  readonly environment: string | null;
  readonly riskClass: string | null;
  /** Whether the numerator counts it; null when the record does not tell, and then neither number does. */
  readonly counts: boolean | null;
  /** Milliseconds, for percentiles. */
  readonly duration?: number;
  /** Of whom there is one in the denominator, for figures per somebody. */
  readonly whom?: string;
}

export interface Measure {
  readonly id: MetricId;
  readonly version: number;
  /** `share`: cases that count, of all. `per`: cases, over the different people they belong to. A number: the percentile of the durations. */
  readonly kind: 'share' | 'per' | number;
  /** Whether its cases have an environment and a risk class to be told apart by. */
  readonly grouped: boolean;
  walk(context: MetricContext): CaseWalk;
}

export type Take = (each: Case) => void;

/** How a measure goes through a record: it is told of every action once, in the record's order, as all measures are. */
export interface CaseWalk {
  over(action: Action, take: Take): void;
  /** The cases that are left when every action was seen. */
  rest(take: Take): void;
}

/** The walk of a measure whose cases are those of each action by itself. */
export const ofActions = (over: (action: Action, context: MetricContext, take: Take) => void) => (context: MetricContext): CaseWalk =>
  ({ over: (action, take) => over(action, context, take), rest: () => undefined });

/** The walk of a measure that looks at no action. */
export const aside = (cases: (context: MetricContext) => Iterable<Case>) => (context: MetricContext): CaseWalk => ({
  over: () => undefined,
  rest(take) {
    for (const each of cases(context)) take(each);
  },
});

/** Of an action, with where it stands. */
export const caseOf = (
  action: Action, at: Pointer, time: number, counts: boolean | null,
): Case => ({ subject: action.id, at, time, environment: action.descriptor.environment, riskClass: action.descriptor.risk_class, counts });

/** Of something that belongs to no environment. */
export const looseCase = (subject: string, at: Pointer, time: number | null, counts: boolean | null): Case =>
  ({ subject, at, time, environment: null, riskClass: null, counts });
