import { isJsonObject, type JsonObject, type JsonValue } from './value.ts';

/** Where a value is not what a schema says, as an RFC 6901 pointer, and by which keyword. */
export interface SchemaProblem {
  readonly pointer: string;
  readonly keyword: string;
}

type Rule = (value: JsonValue, pointer: string) => SchemaProblem | null;

/**
 * A JSON Schema (2020-12) as a function: null for a value that it describes, else the first place where it does not.
 * Keywords that the published schemas of this software use and no others; one that is not known throws, because to skip
 * it would be to accept what it refuses. The schema is ours; the values may be anybody's, and are visited once.
 */
export function schemaRule(schema: JsonObject): (value: JsonValue) => SchemaProblem | null {
  const named = new Map<string, Rule>();
  const definitions = isJsonObject(schema['$defs']) ? schema['$defs'] : {};
  const nameOf = (name: string): Rule => {
    const known = named.get(name);
    if (known !== undefined) return known;
    const made = ruleOf(objectAt(definitions[name]), nameOf);
    named.set(name, made);
    return made;
  };
  const rule = ruleOf(schema, nameOf);
  return (value) => rule(value, '');
}

function ruleOf(schema: JsonObject, named: (name: string) => Rule): Rule {
  const rules = Object.entries(schema).flatMap(([keyword, argument]) => {
    const make = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
    if (make === undefined) throw new Error(`schema: the keyword ${keyword} is not known`);
    const made = make({ argument, schema, sub: (each) => ruleOf(objectAt(each), named), named });
    return made === null ? [] : [{ keyword, made }];
  });
  return (value, pointer) => {
    for (const { keyword, made } of rules) {
      const found = made(value, pointer);
      if (found === true) continue;
      return found === false ? { pointer, keyword } : found;
    }
    return null;
  };
}

interface Keyword {
  readonly argument: JsonValue;
  readonly schema: JsonObject;
  readonly sub: (schema: JsonValue | undefined) => Rule;
  readonly named: (name: string) => Rule;
}
/** True where the keyword is content, false where it is not, a problem where something inside is not. */
type Made = (value: JsonValue, pointer: string) => boolean | SchemaProblem;

const ANNOTATION = (): null => null;

const KEYWORDS: Readonly<Record<string, (keyword: Keyword) => Made | null>> = {
  '$schema': ANNOTATION, '$id': ANNOTATION, '$defs': ANNOTATION, title: ANNOTATION, description: ANNOTATION,
  '$ref': ({ argument, named }) => {
    const name = wordAt(argument).replace('#/$defs/', '');
    return (value, pointer) => named(name)(value, pointer) ?? true;
  },
  type: ({ argument }) => (value) => typeOf(value) === argument || (argument === 'number' && typeOf(value) === 'integer'),
  const: ({ argument }) => (value) => value === argument,
  enum: ({ argument }) => {
    const words = new Set(listAt(argument));
    return (value) => words.has(value);
  },
  anyOf: ({ argument, sub }) => {
    const choices = listAt(argument).map(sub);
    return (value, pointer) => choices.some((choice) => choice(value, pointer) === null);
  },
  oneOf: ({ argument, sub }) => {
    const choices = listAt(argument).map(sub);
    return (value, pointer) => choices.filter((choice) => choice(value, pointer) === null).length === 1;
  },
  required: ({ argument }) => {
    const names = listAt(argument).map(wordAt);
    return (value) => !isJsonObject(value) || names.every((name) => Object.hasOwn(value, name));
  },
  properties: ({ argument, sub }) => {
    const members = Object.entries(objectAt(argument)).map(([name, schema]) => [name, sub(schema)] as const);
    return (value, pointer) => {
      if (!isJsonObject(value)) return true;
      for (const [name, rule] of members) {
        const member = Object.hasOwn(value, name) ? value[name] : undefined;
        const found = member === undefined ? null : rule(member, `${pointer}/${name}`);
        if (found !== null) return found;
      }
      return true;
    };
  },
  additionalProperties: ({ argument, schema, sub }) => {
    const own = isJsonObject(schema['properties']) ? schema['properties'] : {};
    const rest = argument === false ? null : sub(argument);
    return (value, pointer) => {
      if (!isJsonObject(value)) return true;
      for (const [name, member] of Object.entries(value)) {
        if (Object.hasOwn(own, name)) continue;
        const found = rest === null ? { pointer, keyword: 'additionalProperties' } : rest(member, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
        if (found !== null) return found;
      }
      return true;
    };
  },
  items: ({ argument, sub }) => each(sub(argument)),
  prefixItems: ({ argument, sub }) => {
    const rules = listAt(argument).map(sub);
    return each((value, pointer) => rules[Number(pointer.slice(pointer.lastIndexOf('/') + 1))]?.(value, pointer) ?? null);
  },
  minItems: ({ argument }) => (value) => !Array.isArray(value) || value.length >= Number(argument),
  maxItems: ({ argument }) => (value) => !Array.isArray(value) || value.length <= Number(argument),
  minimum: ({ argument }) => (value) => typeof value !== 'number' || value >= Number(argument),
  pattern: ({ argument }) => {
    const pattern = new RegExp(wordAt(argument), 'u');
    return (value) => typeof value !== 'string' || pattern.test(value);
  },
};

const each = (rule: Rule): Made => (value, pointer) => {
  if (!Array.isArray(value)) return true;
  for (const [n, item] of value.entries()) {
    const found = rule(item, `${pointer}/${n}`);
    if (found !== null) return found;
  }
  return true;
};

function typeOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

const wordAt = (value: JsonValue): string => {
  if (typeof value !== 'string') throw new Error('schema: not a text');
  return value;
};
const listAt = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : []);
const objectAt = (value: JsonValue | undefined): JsonObject => {
  if (!isJsonObject(value)) throw new Error('schema: not an object');
  return value;
};
