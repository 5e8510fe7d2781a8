/**
 * RFC 8785, as far as a line can be certain at a glance. Each function takes the address where its production starts
 * and returns the address after it, or `UNCERTAIN`: then the host's own scanner has the word. What stands after the
 * input is a zero, which no production can pass.
 */
export const UNCERTAIN: usize = 0;

const QUOTE: u8 = 0x22;
const BACKSLASH: u8 = 0x5c;
/** Every number of so many digits is below 2^53, and every decimal of so many is printed as it stands. */
const SAFE_DIGITS: usize = 15;

let maxDepth: i32 = 0;

export function setMaxDepth(depth: i32): void {
  maxDepth = depth;
}

/** Whether `text`, in ASCII, stands at `at`: eight characters at a time. Reads up to seven bytes past its end. */
export function follows(at: usize, text: string): bool {
  const characters = changetype<usize>(text);
  const length = text.length;
  for (let done = 0; done < length; done += 8) {
    const bytes = i16x8.extend_low_i8x16_u(v128.load64_zero(at + done));
    const equal = i16x8.bitmask(i16x8.eq(bytes, v128.load(characters + (done << 1))));
    const wanted = length - done >= 8 ? 0xff : (1 << (length - done)) - 1;
    if ((equal & wanted) != wanted) return false;
  }
  return true;
}

/** The next byte that is not plain: a quote, a backslash, a control character or the start of a longer UTF-8 sequence. */
// @ts-ignore: decorator
@inline
function skipPlain(from: usize): usize {
  let at = from;
  while (true) {
    const bytes = v128.load(at);
    // Signed, everything from 0x80 is below zero.
    const low = i8x16.lt_s(bytes, i8x16.splat(0x20));
    const ends = v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.eq(bytes, i8x16.splat(BACKSLASH)));
    const mask = i8x16.bitmask(v128.or(low, ends));
    if (mask != 0) return at + ctz(mask);
    at += 16;
  }
}

export function quoted(start: usize): usize {
  if (load<u8>(start) != QUOTE) return UNCERTAIN;
  let at = start + 1;
  while (true) {
    at = skipPlain(at);
    const byte = load<u8>(at);
    if (byte == QUOTE) return at + 1;
    const length = byte == BACKSLASH ? escapeLength(at) : sequenceLength(at);
    if (length == 0) return UNCERTAIN;
    at += length;
  }
}

/** A string that is its own value, byte for byte: well-formed, and without escapes. */
export function unescaped(start: usize): usize {
  if (load<u8>(start) != QUOTE) return UNCERTAIN;
  let at = start + 1;
  while (true) {
    at = skipPlain(at);
    const byte = load<u8>(at);
    if (byte == QUOTE) return at + 1;
    const length: usize = byte == BACKSLASH ? 0 : sequenceLength(at);
    if (length == 0) return UNCERTAIN;
    at += length;
  }
}

/** A member name whose bytes compare as its UTF-16 code units do: plain ASCII. */
export function memberName(start: usize): usize {
  if (load<u8>(start) != QUOTE) return UNCERTAIN;
  const end = skipPlain(start + 1);
  return load<u8>(end) == QUOTE ? end + 1 : UNCERTAIN;
}

/** RFC 8785 section 3.2.2.2: the short escapes, and \u00xx in lower case for the other controls. */
function escapeLength(at: usize): usize {
  const letter = load<u8>(at + 1);
  if (letter == QUOTE || letter == BACKSLASH || letter == 0x62 || letter == 0x66 || letter == 0x6e || letter == 0x72 || letter == 0x74) return 2;
  if (letter != 0x75 || load<u8>(at + 2) != 0x30 || load<u8>(at + 3) != 0x30) return 0;
  const high = load<u8>(at + 4);
  const low = load<u8>(at + 5);
  const decimal = low >= 0x30 && low <= 0x39;
  const letters = low >= 0x61 && low <= 0x66;
  if (high == 0x31) return decimal || letters ? 6 : 0;
  // 8, 9, a, c and d have short escapes.
  return high == 0x30 && ((low >= 0x30 && low <= 0x37) || low == 0x62 || low == 0x65 || low == 0x66) ? 6 : 0;
}

