import type { JsonWord } from '../../findings/index.ts';
import { parseStrict } from '../parse-strict.ts';
import { createHeldBytes } from './held-bytes.ts';
import { enters, ruleTree, type RuleNode, type SplitRule } from './rules.ts';
import { createValueScanner } from './value-scanner.ts';

/** Where a value stands: the document's number in the file, and the RFC 6901 pointer inside it. */
export interface ValuePlace {
  readonly document: number;
  /** Positions in the arrays passed on the way, outermost first. */
  readonly indexes: readonly number[];
  pointer(): string;
}

export interface SplitSink {
  /** A value a rule names, its first byte's offset in the file. The bytes may be a view of the chunk: use them now. */
  value(rule: number, bytes: Uint8Array, offset: number, place: ValuePlace): void;
  /** A value on the way that no rule names. */
  other(bytes: Uint8Array, offset: number, place: ValuePlace): void;
  tooLong(offset: number, place: ValuePlace): void;
  /** Grammar that ends a document early. In a file of lines the next line is read all the same. */
  broken(problem: JsonWord, offset: number): void;
}

export interface SplitOptions {
  readonly rules: readonly SplitRule[];
  /** One document a line: a line feed ends it, whatever is open. */
  readonly lines: boolean;
  readonly maxValueBytes: number;
}

export interface DocumentSplitter {
  push(chunk: Uint8Array): void;
  end(): void;
  readonly documents: number;
}

type Expecting = 'root' | 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'next-line' | 'nothing';
interface Frame {
  readonly place: RuleNode;
  /** Names met so far, of an object; the position, of an array. */
  readonly names: Set<string> | null;
  index: number;
  name: string;
}

const LINE_FEED = 0x0a;
/** Members on the way to the wanted values; an export has a handful. */
const MAX_NAMES = 1_000;
const MAX_NAME_BYTES = 4_096;

/**
 * Cuts JSON documents of any size into the values that rules name, holding one value at a time. The grammar of what lies
 * around the values is checked here, that of a value is its reader's. Documents follow each other with white space between.
 */
