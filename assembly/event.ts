import { ascends, follows, memberName, object, quoted, skipDigits, UNCERTAIN, unescaped, value } from './json';
import { DIGESTS, DIGEST_SIZE, MAX_OPENED, OPENED, OPENED_SIZE, TEXTS, WITHHELD } from './memory';
import { keepCause, keepId, startNames } from './names';
import { timestamp } from './timestamp';

/** docs/formats/evidence-bundle.md: longest name or identifier. Its bytes are never fewer than its characters. */
const MAX_NAME: usize = 1024;
const LINE_FEED: u8 = 0x0a;
const COMMA: u8 = 0x2c;

export let digests: usize = 0;
export let redacted: i32 = 0;
export let disclosed: i32 = 0;
/** Of the line read last. */
export let seq: i64 = 0;
export let time: i64 = 0;

let textsEnd: usize = TEXTS;
let withheldEnd: usize = WITHHELD;
let opened: usize = 0;

export function startBlock(): void {
  digests = 0;
  startNames();
  redacted = 0;
  disclosed = 0;
  textsEnd = TEXTS;
  withheldEnd = WITHHELD;
}

/**
 * One event and its line feed: every member in canonical order, each of the shape that src/core/chain/event-shape.ts
 * asks for. `hash` goes to `hash`, `prev` to `prev`; what must be hashed, and to what, is added to the digests.
 */
export function event(start: usize, hash: usize, prev: usize): usize {
  let at = start + 1;
  if (follows(start, '{"action_id":')) {
    at = name(start + 13);
    if (at == UNCERTAIN || load<u8>(at) != COMMA) return UNCERTAIN;
    at += 1;
  } else if (load<u8>(start) != 0x7b) return UNCERTAIN;
  at = actor(at);
  if (at == UNCERTAIN) return UNCERTAIN;
  at = causes(at);
  if (at == UNCERTAIN || !follows(at, ',"data":')) return UNCERTAIN;
  at = object(at + 8, 1);
  if (at == UNCERTAIN || !follows(at, ',"hash":"') || !hex(at + 9, hash)) return UNCERTAIN;
  const beforeHash = at + 1;
  at += 73;
  if (!follows(at, '","layer":"')) return UNCERTAIN;
  const afterHash = at + 2;
  at = layer(at + 11);
  if (at == UNCERTAIN) return UNCERTAIN;
  let beforeOpen: usize = 0;
  let afterOpen: usize = 0;
  opened = 0;
  if (follows(at, ',"open":{')) {
    beforeOpen = at + 1;
    at = open(at + 8);
    if (at == UNCERTAIN) return UNCERTAIN;
    afterOpen = at + 1;
  }
  if (follows(at, ',"outcome":"')) at = outcome(at + 12);
  if (at == UNCERTAIN || !follows(at, ',"prev":"') || !hex(at + 9, prev)) return UNCERTAIN;
  at += 73;
  if (!follows(at, '","record_id":')) return UNCERTAIN;
  const id = at + 14;
  at = name(id);
  if (at == UNCERTAIN || !follows(at, ',"seq":')) return UNCERTAIN;
  keepId(id + 1, at - id - 2);
  at = sequence(at + 7);
  if (at == UNCERTAIN || !follows(at, ',"timestamp":"')) return UNCERTAIN;
  time = timestamp(at + 14);
  at += 38;
  if (time < 0 || !follows(at, '","type":')) return UNCERTAIN;
  at = name(at + 9);
  if (at == UNCERTAIN) return UNCERTAIN;
  if (follows(at, ',"withheld":{')) at = withheld(at + 12);
  else if (opened > 0) return UNCERTAIN;
  if (at == UNCERTAIN || load<u8>(at) != 0x7d || load<u8>(at + 1) != LINE_FEED) return UNCERTAIN;

  const text = textsEnd;
  keepText(start, beforeHash);
  if (beforeOpen == 0) keepText(afterHash, at + 1);
  else {
    keepText(afterHash, beforeOpen);
    keepText(afterOpen, at + 1);
  }
  mustBe(text, hash);
  return at + 2;
}

