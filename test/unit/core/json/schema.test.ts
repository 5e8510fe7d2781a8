import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemaRule, type JsonObject, type JsonValue } from '../../../../src/core/json/index.ts';

const SCHEMA: JsonObject = {
  type: 'object', additionalProperties: false, required: ['a'],
  properties: {
    a: { $ref: '#/$defs/word' }, n: { type: 'integer', minimum: 0 }, r: { type: 'number' },
    l: { type: 'array', items: { anyOf: [{ type: 'null' }, { $ref: '#/$defs/word' }] }, minItems: 1, maxItems: 2 },
    p: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'boolean' }], minItems: 2, maxItems: 2 },
    m: { type: 'object', additionalProperties: { type: 'string', pattern: '^[0-9a-f]+$' } },
    o: { oneOf: [{ type: 'object', required: ['k'], additionalProperties: false, properties: { k: { const: 'x' } } }, { type: 'object', required: ['k'], additionalProperties: false, properties: { k: { const: 'y' }, z: { $ref: '#/$defs/deep' } } }] },
  },
  $defs: { word: { enum: ['one', 'two'] }, deep: { type: 'array', items: { $ref: '#/$defs/word' } } },
};
const rule = schemaRule(SCHEMA);
const ajv = new Ajv2020({ strict: false }).compile(SCHEMA);

const leaf = fc.constantFrom<JsonValue>('one', 'two', 'x', 'y', 'ab', '', null, true, 0, -1, 1.5);
const value = fc.letrec<{ any: JsonValue }>((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie('any'), { maxLength: 3 }), fc.dictionary(fc.constantFrom('a', 'n', 'r', 'l', 'p', 'm', 'o', 'k', 'z', '__proto__'), tie('any'), { maxKeys: 4 })),
})).any;
const likely = fc.record({ a: fc.constantFrom<JsonValue>('one', 'two', 'x') }, { requiredKeys: ['a'] }).chain((base) => fc.dictionary(fc.constantFrom('n', 'r', 'l', 'p', 'm', 'o'), value, { maxKeys: 2 }).map((more) => ({ ...base, ...more })));

describe('a schema as a function', () => {
  test('agrees with Ajv', () => {
    let accepted = 0;
    fc.assert(fc.property(fc.oneof(value, likely), (each) => {
      const held = ajv(JSON.parse(JSON.stringify(each)));
      if (held) accepted += 1;
      expect(rule(each) === null).toBe(held);
    }), { numRuns: 3_000 });
    expect(accepted).toBeGreaterThan(50);
  });

  test.each<readonly [JsonValue, string, string]>([
    [{ a: 'three' }, '/a', 'enum'], [{}, '', 'required'], [{ a: 'one', b: 1 }, '', 'additionalProperties'], [{ a: 'one', l: [null, 'x'] }, '/l/1', 'anyOf'], [{ a: 'one', p: ['x', 1] }, '/p/1', 'type'],
    [{ a: 'one', m: { 'x/~': 'z' } }, '/m/x~1~0', 'pattern'], [{ a: 'one', n: -1 }, '/n', 'minimum'], [{ a: 'one', o: { k: 'z' } }, '/o', 'oneOf'], [[], '', 'type'],
  ])('%j is refused at %j by %s', (each, pointer, keyword) => expect(rule(each)).toEqual({ pointer, keyword }));

  test('a keyword that it does not know is no silent pass', () => expect(() => schemaRule({ type: 'object', properties: { a: { maxLength: 3 } } })).toThrow('maxLength'));
});
