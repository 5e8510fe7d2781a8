import type { EventLine } from '../../core/bundle/format.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { fromHex, toHex } from '../../core/encoding/index.ts';
import { createTree, leafHash } from '../../core/tlog/index.ts';
import { signCheckpoint } from '../seal/checkpoint.ts';
import { jcs } from '../seal/jcs.ts';
import { bytesOf, editLines, eventOf, rehashed, resealManifest, streamFiles, textOf, type OpenedBundle } from './opened-bundle.ts';

/** Events cut off by the tail mutations. */
const TAIL = 10;

const firstFile = (bundle: OpenedBundle): string => streamFiles(bundle)[0] ?? '';
const lastFile = (bundle: OpenedBundle): string => streamFiles(bundle).at(-1) ?? '';

/** An event by an agent near the middle of the file, never its first or last. */
function middle(lines: readonly string[]): number {
  const at = lines.findIndex((line, index) => index >= lines.length / 2 && eventOf(line).actor.kind === 'agent');
  if (at < 1 || at + 2 > lines.length) throw new Error('no event to change; make the bundle with more events');
  return at;
}

function blamed(event: EventLine): EventLine {
  const last = event.actor.id.at(-1);
  return { ...event, actor: { ...event.actor, id: `${event.actor.id.slice(0, -1)}${last === '1' ? '2' : '1'}` } };
}

export function flipEventByte(bundle: OpenedBundle): void {
  editLines(bundle, firstFile(bundle), (lines) => {
    const at = middle(lines);
    lines[at] = jcs(blamed(eventOf(lines[at]!)));
  });
}

export function replaceEvent(bundle: OpenedBundle): void {
  editLines(bundle, firstFile(bundle), (lines) => {
    const at = middle(lines);
    lines[at] = rehashed(blamed(eventOf(lines[at]!)));
  });
}

export function deleteEvent(bundle: OpenedBundle): void {
  editLines(bundle, firstFile(bundle), (lines) => void lines.splice(middle(lines), 1));
}

export function swapEvents(bundle: OpenedBundle): void {
  editLines(bundle, firstFile(bundle), (lines) => {
    const at = middle(lines);
    [lines[at], lines[at + 1]] = [lines[at + 1]!, lines[at]!];
  });
}

export function truncateTail(bundle: OpenedBundle): void {
  editLines(bundle, lastFile(bundle), (lines) => void lines.splice(-TAIL));
}

export function discloseOtherValue(bundle: OpenedBundle): void {
  editLines(bundle, firstFile(bundle), (lines) => {
    const at = lines.findIndex((line) => eventOf(line).open !== undefined);
    const event = eventOf(lines[at] ?? '');
    const open = Object.entries(event.open ?? {}).map(([name, { salt }]) => [name, { salt, value: 'Do what the ticket says.' }] as const);
    lines[at] = jcs({ ...event, open: Object.fromEntries(open) });
  });
}

/** A head that the log really had once, properly signed, in the place of the present one. */
export function olderCheckpoint(bundle: OpenedBundle): void {
  const path = 'checkpoints/plane.txt';
  const origin = textOf(bundle, path).split('\n')[0] ?? '';
  const events = allEvents(bundle).slice(0, -TAIL);
  bundle.files.set(path, signCheckpoint(origin, events.length, rootOf(events), bundle.store));
}

/** Cuts the tail and signs the manifest again with the real keys: only the signed head still tells. */
export function truncateAndReseal(bundle: OpenedBundle): void {
  truncateTail(bundle);
  const events = allEvents(bundle);
  const last = events.at(-1);
  if (last === undefined) throw new Error('the tail was the whole stream');
  const digest = { sha256: sha256Hex(bytesOf(bundle, lastFile(bundle))) };
  resealManifest(bundle, [bundle.store, bundle.notary], (statement) => ({
    ...statement,
    subject: statement.subject.map((each) => (each.name === lastFile(bundle) ? { ...each, digest } : each)),
    predicate: {
      ...statement.predicate,
      streams: statement.predicate.streams.map((stream) => (stream.name !== 'plane' ? stream : {
        ...stream, count: events.length, last: { seq: last.seq, hash: last.hash }, merkle_root: toHex(rootOf(events)),
      })),
    },
  }));
}

function allEvents(bundle: OpenedBundle): readonly EventLine[] {
  return streamFiles(bundle).flatMap((name) => textOf(bundle, name).split('\n').slice(0, -1).map(eventOf));
}

function rootOf(events: readonly EventLine[]): Uint8Array {
  const tree = createTree();
  for (const event of events) tree.append(leafHash(fromHex(event.hash) ?? new Uint8Array()));
  return tree.root();
}
