import { createSha256 } from '../../src/core/crypto/index.ts';
import { encodeUtf8 } from '../../src/core/encoding/index.ts';
import { canonicalize, parseStrict, scanCanonical } from '../../src/core/json/index.ts';
import { bitsOf, es6Numbers } from './es6-numbers/sequence.ts';
import type { SuiteResult } from './run.ts';

/** SHA-256 of the first lines of the test file, as testdata/README.md of cyberphone/json-canonicalization publishes them. */
const PUBLISHED: ReadonlyMap<number, string> = new Map([
  [1_000, 'be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687'],
  [10_000, 'b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892'],
  [100_000, '22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7'],
  [1_000_000, '49415fee2c56c77864931bd3624faad425c3c577d6d74e89a83bc725506dad16'],
]);
const LINES = 1_000_000;
const SHOWN = 10;

/**
 * RFC 8785 appendix B to a million lines: our writer makes each line, our scanner must accept it and refuse its neighbours
 * in spelling. A line agrees when all of that holds; the sums say that the lines are those of the published file.
 */
export function run(): Promise<SuiteResult> {
  const hashes = new Map([...PUBLISHED.keys()].map((lines) => [lines, createSha256()]));
  const differences: string[] = [];
  let wrong = 0;
  let line = 0;
  let text = '';
  for (const double of es6Numbers(LINES)) {
    const literal = canonicalize(double);
    text += `${bitsOf(double)},${literal}\n`;
    line += 1;
    const problem = lineProblem(double, literal);
    if (problem !== null && ++wrong <= SHOWN) differences.push(`line ${line}: ${literal}: ${problem}`);
    if (line % 1_000 !== 0) continue;
    const bytes = encodeUtf8(text);
    text = '';
    for (const [lines, hash] of hashes) {
      if (line <= lines) hash.update(bytes);
      if (line !== lines) continue;
      const sum = hash.digestHex();
      if (sum !== PUBLISHED.get(lines)) differences.push(`${lines} lines: SHA-256 ${sum}`);
    }
  }
  return Promise.resolve({ suite: 'es6-numbers', agree: line - wrong, total: line, differences });
}

/**
 * The file holds doubles, evidence holds text. An integer written beyond 2^53−1 is refused by us on purpose: its writer
 * may have meant another one (RFC 7493 section 2.2).
 */
function lineProblem(double: number, literal: string): string | null {
  const unsafe = /^-?[0-9]+$/.test(literal) && !Number.isSafeInteger(double);
  if (isAccepted(literal) === unsafe) return unsafe ? 'an unsafe integer is accepted' : 'refused';
  if (!unsafe && readsAs(literal) !== double && double !== 0) return 'read as another number';
  const bumped = bumpLastDigit(literal);
  const value = Number(bumped);
  const another = Number.isFinite(value) && value !== double && canonicalize(value) === bumped;
  const refused = /^-?[0-9]+$/.test(bumped) && !Number.isSafeInteger(value);
  if (isAccepted(bumped) !== (another && !refused)) return `${bumped} is ${another ? 'refused' : 'accepted'}`;
  const padded = literal.includes('.') ? literal.replace(/(?=e|$)/, '0') : literal.replace(/(?=e|$)/, '.0');
  return isAccepted(padded) ? `${padded} is accepted` : null;
}

function isAccepted(literal: string): boolean {
  return scanCanonical(encodeUtf8(literal), 0).badAt === -1;
}

function readsAs(literal: string): unknown {
  const read = parseStrict(encodeUtf8(literal));
  return read.ok ? read.value : null;
}

/** The last digit of the fraction or integer, not of the exponent, one up. */
function bumpLastDigit(literal: string): string {
  const end = literal.includes('e') ? literal.indexOf('e') : literal.length;
  const digit = (Number(literal[end - 1]) + 1) % 10;
  return `${literal.slice(0, end - 1)}${digit}${literal.slice(end)}`;
}