/** Unicode table 3-7: length of the well-formed sequence of two bytes or more at `at`, or 0. */
function sequenceLength(at: usize): usize {
  const first = load<u8>(at);
  if (first < 0xc2 || first > 0xf4) return 0;
  const second = load<u8>(at + 1);
  if (first <= 0xdf) return continues(second) ? 2 : 0;
  if (first <= 0xef) {
    const low: u8 = first == 0xe0 ? 0xa0 : 0x80;
    const high: u8 = first == 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && continues(load<u8>(at + 2)) ? 3 : 0;
  }
  const low: u8 = first == 0xf0 ? 0x90 : 0x80;
  const high: u8 = first == 0xf4 ? 0x8f : 0xbf;
  return second >= low && second <= high && continues(load<u8>(at + 2)) && continues(load<u8>(at + 3)) ? 4 : 0;
}

// @ts-ignore: decorator
@inline
function continues(byte: u8): bool {
  return (byte & 0xc0) == 0x80;
}

export function value(at: usize, depth: i32): usize {
  switch (load<u8>(at)) {
    case 0x22: return quoted(at);
    case 0x7b: return object(at, depth);
    case 0x5b: return array(at, depth);
    case 0x74: return follows(at, 'true') ? at + 4 : UNCERTAIN;
    case 0x66: return follows(at, 'false') ? at + 5 : UNCERTAIN;
    case 0x6e: return follows(at, 'null') ? at + 4 : UNCERTAIN;
    default: return number(at);
  }
}

export function object(start: usize, depth: i32): usize {
  if (depth >= maxDepth || load<u8>(start) != 0x7b) return UNCERTAIN;
  let at = start + 1;
  if (load<u8>(at) == 0x7d) return at + 1;
  let before: usize = 0;
  let beforeEnd: usize = 0;
  while (true) {
    const nameEnd = memberName(at);
    if (nameEnd == UNCERTAIN || load<u8>(nameEnd) != 0x3a) return UNCERTAIN;
    if (before != 0 && !ascends(before, beforeEnd, at, nameEnd)) return UNCERTAIN;
    before = at;
    beforeEnd = nameEnd;
    const end = value(nameEnd + 1, depth + 1);
    if (end == UNCERTAIN) return UNCERTAIN;
    const next = load<u8>(end);
    if (next == 0x7d) return end + 1;
    if (next != 0x2c) return UNCERTAIN;
    at = end + 1;
  }
}

/** RFC 8785 section 3.2.3 for two names in their quotes: the closing quote must not take part, so that "a" is before "a!". */
export function ascends(left: usize, leftEnd: usize, right: usize, rightEnd: usize): bool {
  const leftLength = leftEnd - left - 2;
  const rightLength = rightEnd - right - 2;
  const length = leftLength < rightLength ? leftLength : rightLength;
  for (let at: usize = 1; at <= length; at++) {
    const one = load<u8>(left + at);
    const other = load<u8>(right + at);
    if (one != other) return one < other;
  }
  return leftLength < rightLength;
}

function array(start: usize, depth: i32): usize {
  if (depth >= maxDepth) return UNCERTAIN;
  let at = start + 1;
  if (load<u8>(at) == 0x5d) return at + 1;
  while (true) {
    const end = value(at, depth + 1);
    if (end == UNCERTAIN) return UNCERTAIN;
    const next = load<u8>(end);
    if (next == 0x5d) return end + 1;
    if (next != 0x2c) return UNCERTAIN;
    at = end + 1;
  }
}

/**
 * RFC 8785 section 3.2.2.3 for numbers of at most 15 digits without an exponent: a decimal of so many digits is the
 * shortest one for its double, and ECMAScript prints it without an exponent from 0.000001 on.
 */
function number(start: usize): usize {
  const from = load<u8>(start) == 0x2d ? start + 1 : start;
  let at = skipDigits(from);
  const whole = at - from;
  const zero = load<u8>(from) == 0x30;
  if (whole == 0 || whole > SAFE_DIGITS || (zero && whole > 1)) return UNCERTAIN;
  if (load<u8>(at) != 0x2e) return zero && from > start ? UNCERTAIN : at;
  const point = at;
  at = skipDigits(point + 1);
  const fraction = at - point - 1;
  if (fraction == 0 || whole + fraction > SAFE_DIGITS || load<u8>(at - 1) == 0x30) return UNCERTAIN;
  if (!zero) return at;
  const leading = fraction < 6 ? fraction : 6;
  for (let digit: usize = 1; digit <= leading; digit++) if (load<u8>(point + digit) != 0x30) return at;
  return UNCERTAIN;
}

export function skipDigits(from: usize): usize {
  let at = from;
  while (<u32>load<u8>(at) - 0x30 <= 9) at++;
  return at;
}
