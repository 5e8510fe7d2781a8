import { MANIFEST_PATH, type EventLine, type Statement, type StreamStatement } from '../../core/bundle/format.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { encodeUtf8, fromHex, toHex } from '../../core/encoding/index.ts';
import { createTree, leafHash } from '../../core/tlog/index.ts';
import { signCheckpoint } from '../seal/checkpoint.ts';
import { jcs } from '../seal/jcs.ts';
import { envelopeAt, payloadOf, reseal, textOf, type OpenedBundle } from './opened-bundle.ts';

/** The log that is changed, and where its head stands. */
const PLANE = 'plane';
export const CHECKPOINT = `checkpoints/${PLANE}.txt`;

function streamFiles(bundle: OpenedBundle): readonly string[] {
  return [...bundle.files.keys()].filter((name) => name.startsWith(`audit/${PLANE}/`));
}

export const firstFile = (bundle: OpenedBundle): string => streamFiles(bundle)[0] ?? '';
export const lastFile = (bundle: OpenedBundle): string => streamFiles(bundle).at(-1) ?? '';

const linesOf = (bundle: OpenedBundle, name: string): string[] => textOf(bundle, name).split('\n').slice(0, -1);

/** Changes the lines of one audit file in place. */
export function editLines(bundle: OpenedBundle, name: string, edit: (lines: string[]) => void): void {
  const lines = linesOf(bundle, name);
  edit(lines);
  bundle.files.set(name, encodeUtf8(lines.map((line) => `${line}\n`).join('')));
}

/** Lines this producer wrote are events; the JSON is its own. */
export function eventOf(line: string): EventLine {
  return JSON.parse(line) as EventLine;
}

export function allEvents(bundle: OpenedBundle): readonly EventLine[] {
  return streamFiles(bundle).flatMap((name) => linesOf(bundle, name).map(eventOf));
}

/** The event's line with a hash that fits its own content, and nothing else. */
export function rehashed(event: EventLine): string {
  return jcs(withHash(event));
}

function withHash(event: EventLine): EventLine {
  const { hash: _hash, open, ...covered } = event;
  return { ...covered, hash: sha256Hex(jcs(covered)), ...(open === undefined ? {} : { open }) };
}

/** Numbers, links and hashes made to fit again from the first event on, which keeps its own link. */
export function relinked(events: readonly EventLine[]): readonly EventLine[] {
  let [prev, seq] = [events[0]?.prev ?? '', events[0]?.seq ?? 0];
  return events.map((event) => {
    const linked = withHash({ ...event, prev, seq });
    prev = linked.hash;
    seq += 1;
    return linked;
  });
}

/** Puts the events in the place of the log's: as many in each file as there were, what is more in the last. */
export function writeEvents(bundle: OpenedBundle, events: readonly EventLine[]): void {
  const names = streamFiles(bundle);
  let from = 0;
  for (const [at, name] of names.entries()) {
    const to = at === names.length - 1 ? events.length : from + linesOf(bundle, name).length;
    bundle.files.set(name, encodeUtf8(events.slice(from, to).map((event) => `${jcs(event)}\n`).join('')));
    from = to;
  }
}

export function rootOf(events: readonly EventLine[]): Uint8Array {
  const tree = createTree();
  for (const event of events) tree.append(leafHash(fromHex(event.hash) ?? new Uint8Array()));
  return tree.root();
}

export function originOf(bundle: OpenedBundle): string {
  return textOf(bundle, CHECKPOINT).split('\n')[0] ?? '';
}

/** A head that the log's own key signs. */
export function signHead(bundle: OpenedBundle, events: readonly EventLine[], origin: string = originOf(bundle)): void {
  bundle.files.set(CHECKPOINT, signCheckpoint(origin, events.length, rootOf(events), bundle.keyring.store));
}

/** The manifest made to say of the log what its events say now, and signed again by an insider. */
export function resealLog(bundle: OpenedBundle, events: readonly EventLine[] = allEvents(bundle)): void {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) throw new Error('no event is left');
  reseal(bundle, (statement) => withStream(statement, (stream) => ({
    ...stream, count: events.length, first: { seq: first.seq, hash: first.hash }, last: { seq: last.seq, hash: last.hash }, merkle_root: toHex(rootOf(events)),
  })));
}

/** The statement with another account of the log. */
export function withStream(statement: Statement, edit: (stream: StreamStatement) => StreamStatement): Statement {
  const streams = statement.predicate.streams.map((stream) => (stream.name === PLANE ? edit(stream) : stream));
  return { ...statement, predicate: { ...statement.predicate, streams } };
}

/** The log rewritten by someone who holds every key of it: links, head and manifest all fit. */
export function rewriteLog(bundle: OpenedBundle, edit: (events: readonly EventLine[]) => readonly EventLine[]): void {
  const events = relinked(edit(allEvents(bundle)));
  writeEvents(bundle, events);
  signHead(bundle, events);
  resealLog(bundle, events);
}

export function periodOf(bundle: OpenedBundle): Statement['predicate']['period'] {
  return payloadOf<Statement>(envelopeAt(bundle, MANIFEST_PATH)).predicate.period;
}
