import { refused, type Refused } from '../findings/index.ts';
import { anything, array, boolean, integer, object, oneOf, parseStrict, record, shaped, text, type JsonValue, type Shape } from '../json/index.ts';
import { packDigest, type PackStatement, type StatedTest } from './pack.ts';

/** A test of a pack in its file: what the digest covers, and its words. */
export interface FiledTest extends StatedTest {
  readonly title: string;
  /** The population rule in words. */
  readonly population: string;
}

export interface PackFile extends PackStatement {
  readonly format: 'proofroom.control-pack.v1';
  readonly tests: readonly FiledTest[];
}

export type PackReading =
  | { readonly ok: true; readonly pack: PackFile }
  | Refused;

const LIMITS = { maxDepth: 16, maxBytes: 16 * 2 ** 20 };
const json: Shape<JsonValue> = (value, at, problems): value is JsonValue => anything(value, at, problems);
const FILE: Shape<PackFile> = object<PackFile>({
  format: oneOf(['proofroom.control-pack.v1']), id: text(), version: text(), digest: text(), parameters: record(json),
  tests: array(object<FiledTest>({
    id: text(), version: integer(1), severity: oneOf(['critical', 'high', 'medium', 'low']), rests: oneOf(['integrity', 'record']), advisory: boolean,
    mappings: array(text()), title: text(), population: text(),
  })),
});

/** Reads a pack that was written out (docs/formats/control.md). Its digest is computed again, so that what is compared is what was run. */
export function readControlPack(bytes: Uint8Array): PackReading {
  const read = shaped(parseStrict(bytes, LIMITS), FILE);
  if (!read.ok) return read;
  const { id, version, parameters, tests, digest } = read.value;
  const unsorted = tests.findIndex((test, at) => at > 0 && test.id <= (tests[at - 1]?.id ?? ''));
  if (unsorted !== -1) return refused('pack-order', `/tests/${unsorted}`);
  const stated = tests.map(({ title: _title, population: _population, ...test }) => test);
  if (packDigest({ id, version, parameters, tests: stated }) !== digest) return refused('pack-digest', '/digest');
  return { ok: true, pack: read.value };
}
