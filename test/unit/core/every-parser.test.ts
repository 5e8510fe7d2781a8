import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cuts, flips, spliced } from '../../support/mutations.ts';
import { PARSERS } from '../../support/parsers.ts';

const CORE = fileURLToPath(new URL('../../../src/core', import.meta.url));

/** Functions with a parser's name that read nothing by themselves, and where what they read is put to the same tests. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  decodeInside: 'decodeDer', decodeAgain: 'parseStreamedSignedData', parseAttributes: 'parseSignedData', parseSignerInfo: 'parseSignedData', parseDigestAlgorithm: 'parseSignedData', parseSigningCertificate: 'parseTimeStamp',
  readSignedAttributes: 'parseSignedData', decodeCertificateExtensions: 'parseCertificate', parseAuthorityKeyIdentifier: 'parseCertificate', parsePolicies: 'parseCertificate',
  parseExtensions: 'parseCertificate', parseName: 'parseCertificate', parseGeneralName: 'parseCertificate', parseGeneralNames: 'parseCertificate', parseNameConstraints: 'parseCertificate',
  parseAlgorithmIdentifier: 'parseCertificate', parseHashIdentifier: 'parseSignedData', parseDistributionPoints: 'parseCertificate', parseIssuingDistributionPoint: 'parseCrl',
  parseAccessDescriptions: 'parseCertificate', parseImprint: 'parseTstInfo', parseChain: 'readChain', readCrls: 'parseCrl', readRootKey: 'readKeyFile', readSigner: 'readBundle',
  readManifest: 'parseEnvelope', readDocument: 'parseStrict', readPortableCase: 'parseStrict', readStatement: 'parseEnvelope',
  // Whole containers: test/unit/core/bundle, test/unit/engine/zip and the sweep change and cut these.
  readSeal: 'readChain', readFiles: 'decodeUtf8', readBlocks: 'readEventLine', readChunks: 'decodeUtf8',
};

/** All of a short sample; one bit of every byte where there are many, and of every third where there are thousands. */
function masksFor(length: number): Parameters<typeof flips>[1] {
  if (length < 1_500) return undefined;
  return (at) => (length > 3_000 && at % 3 !== 0 ? [] : [1 << (at % 8)]);
}

describe.each(PARSERS)('$name', (parser) => {
  const { sample, shorter, respelled } = parser;
  const read = (bytes: Uint8Array): string | null => parser.read(bytes);
  const whole = read(sample);

  test('reads its sample', () => expect(whole).not.toBeNull());

  test('one changed byte is refused, or reads as something else', () => {
    let refused = 0;
    for (const { at, bytes } of flips(sample, masksFor(sample.length))) {
      const changed = read(bytes);
      if (changed === null) refused += 1;
      else if (respelled === undefined) expect(changed, `byte ${at}`).not.toBe(whole);
    }
    expect(refused).toBeGreaterThan(0);
  }, 60_000);

  test('cut at every length it is refused, or shorter', () => {
    for (const { at, bytes } of cuts(sample)) {
      if (shorter === undefined) expect(read(bytes), `${at} bytes`).toBeNull();
      else expect(read(bytes), `${at} bytes`).not.toBe(whole);
    }
  }, 60_000);

  test('whatever is put into it, nothing is thrown, and nothing else is taken for it', () => {
    fc.assert(fc.property(fc.oneof(spliced(sample), spliced(sample), fc.uint8Array({ maxLength: 80 })), (bytes) => {
      const changed = read(bytes);
      if (respelled === undefined && Buffer.compare(bytes, sample) !== 0) expect(changed).not.toBe(whole);
    }), { numRuns: 150 });
  }, 60_000);
});

test('every function of core that is named as a parser is one of these, or is reached through one', () => {
  const files = readdirSync(CORE, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const found = files.flatMap((file) => [...readFileSync(join(CORE, file), 'utf8').matchAll(/^export (?:async )?function ((?:parse|read|decode|from)[A-Z]\w*)/gmu)].map(([, name]) => name ?? ''));
  const names = new Set(PARSERS.map(({ name }) => name));
  expect(found.length).toBeGreaterThan(60);
  expect(found.filter((name) => !names.has(name) && !Object.hasOwn(ELSEWHERE, name))).toEqual([]);
  expect(Object.values(ELSEWHERE).filter((name) => !names.has(name))).toEqual([]);
  expect(Object.keys(ELSEWHERE).filter((name) => !found.includes(name))).toEqual([]);
});
