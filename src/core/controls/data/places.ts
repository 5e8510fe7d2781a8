import type { DataClass, Environment } from '../../bundle/format.ts';
import type { CanonicalRecord, DataTransfer } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';

/** Where data comes from or goes to, as the graph of that time knows it. */
export interface Place {
  readonly name: string;
  /** False for a name that is neither an environment's nor in the graph of that time. */
  readonly known: boolean;
  readonly environment: Environment | null;
  readonly dataClass: DataClass | null;
}

const RANK: Readonly<Record<Environment, number>> = { development: 0, ci: 1, staging: 2, production: 3 };
const isEnvironment = (name: string): name is Environment => Object.hasOwn(RANK, name);

export const isHigher = (left: Environment, right: Environment): boolean => RANK[left] > RANK[right];

export function placeAt({ nodeAt }: Pick<ControlContext, 'nodeAt'>, name: string, time: number): Place {
  if (isEnvironment(name)) return { name, known: true, environment: name, dataClass: null };
  const node = nodeAt(name, time);
  return { name, known: node !== null, environment: node?.environment ?? null, dataClass: node?.data_class ?? null };
}

/** Transfers that were not stopped. One that failed, or of which no outcome is told, may have left. */
export const transfersOf = ({ dataFlow }: Pick<CanonicalRecord, 'dataFlow'>): readonly DataTransfer[] =>
  (dataFlow?.transfers ?? []).filter((each) => each.outcome !== 'denied');

/** The event that tells of it is its name. */
export const transferName = ({ at, from, to, time }: DataTransfer): string => at.event ?? [from, to, time].join(' · ');