export function createDocumentSplitter({ rules, lines, maxValueBytes }: SplitOptions, sink: SplitSink): DocumentSplitter {
  const root = ruleTree(rules);
  const scanner = createValueScanner(lines);
  const held = createHeldBytes(maxValueBytes);
  let stack: Frame[] = [];
  let expecting: Expecting = 'root';
  let taking: 'value' | 'name' | null = null;
  let takenAt = 0;
  let takenPlace: RuleNode | null = null;
  let documents = 0;
  let position = 0;

  const top = (): Frame | undefined => stack.at(-1);
  const afterValue = (): void => {
    expecting = stack.length === 0 ? 'root' : 'comma-or-end';
  };
  const refuse = (problem: JsonWord, offset: number): void => {
    sink.broken(problem, offset);
    stack = [];
    taking = null;
    held.take(new Uint8Array());
    expecting = lines ? 'next-line' : 'nothing';
  };
  const place = (): ValuePlace => {
    const frames = stack.map(({ names, index, name }) => ({ array: names === null, index, name }));
    return {
      document: documents - 1,
      indexes: frames.filter((frame) => frame.array).map((frame) => frame.index),
      pointer: () => frames.map((frame) => `/${frame.array ? frame.index : frame.name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    };
  };

  /** A value's first byte: entered, or taken whole. Returns whether the byte itself is still to be read. */
  const begin = (byte: number, offset: number): boolean => {
    const frame = top();
    const here: RuleNode | null = frame === undefined ? root : frame.names === null ? frame.place.items : (frame.place.members.get(frame.name) ?? null);
    if (frame === undefined) documents += 1;
    if (here !== null && enters(here, byte)) {
      const object = byte === 0x7b;
      stack.push({ place: here, names: object ? new Set() : null, index: 0, name: '' });
      expecting = object ? 'name-or-end' : 'value-or-end';
      return false;
    }
    takenPlace = here;
    start('value', byte, offset);
    return true;
  };
  const start = (what: 'value' | 'name', byte: number, offset: number): void => {
    taking = what;
    takenAt = offset;
    scanner.begin(byte);
  };
  const finish = (last: Uint8Array): void => {
    const what = taking;
    taking = null;
    const tooLong = held.length + last.length > (what === 'name' ? MAX_NAME_BYTES : maxValueBytes);
    const bytes = held.take(last);
    if (what === 'name') return named(tooLong ? null : bytes);
    if (tooLong || bytes === null) sink.tooLong(takenAt, place());
    else if (takenPlace !== null && takenPlace.rule !== null) sink.value(takenPlace.rule, bytes, takenAt, place());
    else sink.other(bytes, takenAt, place());
    afterValue();
  };
  const named = (bytes: Uint8Array | null): void => {
    const frame = top();
    if (bytes === null || frame === undefined || frame.names === null) return refuse('member-name', takenAt);
    const read = parseStrict(bytes);
    if (!read.ok || typeof read.value !== 'string') return refuse(read.ok ? 'member-name' : read.problem, takenAt);
    if (frame.names.has(read.value)) return refuse('duplicate-key', takenAt);
    if (frame.names.size >= MAX_NAMES) return refuse('too-many-members', takenAt);
    frame.names.add(read.value);
    frame.name = read.value;
    expecting = 'colon';
  };

  /** One byte of the grammar around values. Returns whether the byte was used. */
  const step = (byte: number, offset: number): boolean => {
    if (byte === LINE_FEED && lines && stack.length > 0) {
      refuse('unexpected-end', offset);
      expecting = 'root';
      return true;
    }
    if (byte === 0x20 || byte === LINE_FEED || byte === 0x0d || byte === 0x09) return true;
    const frame = top();
    switch (expecting) {
      case 'root':
      case 'value':
        return beginOrRefuse(byte, offset);
      case 'value-or-end':
        return byte === 0x5d ? close() : beginOrRefuse(byte, offset);
      case 'name':
      case 'name-or-end':
        if (byte === 0x7d && expecting === 'name-or-end') return close();
        if (byte !== 0x22) break;
        start('name', byte, offset);
        return false;
      case 'colon':
        if (byte !== 0x3a) break;
        expecting = 'value';
        return true;
      case 'comma-or-end':
        if (byte === (frame?.names === null ? 0x5d : 0x7d)) return close();
        if (byte !== 0x2c || frame === undefined) break;
        frame.index += 1;
        expecting = frame.names === null ? 'value' : 'name';
        return true;
      case 'next-line':
      case 'nothing':
        return true;
    }
    refuse('unexpected-character', offset);
    return true;
  };
  const beginOrRefuse = (byte: number, offset: number): boolean => {
    if (byte === 0x2c || byte === 0x3a || byte === 0x5d || byte === 0x7d) {
      refuse('unexpected-character', offset);
      return true;
    }
    return !begin(byte, offset);
  };
  const close = (): true => {
    stack.pop();
    afterValue();
    return true;
  };

  const take = (chunk: Uint8Array, from: number): number => {
    const at = scanner.scan(chunk, from);
    if (scanner.refused) {
      const feed = chunk[at] === LINE_FEED;
      refuse(feed ? 'unexpected-end' : 'control-character', position + at);
      if (feed && lines) expecting = 'root';
      return at + 1;
    }
    if (!scanner.ended) {
      held.keep(chunk.subarray(from));
      return chunk.length;
    }
    // A scalar of no length is a byte that begins no value; it was not consumed.
    if (at === from && held.length === 0) {
      refuse('unexpected-character', position + at);
      return at + 1;
    }
    finish(chunk.subarray(from, at));
    return at;
  };

  return {
    get documents() {
      return documents;
    },
    push(chunk) {
      let at = 0;
      while (at < chunk.length) {
        if (taking !== null) at = take(chunk, at);
        else if (expecting === 'nothing') break;
        else if (expecting === 'next-line') {
          const feed = chunk.indexOf(LINE_FEED, at);
          at = feed < 0 ? chunk.length : feed + 1;
          if (feed >= 0) expecting = 'root';
        } else if (step(chunk[at]!, position + at)) at += 1;
      }
      position += chunk.length;
    },
    end() {
      if (taking !== null || stack.length > 0) sink.broken('unexpected-end', position);
      stack = [];
      taking = null;
      expecting = 'nothing';
    },
  };
}
