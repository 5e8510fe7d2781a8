import type { ControlContext } from './context.ts';
import { answeringIn } from './identity/answering.ts';

/** Somebody who gains by what is approved or changed, and the people who gain with them. */
export interface Gain {
  readonly name: string;
  /** Themself, under whichever name or account, and whoever answers for them where they are an agent or a service. */
  readonly people: readonly string[];
  /** Whether the way over owners and managers ends with a person, so that these are all of them. */
  readonly known: boolean;
}

export interface Gains {
  /** By what is given to this name. */
  readonly of: (name: string) => Gain;
  /** The people behind several names, each once. */
  readonly people: (...names: readonly (string | null)[]) => readonly string[];
}

/** One person may have several principals and accounts, and stand behind agents and services: all of them are one that gains. */
export function gainsIn(context: Pick<ControlContext, 'agent' | 'person' | 'identities'>): Gains {
  const { identities } = context;
  const answering = answeringIn(context);
  const of = (name: string): Gain => {
    const end = answering(name);
    const people = [identities.personOf(name), end.end === 'person' ? identities.personOf(end.person) : null].filter((each) => each !== null);
    return { name, people: [...new Set(people)], known: end.end === 'person' };
  };
  return {
    of,
    people: (...names) => [...new Set(names.flatMap((name) => (name === null ? [] : of(name).people)))],
  };
}

/** Whether a name, or a person behind it, is the one that gains or answers for that one. */
export const gainsBy = ({ name, people }: Pick<Gain, 'name' | 'people'>, who: string, whoIs: readonly string[]): boolean =>
  who === name || whoIs.some((each) => people.includes(each));
