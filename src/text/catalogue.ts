import type * as english from './en/index.ts';

/** Languages that a person can choose. A language is offered when it is whole: the compiler holds it to that. */
export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * The shape of a text: what is one sentence in English is any sentence elsewhere, and a function of the same values.
 * `words: TextLike<typeof english.words>` in another language lacks nothing and adds nothing.
 */
export type TextLike<T> =
  T extends string ? string
    : T extends (...values: infer A) => infer R ? (...values: A) => TextLike<R>
      : T extends object ? { readonly [K in keyof T]: TextLike<T[K]> } : T;

export type Catalogue = TextLike<typeof english>;
