import { FIRST_SEQ, GENESIS_PREFIX } from '../../core/bundle/format.ts';
import { sha256, sha256Hex } from '../../core/crypto/index.ts';
import { fromHex } from '../../core/encoding/index.ts';
import { createTree, leafHash } from '../../core/tlog/index.ts';
import { canonicalize, type JsonObject, type JsonValue } from '../../core/json/index.ts';

/** Value and salt of a withheld member; `disclosed` decides whether it stands in `open`. */
export interface WithheldValue {
  readonly salt: string;
  readonly value: JsonValue;
  readonly disclosed: boolean;
}

/** What the author of an event says; the chain adds `seq`, `prev`, `hash`, `withheld` and `open`. */
export interface EventContent {
  readonly members: JsonObject & { readonly record_id: string };
  readonly withheld?: Readonly<Record<string, WithheldValue>>;
}

interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

export interface EventChain {
  /** The event's line, line feed included. */
  append(content: EventContent): string;
  readonly first: ChainHead | null;
  readonly last: ChainHead | null;
  /** RFC 6962 root over every event so far. */
  root(): Uint8Array;
}

/** Starts a log. The genesis binds its origin, so that a chain cannot be passed off as another log's. */
export function createEventChain(origin: string): EventChain {
  const tree = createTree();
  let prev = sha256Hex(`${GENESIS_PREFIX}${origin}\n`);
  let seq = FIRST_SEQ;
  let first: ChainHead | null = null;
  let last: ChainHead | null = null;
  return {
    get first() {
      return first;
    },
    get last() {
      return last;
    },
    root: () => tree.root(),
    append({ members, withheld }) {
      const line = eventLine({ ...members, seq, prev }, withheld ?? {});
      last = { seq, hash: line.hash };
      first ??= last;
      const bytes = fromHex(line.hash);
      if (bytes === null) throw new Error('a hash is hex');
      tree.append(leafHash(bytes));
      prev = line.hash;
      seq += 1;
      return line.text;
    },
  };
}

/** Each member is written once and used twice: in the text that is hashed and in the line. */
function eventLine(members: JsonObject, withheld: Readonly<Record<string, WithheldValue>>): { text: string; hash: string } {
  const parts = new Map(Object.entries(members).map(([name, value]) => [name, `${JSON.stringify(name)}:${canonicalize(value)}`]));
  const names = Object.keys(withheld);
  if (names.length > 0) {
    const digests = Object.fromEntries(names.map((name) => [name, commitment(name, withheld[name]!)]));
    parts.set('withheld', `"withheld":${canonicalize(digests)}`);
  }
  const hash = sha256Hex(join(parts));
  parts.set('hash', `"hash":"${hash}"`);
  const disclosed = names.filter((name) => withheld[name]!.disclosed);
  if (disclosed.length > 0) {
    const open = disclosed.map((name) => [name, { salt: withheld[name]!.salt, value: withheld[name]!.value }] as const);
    parts.set('open', `"open":${canonicalize(Object.fromEntries(open))}`);
  }
  return { text: `${join(parts)}\n`, hash };
}

/** SHA-256 of JCS [salt, name, value], after RFC 9901 section 4.2. */
function commitment(name: string, { salt, value }: { readonly salt: string; readonly value: JsonValue }): string {
  return sha256Hex(canonicalize([salt, name, value]));
}

/** Member names of events are ASCII, so the order of UTF-16 units that RFC 8785 wants is plain string order. */
function join(parts: ReadonlyMap<string, string>): string {
  return `{${[...parts.keys()].sort().map((name) => parts.get(name)!).join(',')}}`;
}

/** A salt of 128 bits in base64url, the same for the same seed and place. */
export function salt(seed: string, place: string): string {
  return Buffer.from(sha256(`proofroom salt v1\n${seed}\n${place}`).subarray(0, 16)).toString('base64url');
}
