import type { Answer } from '../answers.ts';
import type { ControlContext } from '../context.ts';
import type { Gain, Gains } from '../gains.ts';
import { delegationChains } from '../identity/delegation-chain.ts';
import type { Action, Gift } from '../../model/record.ts';

/** By what somebody gains: what an event of the action gives them, or that it is done under what they passed on or had opened. */
export interface ActionGain extends Gain {
  readonly what: Gift['what'] | 'passed-on' | 'emergency';
  /** The name is the id of a delegation or of emergency access, of which the record does not say for certain whose it is. */
  readonly isId?: true;
}

export interface Gainers {
  readonly gains: readonly ActionGain[];
  readonly gainsBeyond: number;
  readonly named: readonly string[];
}

/** What may be a name within a parameter, which is free text. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}:._@/-]*[\p{L}\p{N}]/gu;

export function gainersIn({ record, agent, identities }: ControlContext, gains: Gains): (action: Action, granted: readonly Answer[]) => Gainers {
  const { chainOf } = delegationChains(record.access?.delegations ?? []);
  const emergencies = new Map((record.access?.breakGlass ?? []).map((each) => [each.breakGlassId, each]));
  const unknown = (id: string): Omit<ActionGain, 'what'> => ({ name: id, people: [], known: false, isId: true });

  const gainsOf = ({ gives = [], delegation, breakGlass }: Action): readonly ActionGain[] => {
    const found: ActionGain[] = gives.map(({ value: { what, to } }) => ({ ...gains.of(to), what }));
    if (delegation !== undefined) {
      const chain = chainOf(delegation);
      found.push({ ...(chain?.end === 'root' ? gains.of(chain.giver) : unknown(chain?.name ?? delegation)), what: 'passed-on' });
      // Here and below: whoever records the id first, in another name, must not thereby hide whose it is.
      if (chain?.restated === true) found.push({ ...unknown(delegation), what: 'passed-on' });
    }
    if (breakGlass !== undefined) {
      const { principal = null, openedAgain } = emergencies.get(breakGlass) ?? {};
      found.push({ ...(principal === null ? unknown(breakGlass) : gains.of(principal)), what: 'emergency' });
      if (openedAgain !== undefined) found.push({ ...unknown(breakGlass), what: 'emergency' });
    }
    return found;
  };

  const namedBy = ({ descriptor: { parameters, targets } }: Action, granted: readonly Answer[]): readonly string[] => {
    const approvers = new Set(granted.flatMap(({ approver, account }) => [approver, account, ...gains.people(approver, account)]));
    const names = new Set([...Object.values(parameters).flatMap((value) => [value, ...(value.match(WORD) ?? [])]), ...targets]);
    return [...names].filter((name) => (agent(name) !== null || identities.personOf(name) !== null) && [name, ...gains.people(name)].some((each) => approvers.has(each)));
  };

  return (action, granted) => ({ gains: gainsOf(action), gainsBeyond: action.givesBeyond ?? 0, named: namedBy(action, granted) });
}
