import { ByteSink } from './byte-sink.ts';
import { ByteSource } from './byte-source.ts';
import { newSlot, Shapes, type Maker, type Slot } from './shapes.ts';

/**
 * Plain data as few bytes, for one process and as long as the packer lives: what recurs stands in its tables. Exact: members
 * in their order, absent and undefined ones, every number, every text, of whatever code units.
 */
export interface Packer<T extends object> {
  /** Good until the next call. */
  pack(value: T): Uint8Array;
  /** Of bytes that this packer made. Lists and objects are new, but for those that were shared and for empty lists. */
  unpack(bytes: Uint8Array): T;
  /** From now on the object stands for itself: what is unpacked holds the very same. It must not change. */
  share(object: object): void;
  /** Nothing more is packed: what only that needs is let go. */
  seal(): void;
}

const UNDEFINED = 0, NULL = 1, FALSE = 2, TRUE = 3, INTEGER = 4, FLOAT = 5, WORD = 6, NARROW = 7, WIDE = 8, SHARED = 9, LIST = 10, SHAPED = 11, NAMED = 12, AGAIN = 13, HEX = 14;

/** Texts are the author's: longer ones are hardly said again, and so many different ones are kept. */
const WORD_LENGTH = 128;
const MOST_WORDS = 16_384;
/** After so many lookups, a slot in which fewer than half were found looks up no more. */
const TRIES = 256;
/** How many of the texts that a record just spelled out are looked through for the same again. */
const RECENT = 4;
/** Beyond, the difference of two is not safe. */
const LARGEST = 2 ** 50;

const EMPTY: readonly never[] = Object.freeze([]);

