import { canonicalize, isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts';
import type { TrustPack } from './pack.ts';

export interface PackChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** `key`, `anchor`, `log`, `crl` or `pack`. */
  readonly what: string;
  readonly id: string;
  /** Of a change: the member and its two values, as JSON text. */
  readonly member?: string;
  readonly before?: string;
  readonly after?: string;
}

const LISTS: readonly (readonly [string, string, string])[] = [['keys', 'key', 'keyid'], ['anchors', 'anchor', 'fingerprint'], ['logs', 'log', 'origin'], ['crls', 'crl', '']];

/** What the second pack believes otherwise than the first, members by name. */
export function diffPacks(first: TrustPack, second: TrustPack): readonly PackChange[] {
  const [before, after] = [first, second].map((pack): JsonObject => asObject(JSON.parse(JSON.stringify(pack)) as JsonValue));
  const lists = LISTS.flatMap(([list, what, id]) => diffLists(what, itemsOf(before![list], id), itemsOf(after![list], id)));
  const own = (pack: JsonObject): JsonObject => Object.fromEntries(Object.entries(pack).filter(([name]) => !LISTS.some(([list]) => list === name)));
  return [...members('pack', '', own(before!), own(after!)), ...lists];
}

const asObject = (value: JsonValue): JsonObject => (isJsonObject(value) ? value : {});

function itemsOf(list: JsonValue | undefined, id: string): ReadonlyMap<string, JsonObject> {
  const items = isJsonArray(list) ? list : [];
  return new Map(items.map((item) => (isJsonObject(item) ? [textOf(item[id]), item] : [textOf(item), {}])));
}

const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : canonicalize(value ?? null));

function diffLists(what: string, before: ReadonlyMap<string, JsonObject>, after: ReadonlyMap<string, JsonObject>): readonly PackChange[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  return ids.flatMap((id): readonly PackChange[] => {
    const [then, now] = [before.get(id), after.get(id)];
    if (then === undefined) return [{ kind: 'added', what, id }];
    return now === undefined ? [{ kind: 'removed', what, id }] : members(what, id, then, now);
  });
}

function members(what: string, id: string, before: JsonObject, after: JsonObject): readonly PackChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const text = (value: JsonValue | undefined): string => (value === undefined ? 'absent' : canonicalize(value));
  return names.flatMap((member) => {
    const [then, now] = [text(before[member]), text(after[member])];
    return then === now ? [] : [{ kind: 'changed' as const, what, id, member, before: then, after: now }];
  });
}
