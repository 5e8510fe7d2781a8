import { salt, type EventContent, type WithheldValue } from '../seal/event-chain.ts';
import { iso } from './calendar.ts';
import type { Draft } from './thread.ts';

/** The draft as the chain takes it. Drafts hold JSON only; the canonical writer throws for anything else. */
export function eventContent(seed: string, draft: Draft): EventContent {
  const { time, stream: _stream, secrets, ...said } = draft;
  const members = { ...said, timestamp: iso(time) } as unknown as EventContent['members'];
  if (secrets === undefined) return { members };
  const withheld = Object.fromEntries(Object.entries(secrets).map(([name, { value, disclosed }]): [string, WithheldValue] => [
    name, { salt: salt(seed, `${draft.record_id}/${name}`), value, disclosed },
  ]));
  return { members, withheld };
}

/** Why each value that is withheld for good is. */
export function withheldBecause({ secrets }: Draft): Record<string, string> {
  return Object.fromEntries(Object.entries(secrets ?? {}).flatMap(([name, { disclosed, reason }]) => (
    disclosed ? [] : [[name, reason ?? 'personal data']]
  )));
}
