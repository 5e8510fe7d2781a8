import * as fc from 'fast-check';
import type { EventLine } from '../../src/core/bundle/format.ts';
import { encodeUtf8 } from '../../src/core/encoding/index.ts';
import type { JsonValue } from '../../src/core/json/index.ts';
import { createEventChain, type EventContent } from '../../src/producer/seal/event-chain.ts';

/** Lines of a log that holds, written by the producer. */
export function logLines(contents: readonly EventContent[], origin = 'log.example/test'): Uint8Array[] {
  const chain = createEventChain(origin);
  return contents.map((content) => encodeUtf8(chain.append(content)));
}

export function joined(lines: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(lines));
}

const START = Date.UTC(2026, 6, 1);
const names = fc.string({ minLength: 1, maxLength: 24, unit: fc.constantFrom('a', 'b', '7', '-', ':', ' ', 'é', '漢', '😀', '/') });
/** What JSON can say and a strict reader takes: no −0, no integer beyond 2^53−1. */
const values = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value, (_name, each: unknown) => (
  typeof each === 'number' && (Object.is(each, -0) || (Number.isInteger(each) && !Number.isSafeInteger(each))) ? 1.25 : each
))) as JsonValue);
const members = fc.constantFrom('a', 'b', 'hash', 'open', 'aa', 'zz', '~');
const { plain } = fc.letrec<{ plain: JsonValue }>((tie) => ({
  plain: fc.oneof({ depthSize: 'small' }, fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(tie('plain'), { maxLength: 3 }), fc.dictionary(members, tie('plain'), { maxKeys: 3 })),
}));
const data = fc.oneof(
  { weight: 15, arbitrary: fc.dictionary(members, plain, { maxKeys: 5 }) },
  { weight: 1, arbitrary: fc.dictionary(fc.oneof(fc.constantFrom('é', '"', '\ufb33', '😀'), fc.string()), values, { maxKeys: 5 }) },
);

/** What the author of an event may say, in every form that is read without a finding. */
const eventContents: fc.Arbitrary<EventContent> = fc.record({
  id: names, kind: fc.constantFrom('agent', 'person', 'service'), actor: names, version: fc.option(fc.string()), credential: fc.option(names), action: fc.option(names),
  causes: fc.array(names, { maxLength: 3 }), data, layer: fc.constantFrom('identity', 'policy', 'orchestrator', 'fleet', 'evidence'),
  outcome: fc.option(fc.constantFrom('success', 'failure', 'denied', 'escalated', 'timeout')), type: names,
  withheld: fc.option(fc.dictionary(fc.constantFrom('prompt', 'answer', 'x', 'y'), fc.record({ salt: names, value: plain, disclosed: fc.boolean() }), { maxKeys: 4 })),
}).map(({ id, kind, actor, version, credential, action, causes, data: said, layer, outcome, type, withheld }) => ({
  members: {
    record_id: id, timestamp: new Date(START).toISOString(), type, layer, causes, data: said,
    actor: { id: actor, kind, ...(version === null ? {} : { version }), ...(credential === null ? {} : { credential }) }, ...(action === null ? {} : { action_id: action }), ...(outcome === null ? {} : { outcome }),
  },
  ...(withheld === null ? {} : { withheld }),
}));

/** A log of such events, a second apart. */
export const eventLogs: fc.Arbitrary<readonly Uint8Array[]> = fc.array(eventContents, { minLength: 1, maxLength: 9 }).map((contents) => logLines(
  contents.map(({ members, ...rest }, index) => ({ ...rest, members: { ...members, timestamp: new Date(START + index * 1_000).toISOString() } })),
));

export const readLine = (line: Uint8Array): EventLine => JSON.parse(Buffer.from(line).toString('utf8')) as EventLine;
