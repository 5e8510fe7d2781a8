import { basename } from 'node:path';
import { sha256Hex } from '../../../src/core/crypto/index.ts';
import { encodeUtf8 } from '../../../src/core/encoding/index.ts';
import { canonicalize, isJsonArray, isJsonObject, scanCanonical, type JsonObject, type JsonValue } from '../../../src/core/json/index.ts';
import { canonicalReceipt, isChain, isSigned, member, publicKey, receiptHash, repeatedKeys } from './receipt.ts';

export type Judge = (agrees: boolean, name: string, problem: string) => void;
/** What each file holds, by the names its own format gives to the parts. A part of another name is a disagreement. */
export type Part = (value: JsonValue, name: string, file: VectorFile, judge: Judge) => void;
export interface VectorFile {
  readonly content: JsonValue;
  readonly spki: Uint8Array | null;
  readonly files: (name: string) => JsonValue;
}

/** A name or text; what is none has none. */
export const nameOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');
export const objects = (value: JsonValue | undefined): readonly JsonObject[] => (isJsonArray(value) ? value.filter(isJsonObject) : []);
const sum = (text: string): string => `sha256:${sha256Hex(text)}`;

/** Written by us as they write it, and accepted by our scanner unless its number is one that evidence may not carry. */
const canonicalizationCase: Part = (value, name, _file, judge) => {
  const input = member(value, 'input') ?? null;
  const text = canonicalize(input);
  const expected = member(value, 'canonical');
  const hash = member(value, 'expectedHash');
  const scanned = scanCanonical(encodeUtf8(text), 64).badAt === -1;
  judge(text === expected && (hash === undefined || hash === sum(text)) && scanned !== isUnsafe(input), name, text);
};

/** Whether an integer beyond 2^53−1 is written out anywhere in it. */
function isUnsafe(value: JsonValue): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value) && !String(value).includes('e');
  if (isJsonArray(value)) return value.some(isUnsafe);
  return isJsonObject(value) && Object.values(value).some(isUnsafe);
}

const hashCase = (baselines: ReadonlyMap<string, string>): Part => (value, name, file, judge) => {
  const from = member(value, 'receiptsFrom');
  if (typeof from === 'string') {
    const [path = '', pointer = ''] = from.split('#');
    const other = file.files(basename(path));
    const spki = publicKey(member(other, 'keys', 'publicKey'));
    const receipts = objects(member(other, ...pointer.split('/').slice(1)));
    judge(receipts.length > 0 && spki !== null && receipts.every((each) => isSigned(each, spki)), name, 'signatures');
    return;
  }
  const receipt = member(value, 'receipt');
  const expected = member(value, 'expectedHash');
  const part = member(value, 'mustContainSubstring');
  if (!isJsonObject(receipt) || typeof expected !== 'string') return judge(false, name, 'no receipt or hash');
  const hash = expected.startsWith('SAME_AS_') ? baselines.get(expected.slice(8)) : expected;
  judge(receiptHash(receipt) === hash && (typeof part !== 'string' || canonicalReceipt(receipt).includes(part)), name, receiptHash(receipt));
};

/** One signed receipt or chain with what is expected of it. */
const expectedCase: Part = (value, name, { spki }, judge) => {
  const receipt = member(value, 'receipt');
  const receipts = objects(member(value, 'receipts'));
  const valid = member(value, 'expectedValid');
  if (spki === null || typeof valid !== 'boolean') return judge(false, name, 'no key or no expectation');
  if (isJsonObject(receipt)) {
    judge(isSigned(receipt, spki) === valid, name, 'signature');
    judge(receiptHash(receipt) === member(value, 'expectedReceiptHash'), `${name} hash`, receiptHash(receipt));
    return;
  }
  judge(receipts.length > 0 && isChain(receipts, spki) === valid, name, 'chain');
  const terminal = member(value, 'expectedValidWithRequireTerminal');
  if (terminal !== undefined) judge(isChain(receipts, spki, true) === terminal, `${name}, terminal required`, 'chain');
  const warnings = member(value, 'expectedWarningCount');
  if (warnings !== undefined) judge(repeatedKeys(receipts) === warnings, `${name}, repeated keys`, String(repeatedKeys(receipts)));
};

const refused: Part = (value, name, { spki }, judge) => {
  const receipt = member(value, 'receipt');
  const receipts = isJsonObject(receipt) ? [receipt] : objects(member(value, 'receipts'));
  judge(spki !== null && receipts.length > 0 && !(isJsonObject(receipt) ? isSigned(receipt, spki) : isChain(receipts, spki)), name, 'accepted');
};

/** What the three SDKs wrote for each other. */
const SDK: Readonly<Record<string, Part>> = {
  canonicalization: (value, name, _file, judge) => {
    for (const kind of ['simple', 'receipt']) {
      judge(canonicalize(member(value, `${kind}Input`) ?? null) === member(value, `${kind}Expected`), `${name} ${kind}`, 'canonical form');
    }
  },
  hashing: (value, name, { content }, judge) => {
    judge(sum(nameOf(member(value, 'simpleInput'))) === member(value, 'simpleExpected'), `${name} simple`, 'hash');
    const receipt = member(content, 'canonicalization', 'receiptInput');
    judge(isJsonObject(receipt) && receiptHash(receipt) === member(value, 'receiptExpected'), `${name} receipt`, 'hash');
  },
  signing: (value, name, { spki }, judge) => {
    const signed = member(value, 'signed');
    const unsigned = member(value, 'unsigned');
    judge(spki !== null && isJsonObject(signed) && isSigned(signed, spki), name, 'signature');
    judge(isJsonObject(signed) && isJsonObject(unsigned) && receiptHash(signed) === receiptHash(unsigned), `${name} body`, 'hash');
  },
};

/** The kind of one part of a file, told by its members. */
export function partOf(key: string, file: JsonValue): Part | null {
  const value = member(file, key);
  if (Object.hasOwn(SDK, key)) return SDK[key]!;
  if (member(value, 'rawResponse') !== undefined) {
    return (each, name, _file, judge) => judge(sum(canonicalize(member(each, 'redactedResponse') ?? null)) === member(each, 'expectedHash'), name, 'hash');
  }
  return member(value, 'expectedValid') === undefined ? null : expectedCase;
}

/** The kind of a list of cases, told by its name. */
export function listOf(key: string, value: JsonValue | undefined): Part | null {
  switch (key) {
    case 'canonicalization_vectors': return canonicalizationCase;
    case 'receipt_hash_vectors': {
      const baselines = objects(value).flatMap((each): [string, string][] => {
        const receipt = each['receipt'];
        const expected = nameOf(each['expectedHash']);
        return isJsonObject(receipt) && expected.startsWith('sha256:') ? [[nameOf(each['name']), expected]] : [];
      });
      return hashCase(new Map(baselines));
    }
    case 'receipts': case 'chains': return refused;
    default: return null;
  }
}
