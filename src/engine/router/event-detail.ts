import type { EventDetail } from '../../contract/index.ts';
import { coveredMembers, hashedPart, readEventLine } from '../../core/chain/index.ts';
import { DEFAULT_LIMITS } from '../../core/run.ts';
import type { RouterEngine } from './context.ts';
import { readRange, withEntry } from './read-evidence.ts';

const LINE_LIMITS = { maxDepth: DEFAULT_LIMITS.maxJsonDepth, maxBytes: DEFAULT_LIMITS.maxLineBytes };
const LINE_FEED = 0x0a;

/**
 * One event with its proof. The line is read again from the evidence and its hash computed again: what the index
 * remembers is used to find the bytes, never to vouch for them.
 */
export async function eventDetail(engine: RouterEngine, digest: string, id: string): Promise<EventDetail | null> {
  const index = await engine.index(digest);
  const event = await index.eventById(id);
  if (event === null) return null;
  const { file, offset, length } = event.at;
  if (file === undefined || offset === undefined || length === undefined) return null;
  const bytes = await withEntry(engine, digest, file, (entry) => readRange(entry, offset, Math.min(length, LINE_LIMITS.maxBytes)));
  const line = bytes.at(-1) === LINE_FEED ? bytes.subarray(0, -1) : bytes;
  const raw = new TextDecoder().decode(line);
  if (event.integrity === 'unsigned') {
    return {
      event, raw, sealed: false, hashed: '', recordedHash: '', computedHash: '', prev: '', coveredFields: [], uncoveredFields: [],
      causes: await index.causesOf(event.row), effects: await index.effectsOf(event.id), onward: await index.onwardOf(event), inclusion: null,
    };
  }
  const read = readEventLine(line, LINE_LIMITS);
  const names = read.ok ? coveredMembers(Object.keys(read.event)) : { covered: [], uncovered: [] };
  return {
    event,
    raw,
    sealed: true,
    hashed: hashedPart(raw) ?? '',
    recordedHash: read.ok ? read.event.hash : '',
    computedHash: read.ok ? read.computedHash : '',
    prev: read.ok ? read.event.prev : '',
    coveredFields: names.covered,
    uncoveredFields: names.uncovered,
    causes: await index.causesOf(event.row),
    effects: await index.effectsOf(event.id),
    onward: await index.onwardOf(event),
    inclusion: await index.inclusion(event.stream, event.row),
  };
}
