import type { DataClass } from '../../../core/bundle/format.ts';
import type { Secret, Thread } from '../thread.ts';
import { SYSTEMS, type SystemRow } from '../systems.ts';
import { TOPICS, type Topic } from '../topics.ts';

/** In service for the whole period, so that every target is in the graph of its day. */
export const TARGETS: readonly SystemRow[] = SYSTEMS.filter((each) => each.name !== 'partner-api');

export const dataClassOf = (system: SystemRow): DataClass => system.database?.dataClass ?? 'internal';

export function topicFor(t: Thread, system: SystemRow): Topic {
  const suffix = `.${system.language}`;
  return t.random.pick(TOPICS.filter((each) => each.file.endsWith(suffix) || each.file.endsWith('.yaml') || each.file.endsWith('.sql')));
}

const REASONS = [
  'the prompt names a customer',
  'the prompt quotes a support conversation',
  'the prompt holds an account number',
] as const;

/** A prompt or query: mostly disclosed, now and then withheld because of what it says about a person. */
export function secret(t: Thread, value: string): Secret {
  const withheld = t.random.chance(t.world.withheldShare);
  const reason = t.random.pick(REASONS);
  return withheld ? { value, disclosed: false, reason } : { value, disclosed: true };
}