export function createPacker<T extends object>(makers: readonly Maker[] = []): Packer<T> {
  const sink = new ByteSink();
  const source = new ByteSource();
  const words: string[] = [];
  const wordOf = new Map<string, number>();
  const shared: object[] = [];
  const sharedOf = new Map<object, number>();
  const shapes = new Shapes(makers, read);
  const listed = newSlot();
  /** Texts that the record at hand spelled out, in their order. */
  const spelled: string[] = [];
  let record = 0;

  return {
    pack(value) {
      start();
      sink.clear();
      write(value, listed);
      return sink.written();
    },
    unpack(bytes) {
      start();
      source.open(bytes);
      // What `pack` was given is what comes back.
      return read(listed) as T;
    },
    share(object) {
      if (!sharedOf.has(object)) sharedOf.set(object, shared.push(object) - 1);
    },
    seal() {
      sharedOf.clear();
      wordOf.clear();
    },
  };

  function start(): void {
    record += 1;
    spelled.length = 0;
  }

  function write(value: unknown, slot: Slot): void {
    switch (typeof value) {
      case 'string': return writeText(value, slot);
      case 'number': return writeNumber(value, slot);
      case 'boolean': return sink.byte(value ? TRUE : FALSE);
      case 'object':
        if (value === null) return sink.byte(NULL);
        return isMembers(value) ? writeObject(value, slot) : writeList(Array.isArray(value) ? value : [], slot);
      case 'undefined': return sink.byte(UNDEFINED);
      case 'bigint':
      case 'function':
      case 'symbol': throw new Error(`a ${typeof value} is no plain data`);
    }
  }

  function writeNumber(value: number, slot: Slot): void {
    if (!Number.isInteger(value) || Math.abs(value) > LARGEST || Object.is(value, -0)) {
      sink.byte(FLOAT);
      return sink.float(value);
    }
    const difference = value - current(slot).number;
    slot.number = value;
    sink.byte(INTEGER);
    sink.integer(difference < 0 ? -2 * difference - 1 : 2 * difference);
  }

  function writeText(text: string, slot: Slot): void {
    for (let back = 1; back <= RECENT && back <= spelled.length; back += 1) {
      if (spelled[spelled.length - back] !== text) continue;
      sink.byte(AGAIN);
      return sink.integer(back);
    }
    const word = text.length > WORD_LENGTH || (slot.tries >= TRIES && slot.hits * 2 < slot.tries) ? undefined : wordFor(text, slot);
    if (word !== undefined) {
      sink.byte(WORD);
      return sink.integer(word);
    }
    spell(text, slot);
    spelled.push(text);
  }

  function spell(text: string, slot: Slot): void {
    if (isDigest(text)) {
      sink.byte(HEX);
      sink.byte(text.length / 2);
      return sink.hex(text);
    }
    const before = current(slot).text;
    let same = 0;
    while (same < text.length && same < before.length && text.charCodeAt(same) === before.charCodeAt(same)) same += 1;
    slot.text = text;
    const bytesEach = isNarrow(text, same) ? 1 : 2;
    sink.byte(bytesEach === 1 ? NARROW : WIDE);
    sink.integer(same);
    sink.integer(text.length - same);
    sink.units(text, same, bytesEach);
  }

  function wordFor(text: string, slot: Slot): number | undefined {
    slot.tries += 1;
    const known = wordOf.get(text);
    if (known !== undefined) {
      slot.hits += 1;
      return known;
    }
    if (words.length >= MOST_WORDS) return undefined;
    const made = words.push(text) - 1;
    wordOf.set(text, made);
    return made;
  }

  function writeList(list: readonly unknown[], slot: Slot): void {
    sink.byte(LIST);
    sink.integer(list.length);
    for (const each of list) write(each, slot);
  }

  function writeObject(value: Members, slot: Slot): void {
    if (slot.shares && writeShared(value, slot)) return;
    const shape = shapes.of(value, slot.shape);
    slot.shape = shape;
    // An object of a shape that is made is another each time, and looking it up would give it an identity that it has to carry.
    if (!slot.shares && (shape === null || shape.maker === null) && writeShared(value, slot)) return;
    if (shape === null) {
      const names = Object.keys(value);
      sink.byte(NAMED);
      sink.integer(names.length);
      for (const name of names) {
        write(name, listed);
        write(value[name], listed);
      }
      return;
    }
    sink.byte(SHAPED);
    sink.integer(shape.id);
    const { names, slots } = shape;
    for (let index = 0; index < names.length; index += 1) write(value[names[index] ?? ''], slots[index] ?? listed);
  }

  function writeShared(value: Members, slot: Slot): boolean {
    const known = sharedOf.get(value);
    if (known === undefined) return false;
    slot.shares = true;
    sink.byte(SHARED);
    sink.integer(known);
    return true;
  }

  function read(slot: Slot): unknown {
    const kind = source.byte();
    switch (kind) {
      case UNDEFINED: return undefined;
      case NULL: return null;
      case FALSE: return false;
      case TRUE: return true;
      case INTEGER: {
        const difference = source.integer();
        return (current(slot).number += difference % 2 === 0 ? difference / 2 : -(difference + 1) / 2);
      }
      case FLOAT: return source.float();
      case WORD: return words[source.integer()];
      case NARROW:
      case WIDE: {
        const same = source.integer();
        const rest = source.units(source.integer(), kind === NARROW ? 1 : 2);
        const own = current(slot);
        own.text = same === 0 ? rest : own.text.slice(0, same) + rest;
        spelled.push(own.text);
        return own.text;
      }
      case HEX: {
        const text = source.hex(source.byte());
        spelled.push(text);
        return text;
      }
      case AGAIN: return spelled[spelled.length - source.integer()];
      case SHARED: return shared[source.integer()];
      case LIST: return readList(source.integer(), slot);
      case SHAPED: return readShaped(source.integer());
      case NAMED: return readNamed(source.integer());
      default: throw new Error(`no value begins with ${kind}`);
    }
  }

  function readList(length: number, slot: Slot): readonly unknown[] {
    if (length === 0) return EMPTY;
    const list: unknown[] = [read(slot)];
    for (let index = 1; index < length; index += 1) list.push(read(slot));
    return list;
  }

  function readShaped(id: number): object {
    const shape = shapes.at(id);
    if (shape === undefined) throw new Error('no such shape');
    const { names, slots, maker } = shape;
    const object: Record<string, unknown> = maker === null ? {} : maker.make(shape.member);
    for (let index = maker === null ? 0 : maker.names.length; index < names.length; index += 1) put(object, names[index] ?? '', read(slots[index] ?? listed));
    return object;
  }

  function readNamed(count: number): object {
    const object: Record<string, unknown> = {};
    for (let index = 0; index < count; index += 1) put(object, String(read(listed)), read(listed));
    return object;
  }

  /** What the slot holds of the record at hand. */
  function current(slot: Slot): Slot {
    if (slot.record !== record) {
      slot.record = record;
      slot.number = 0;
      slot.text = '';
    }
    return slot;
  }
}

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: object): value is Members => !Array.isArray(value);

/** The name is the author's: plain assignment of `__proto__` would change the object instead of the data. */
function put(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  else object[name] = value;
}

/** SHA-256 and SHA-1, by which commits are named. */
const DIGEST = /^[0-9a-f]+$/;
const isDigest = (text: string): boolean => (text.length === 64 || text.length === 40) && DIGEST.test(text);

function isNarrow(text: string, from: number): boolean {
  for (let index = from; index < text.length; index += 1) if (text.charCodeAt(index) > 0xff) return false;
  return true;
}
