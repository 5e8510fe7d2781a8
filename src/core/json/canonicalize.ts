import { encodeUtf8 } from '../encoding/utf8.ts';
import { hasLoneSurrogate } from './surrogates.ts';
import type { JsonObject, JsonValue } from './value.ts';

/**
 * RFC 8785 text of a value. Object members in UTF-16 order (3.2.3), numbers as ECMAScript prints them (3.2.2.3),
 * minimal escapes (3.2.2.2).
 * @throws TypeError for what JSON cannot say: NaN, infinities, lone surrogates, undefined, functions.
 */
export function canonicalize(value: JsonValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`no JSON number: ${value}`);
    return String(value);
  }
  if (typeof value !== 'object') throw new TypeError(`no JSON value: ${typeof value}`);
  if (Array.isArray(value)) return `[${value.map(canonicalize).join(',')}]`;
  const names = Object.keys(value);
  if (!ascend(names)) names.sort(byUnits);
  let text = '{';
  for (const name of names) text += `${text === '{' ? '' : ','}${canonicalString(name)}:${canonicalize((value as JsonObject)[name]!)}`;
  return `${text}}`;
}

/** Whether `bytes` are exactly the RFC 8785 form of `value`, which was read from them. */
export function isCanonical(bytes: Uint8Array, value: JsonValue): boolean {
  const canonical = encodeUtf8(canonicalize(value));
  return canonical.length === bytes.length && canonical.every((byte, at) => byte === bytes[at]);
}

/** Nearly every object was read from canonical text, and needs no sorting. */
function ascend(names: readonly string[]): boolean {
  for (let at = 1; at < names.length; at++) if (!(names[at - 1]! < names[at]!)) return false;
  return true;
}

function byUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Needs no escape, and is most of what is written. */
const PLAIN = /^[ !#-[\]-~]*$/;

function canonicalString(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  // JSON.stringify would spell a lone surrogate as an escape, which RFC 8785 section 3.2.2.2 refuses.
  if (hasLoneSurrogate(text)) throw new TypeError('lone surrogate');
  return JSON.stringify(text);
}
