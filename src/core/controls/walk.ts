import type { Action } from '../model/record.ts';
import type { ControlContext } from './context.ts';

/**
 * How one test goes through a record: all tests see its actions at once, part by part, so that each action is made once
 * for all of them. Members come in the population's order, whatever the parts are.
 */
export interface Walk<M> {
  /** Members that stand before those of actions. */
  first?(): Iterable<M>;
  /** Those of some actions: of the record's first, then of the next. A test that must have seen all of them first gives none here. */
  over(actions: readonly Action[]): Iterable<M>;
  /** The others, when every action was seen. */
  rest(): Iterable<M>;
}

export const NONE: readonly never[] = [];
export const nothing = (): readonly never[] => NONE;

/** The walk of a test that looks at no action. */
export const aside = <M>(members: (context: ControlContext) => Iterable<M>) => (context: ControlContext): Walk<M> => ({ over: nothing, rest: () => members(context) });

/** Actions that are made at once. */
const PART = 512;

export function* partsOf(actions: Iterable<Action>, size: number = PART): Iterable<readonly Action[]> {
  let part: Action[] = [];
  for (const action of actions) {
    part.push(action);
    if (part.length < size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
