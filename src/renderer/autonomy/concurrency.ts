import type { ConcurrencyBucket, ConcurrencyCrowd, ConcurrencyDto } from '../../contract/index.ts';
import { autonomyScreen, bareTime, displayName, environments, wordFor } from '../../text/index.ts';

/** One stretch of one crowd: what the picture and its table select alike. */
export interface Chosen { readonly crowd: string; readonly index: number }

export const keyOf = ({ what, fleet, agent, environment }: ConcurrencyCrowd): string => JSON.stringify([what, fleet, agent, environment]);

export function nameOf({ label, environment }: ConcurrencyCrowd): string {
  const name = displayName(label, 60);
  return environment === null ? name : `${name} · ${wordFor(environments, environment)}`;
}

export const timeOf = ({ from, step }: Pick<ConcurrencyDto, 'from' | 'step'>, index: number): string => bareTime(from + index * step).slice(0, 16);

export const pointWords = (axis: Pick<ConcurrencyDto, 'from' | 'step'>, { index, running, lowest, highest, over }: ConcurrencyBucket): string =>
  autonomyScreen.concurrency.point(timeOf(axis, index), running, autonomyScreen.concurrency.limit(lowest, highest), over);

/**
 * Actions that ran in the stretch: begun before its end and not ended by its beginning. A run counts towards production for
 * its targets too, which a filter does not know: there it is all of the fleet's.
 */
export function runningFilter({ from, step }: Pick<ConcurrencyDto, 'from' | 'step'>, { fleet, agent, environment }: ConcurrencyCrowd, index: number): string {
  const at = (n: number): string => new Date(from + n * step).toISOString();
  const whose = agent === null ? `fleet:${JSON.stringify(fleet)}` : `agent:${JSON.stringify(agent)} fleet:*`;
  const where = environment === null || environment === 'production' ? '' : ` env:${JSON.stringify(environment)}`;
  return `${whose}${where} started<${at(index + 1)} -finished<=${at(index)}`;
}
