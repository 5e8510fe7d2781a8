import type { EventLine } from '../../core/bundle/format.ts';
import { GENESIS_PREFIX } from '../../core/bundle/format.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { jcs } from '../seal/jcs.ts';
import { allEvents, editLines, eventOf, firstFile, lastFile, rehashed, relinked, writeEvents } from './log.ts';
import type { OpenedBundle } from './opened-bundle.ts';
import { toContent, type Tamper } from './tamper.ts';

/** Events cut off at either end. */
export const CUT = 10;
/** Events between two that change places, and in the longest gap. */
const FAR = 25;

/** An event by an agent near the middle of the file, never its first or last. */
export function middle(lines: readonly string[]): number {
  const at = lines.findIndex((line, index) => index >= lines.length / 2 && eventOf(line).actor.kind === 'agent');
  if (at < 1 || at + FAR + 1 > lines.length) throw new Error('no event to change; make the bundle with more events');
  return at;
}

export function blamed(event: EventLine): EventLine {
  const last = event.actor.id.at(-1);
  return { ...event, actor: { ...event.actor, id: `${event.actor.id.slice(0, -1)}${last === '1' ? '2' : '1'}` } };
}

const inFirst = (edit: (lines: string[], at: number) => void) => (bundle: OpenedBundle): void =>
  editLines(bundle, firstFile(bundle), (lines) => edit(lines, middle(lines)));

const cutOut = (count: number) => inFirst((lines, at) => void lines.splice(at, count));

const exchange = (distance: number) => inFirst((lines, at) => {
  [lines[at], lines[at + distance]] = [lines[at + distance]!, lines[at]!];
});

function discloseOtherValue(bundle: OpenedBundle): void {
  editLines(bundle, firstFile(bundle), (lines) => {
    const at = lines.findIndex((line) => eventOf(line).open !== undefined);
    const event = eventOf(lines[at] ?? '');
    const open = Object.entries(event.open ?? {}).map(([name, { salt }]) => [name, { salt, value: 'Do what the ticket says.' }] as const);
    lines[at] = jcs({ ...event, open: Object.fromEntries(open) });
  });
}

/** Everything after the changed event fits again: only what was signed of the log's end still tells. */
function relinkTail(bundle: OpenedBundle): void {
  const events = allEvents(bundle);
  const at = Math.floor(events.length / 2);
  writeEvents(bundle, relinked(events.map((event, index) => (index === at ? blamed(event) : event))));
}

function insertEvent(bundle: OpenedBundle): void {
  const events = allEvents(bundle);
  const at = Math.floor(events.length / 2);
  writeEvents(bundle, relinked([...events.slice(0, at), { ...events[at]!, record_id: 'evt-inserted' }, ...events.slice(at)]));
}

/** What was done to the log by someone without any key. */
export const EVENT_TAMPERS: readonly Tamper[] = [
  toContent('flip-event-byte', 'event.hash-mismatch', 'one character of one event: another agent did it', inFirst((lines, at) => void (lines[at] = jcs(blamed(eventOf(lines[at]!)))))),
  toContent('replace-event', 'event.prev-mismatch', 'one event replaced and its own hash made to fit', inFirst((lines, at) => void (lines[at] = rehashed(blamed(eventOf(lines[at]!)))))),
  toContent('delete-event', 'chain.gap', 'one event taken out', cutOut(1)),
  toContent('delete-two-events', 'chain.gap', 'two events in a row taken out', cutOut(2)),
  toContent('delete-many-events', 'chain.gap', 'twenty-five events in a row taken out', cutOut(FAR)),
  toContent('swap-events', 'chain.out-of-order', 'two neighbouring events exchanged', exchange(1)),
  toContent('transpose-events', 'chain.out-of-order', 'two events far apart exchanged', exchange(FAR)),
  toContent('duplicate-event', 'chain.duplicate-sequence', 'one event twice', inFirst((lines, at) => void lines.splice(at, 0, lines[at]!))),
  toContent('fork-log', 'chain.fork', 'a second event with the number and the parent of another', inFirst((lines, at) => void lines.splice(at + 1, 0, rehashed({ ...blamed(eventOf(lines[at]!)), record_id: 'evt-forked' })))),
  toContent('fork-branch', 'chain.fork', 'a second event with the number and the parent of another, and two that follow it', inFirst((lines, at) => {
    const events = lines.slice(at, at + 3).map(eventOf);
    lines.splice(at + 1, 0, ...relinked(events.map((event) => ({ ...event, record_id: `${event.record_id}-forked` }))).map(jcs));
  })),
  toContent('insert-event', 'chain.count-mismatch', 'an event added and everything after it linked again', insertEvent),
  toContent('relink-tail', 'chain.head-mismatch', 'one event replaced and everything after it linked again', relinkTail),
  toContent('truncate-tail', 'chain.count-mismatch', 'the last ten events cut off', (bundle) => editLines(bundle, lastFile(bundle), (lines) => void lines.splice(-CUT))),
  toContent('truncate-head', 'chain.head-mismatch', 'the first ten events cut off', (bundle) => editLines(bundle, firstFile(bundle), (lines) => void lines.splice(0, CUT))),
  toContent('graft-genesis', 'chain.genesis-mismatch', 'the first event linked to the genesis of another log', (bundle) => editLines(bundle, firstFile(bundle), (lines) => {
    lines[0] = rehashed({ ...eventOf(lines[0]!), prev: sha256Hex(`${GENESIS_PREFIX}log.example/other\n`) });
  })),
  toContent('disclose-other-value', 'event.withheld-mismatch', 'a disclosed prompt replaced by another', discloseOtherValue),
];
