import type { Moment, StreamSpan } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { factsOf, iso } from '../fact.ts';
import type { Fact, Member } from '../types.ts';

/** A key that signed a log's head, or the manifest over all logs, and the times of what it signed for. */
export interface SealingKeyMember extends Member {
  readonly what: 'key';
  /** The log; null for the manifest. */
  readonly stream: string | null;
  readonly name: string;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly compromisedSince: number | null;
  readonly first: Moment;
  readonly last: Moment;
  readonly tolerance: number;
}

export function* sealingKeyMembers({ record, sealingKeys = [], parameters }: ControlContext): Iterable<SealingKeyMember> {
  const spans = record.log?.streams ?? [];
  const spanOf = new Map<string | null, Pick<StreamSpan, 'first' | 'last'>>(spans.map((each) => [each.stream, each]));
  const [some] = spans;
  if (some !== undefined) spanOf.set(null, spans.reduce(over, some));
  for (const { stream, file, keyid, name, notBefore, notAfter, compromisedSince } of sealingKeys) {
    const span = spanOf.get(stream);
    // A log without times is a member of its own.
    if (span === undefined) continue;
    yield {
      subject: `${stream === null ? 'manifest' : `head of ${stream}`} ${keyid.slice(0, 16)}`, at: { file }, what: 'key',
      stream, name, notBefore, notAfter, compromisedSince, first: span.first, last: span.last, tolerance: parameters.clockTolerance,
    };
  }
}

/** From the first event of all to the last. */
const over = (all: Pick<StreamSpan, 'first' | 'last'>, { first, last }: StreamSpan): Pick<StreamSpan, 'first' | 'last'> =>
  ({ first: first.time < all.first.time ? first : all.first, last: last.time > all.last.time ? last : all.last });

/**
 * A head is signed after the last event under it, so an event later than the key's end shows that the key signed after
 * its end. An earlier event than the key shows nothing: a key that took over from another signs for the whole log.
 */
export function judgeSealingKey({ stream, name, notBefore, notAfter, compromisedSince, first, last, tolerance, ...member }: SealingKeyMember): Fact {
  const make = factsOf<'CT-06'>(member);
  const values = { stream, key: name, last: iso(last.time), tolerance };
  if (compromisedSince !== null && last.time >= compromisedSince + tolerance) return make.exception('key-was-compromised', last.at, { ...values, since: iso(compromisedSince) });
  if (last.time > notAfter + tolerance) return make.exception('key-had-ended', last.at, { ...values, until: iso(notAfter) });
  if (first.time < notBefore) return make.held('older-than-key', { ...values, first: iso(first.time), from: iso(notBefore) });
  return make.held('within-key', { ...values, until: iso(notAfter) });
}
