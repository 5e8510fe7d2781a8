/** JSON Schema 2020-12, as far as a run needs it. */
export type Schema = Readonly<Record<string, unknown>>;

/** A schema that the compiler believes to be of a T. Only the functions below make one. */
export interface SchemaOf<T> {
  readonly schema: Schema;
  /** Never there: it ties the schema to exactly its type, no wider and no narrower. */
  readonly of?: (value: T) => T;
}

interface OptionalOf<T> {
  readonly optional: SchemaOf<T>;
}
type Members<T> = { readonly [K in keyof T]-?: {} extends Pick<T, K> ? OptionalOf<Exclude<T[K], undefined>> : SchemaOf<T[K]> };

/** Exactly the members of T, each described; one that the schema lacks, or has too many, does not compile. */
export function objectOf<T extends object>(description: string, members: Members<T>): SchemaOf<T> {
  const all = Object.entries<SchemaOf<unknown> | OptionalOf<unknown>>(members as never);
  return {
    schema: {
      ...(description === '' ? {} : { description }),
      type: 'object',
      additionalProperties: false,
      required: all.flatMap(([name, member]) => ('optional' in member ? [] : [name])),
      properties: Object.fromEntries(all.map(([name, member]) => [name, 'optional' in member ? member.optional.schema : member.schema])),
    },
  };
}

export const optionalOf = <T>(member: SchemaOf<T>): OptionalOf<T> => ({ optional: member });
export const described = <T>(description: string, { schema }: SchemaOf<T>): SchemaOf<T> => ({ schema: { description, ...schema } });

export const string: SchemaOf<string> = { schema: { type: 'string' } };
export const boolean: SchemaOf<boolean> = { schema: { type: 'boolean' } };
export const count: SchemaOf<number> = { schema: { type: 'integer', minimum: 0 } };
export const number: SchemaOf<number> = { schema: { type: 'number' } };
export const digest: SchemaOf<string> = { schema: { type: 'string', pattern: '^[0-9a-f]{64}$' } };
export const time: SchemaOf<string> = { schema: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$' } };

export const constant = <const T extends string>(value: T): SchemaOf<T> => ({ schema: { const: value } });
/** Every member of T as a name: one that is missing, or one too many, does not compile. */
export const oneOf = <T extends string>(values: Readonly<Record<T, true>>): SchemaOf<T> => ({ schema: { enum: Object.keys(values) } });
export const nullable = <T>({ schema }: SchemaOf<T>): SchemaOf<T | null> => ({ schema: { anyOf: [schema, { type: 'null' }] } });
export const listOf = <T>({ schema }: SchemaOf<T>): SchemaOf<readonly T[]> => ({ schema: { type: 'array', items: schema } });
export const recordOf = <T>({ schema }: SchemaOf<T>): SchemaOf<Readonly<Record<string, T>>> => ({ schema: { type: 'object', additionalProperties: schema } });
export const pairOf = <A, B>(first: SchemaOf<A>, second: SchemaOf<B>): SchemaOf<readonly [A, B]> => ({ schema: { type: 'array', prefixItems: [first.schema, second.schema], minItems: 2, maxItems: 2 } });
export const anyOf = <T extends readonly unknown[]>(...schemas: { readonly [K in keyof T]: SchemaOf<T[K]> }): SchemaOf<T[number]> => ({ schema: { anyOf: schemas.map((each) => each.schema) } });
/** A schema under `$defs`, so that it is written once. */
export const reference = <T>(name: string, _definition: SchemaOf<T>): SchemaOf<T> => ({ schema: { $ref: `#/$defs/${name}` } });