function actor(start: usize): usize {
  if (!follows(start, '"actor":{')) return UNCERTAIN;
  let at = start + 9;
  if (follows(at, '"credential":')) {
    at = name(at + 13);
    if (at == UNCERTAIN || load<u8>(at) != COMMA) return UNCERTAIN;
    at += 1;
  }
  if (!follows(at, '"id":')) return UNCERTAIN;
  at = name(at + 5);
  if (at == UNCERTAIN || !follows(at, ',"kind":"')) return UNCERTAIN;
  at += 9;
  if (follows(at, 'agent"')) at += 6;
  else if (follows(at, 'person"')) at += 7;
  else if (follows(at, 'service"')) at += 8;
  else return UNCERTAIN;
  if (follows(at, ',"version":')) {
    at = quoted(at + 11);
    if (at == UNCERTAIN) return UNCERTAIN;
  }
  return follows(at, '},') ? at + 2 : UNCERTAIN;
}

function causes(start: usize): usize {
  if (!follows(start, '"causes":[')) return UNCERTAIN;
  let at = start + 10;
  if (load<u8>(at) == 0x5d) return at + 1;
  while (true) {
    const end = name(at);
    if (end == UNCERTAIN) return UNCERTAIN;
    keepCause(at + 1, end - at - 2);
    if (load<u8>(end) == 0x5d) return end + 1;
    if (load<u8>(end) != COMMA) return UNCERTAIN;
    at = end + 1;
  }
}

function layer(at: usize): usize {
  if (follows(at, 'identity"')) return at + 9;
  if (follows(at, 'policy"')) return at + 7;
  if (follows(at, 'orchestrator"')) return at + 13;
  if (follows(at, 'fleet"')) return at + 6;
  return follows(at, 'evidence"') ? at + 9 : UNCERTAIN;
}

function outcome(at: usize): usize {
  if (follows(at, 'success"')) return at + 8;
  if (follows(at, 'failure"')) return at + 8;
  if (follows(at, 'denied"')) return at + 7;
  if (follows(at, 'escalated"')) return at + 10;
  return follows(at, 'timeout"') ? at + 8 : UNCERTAIN;
}

/** A name of the format: not empty, not too long, and here without escapes. */
function name(start: usize): usize {
  const end = unescaped(start);
  return end != UNCERTAIN && end - start > 2 && end - start - 2 <= MAX_NAME ? end : UNCERTAIN;
}

function sequence(start: usize): usize {
  const end = skipDigits(start);
  const digits = end - start;
  if (digits == 0 || digits > 15 || (digits > 1 && load<u8>(start) == 0x30)) return UNCERTAIN;
  seq = 0;
  for (let at = start; at < end; at++) seq = seq * 10 + (<i64>load<u8>(at) - 0x30);
  return end;
}

/** `{"name":{"salt":"…","value":…},…}`, from the brace on. */
function open(start: usize): usize {
  let at = start + 1;
  if (load<u8>(at) == 0x7d) return at + 1;
  while (true) {
    if (opened == MAX_OPENED) return UNCERTAIN;
    const nameEnd = memberName(at);
    if (nameEnd == UNCERTAIN || !follows(nameEnd, ':{"salt":')) return UNCERTAIN;
    const entry = OPENED + opened * OPENED_SIZE;
    if (opened > 0 && !ascends(load<u32>(entry - OPENED_SIZE), load<u32>(entry - OPENED_SIZE, 4), at, nameEnd)) return UNCERTAIN;
    const saltEnd = name(nameEnd + 9);
    if (saltEnd == UNCERTAIN || !follows(saltEnd, ',"value":')) return UNCERTAIN;
    const end = value(saltEnd + 9, 3);
    if (end == UNCERTAIN || load<u8>(end) != 0x7d) return UNCERTAIN;
    store<u32>(entry, <u32>at);
    store<u32>(entry, <u32>nameEnd, 4);
    store<u32>(entry, <u32>(nameEnd + 9), 8);
    store<u32>(entry, <u32>saltEnd, 12);
    store<u32>(entry, <u32>(saltEnd + 9), 16);
    store<u32>(entry, <u32>end, 20);
    opened += 1;
    if (load<u8>(end + 1) == 0x7d) return end + 2;
    if (load<u8>(end + 1) != COMMA) return UNCERTAIN;
    at = end + 2;
  }
}

