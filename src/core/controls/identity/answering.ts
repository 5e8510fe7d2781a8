import type { ControlContext } from '../context.ts';

/** Where the line from a name over owners and managers ends. */
export type Answering =
  | { readonly end: 'person'; readonly person: string; readonly steps: number }
  /** `name` is in no snapshot that could say who answers for it. */
  | { readonly end: 'nowhere'; readonly name: string; readonly steps: number }
  /** A service for which no manager is named. */
  | { readonly end: 'nobody'; readonly name: string; readonly steps: number }
  | { readonly end: 'circle'; readonly name: string; readonly steps: number };

type Step = { readonly end: Answering } | { readonly next: string };

/**
 * Who answers for a name: an agent's owner, a service's manager, a person for themself. Every name has one step, and each
 * is taken once for all that lead over it: whoever writes the snapshots decides how long the lines are.
 */
export function answeringIn({ agent, person, identities }: Pick<ControlContext, 'agent' | 'person' | 'identities'>): (name: string) => Answering {
  const known = new Map<string, Answering>();

  const stepFrom = (name: string): Step => {
    const registered = agent(name);
    if (registered !== null) return registered.owner === null ? { end: { end: 'nobody', name, steps: 0 } } : { next: registered.owner };
    const id = person(name) === null ? identities.personOf(name) : name;
    const principal = id === null ? null : person(id);
    // An account that a person shares with a service leads to neither.
    if (principal === null || principal.kind !== identities.kindOf(name)) return { end: { end: 'nowhere', name, steps: 0 } };
    if (principal.kind === 'person') return { end: { end: 'person', person: principal.id, steps: 0 } };
    return principal.manager === null ? { end: { end: 'nobody', name, steps: 0 } } : { next: principal.manager };
  };

  return (name) => {
    const way: string[] = [];
    const on = new Set<string>();
    let at = name;
    let end = known.get(at);
    while (end === undefined) {
      if (on.has(at)) {
        end = { end: 'circle', name: at, steps: 0 };
        break;
      }
      way.push(at);
      on.add(at);
      const step = stepFrom(at);
      if ('end' in step) {
        way.pop();
        known.set(at, step.end);
        end = step.end;
      } else {
        at = step.next;
        end = known.get(at);
      }
    }
    for (const each of way.toReversed()) {
      end = { ...end, steps: end.steps + 1 };
      known.set(each, end);
    }
    return end;
  };
}