/** `{"name":"digest",…}`, from the brace on. Every value disclosed must be among those withheld. */
function withheld(start: usize): usize {
  let at = start + 1;
  let matched: usize = 0;
  if (load<u8>(at) == 0x7d) return opened == 0 ? at + 1 : UNCERTAIN;
  let before: usize = 0;
  let beforeEnd: usize = 0;
  while (true) {
    const nameEnd = memberName(at);
    if (nameEnd == UNCERTAIN || !follows(nameEnd, ':"') || !hex(nameEnd + 2, withheldEnd) || load<u8>(nameEnd + 66) != 0x22) return UNCERTAIN;
    if (before != 0 && !ascends(before, beforeEnd, at, nameEnd)) return UNCERTAIN;
    const entry = OPENED + matched * OPENED_SIZE;
    if (matched < opened && same(load<u32>(entry), load<u32>(entry, 4), at, nameEnd)) {
      disclose(entry);
      matched += 1;
      disclosed += 1;
    } else redacted += 1;
    withheldEnd += 32;
    before = at;
    beforeEnd = nameEnd;
    const end = nameEnd + 67;
    if (load<u8>(end) == 0x7d) return matched == opened ? end + 1 : UNCERTAIN;
    if (load<u8>(end) != COMMA) return UNCERTAIN;
    at = end + 1;
  }
}

/** JCS of [salt, name, value], whose digest is the one just read. */
function disclose(entry: usize): void {
  const text = textsEnd;
  keepByte(0x5b);
  keepText(load<u32>(entry, 8), load<u32>(entry, 12));
  keepByte(COMMA);
  keepText(load<u32>(entry), load<u32>(entry, 4));
  keepByte(COMMA);
  keepText(load<u32>(entry, 16), load<u32>(entry, 20));
  keepByte(0x5d);
  mustBe(text, withheldEnd);
}

function same(left: usize, leftEnd: usize, right: usize, rightEnd: usize): bool {
  return leftEnd - left == rightEnd - right && memory.compare(left, right, leftEnd - left) == 0;
}

/** 64 lower-case hex digits as 32 bytes at `to`. */
function hex(from: usize, to: usize): bool {
  let good = i8x16.splat(-1);
  for (let part: usize = 0; part < 4; part++) {
    const digits = v128.load(from + part * 16);
    const decimal = v128.and(i8x16.ge_u(digits, i8x16.splat(0x30)), i8x16.le_u(digits, i8x16.splat(0x39)));
    const letters = v128.and(i8x16.ge_u(digits, i8x16.splat(0x61)), i8x16.le_u(digits, i8x16.splat(0x66)));
    good = v128.and(good, v128.or(decimal, letters));
    const nibbles = i8x16.add(v128.and(digits, i8x16.splat(0x0f)), v128.and(letters, i8x16.splat(9)));
    // In every pair of bytes the first is the high half.
    const bytes = v128.or(i16x8.shl(nibbles, 4), i16x8.shr_u(nibbles, 8));
    const packed = i8x16.shuffle(bytes, bytes, 0, 2, 4, 6, 8, 10, 12, 14, 0, 2, 4, 6, 8, 10, 12, 14);
    v128.store64_lane(to + part * 8, packed, 0);
  }
  return i8x16.all_true(good);
}

function keepText(from: usize, to: usize): void {
  memory.copy(textsEnd, from, to - from);
  textsEnd += to - from;
}

function keepByte(byte: u8): void {
  store<u8>(textsEnd, byte);
  textsEnd += 1;
}

/** The text kept since `from` must have the digest at `expected`. */
function mustBe(from: usize, expected: usize): void {
  const digest = DIGESTS + digests * DIGEST_SIZE;
  store<u32>(digest, <u32>from);
  store<u32>(digest, <u32>textsEnd, 4);
  store<u32>(digest, <u32>expected, 8);
  digests += 1;
}
