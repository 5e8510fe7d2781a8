/** What a control test is called, tests and is there for, in one language. */
export interface ControlSentence {
  readonly title: string;
  /** What is said of it in a headline when it fails. */
  readonly failing: string;
  /** Who is in the population, and when a member fails. */
  readonly population: string;
  readonly rationale: string;
}

export type Values = Readonly<Record<string, string>>;

/** `facts`: what each reason says of one member. `exceptions`: what went wrong, as a clause for headlines, for each reason that makes an exception. */
export interface ControlText<R extends string> extends ControlSentence {
  readonly facts: Readonly<Record<R, (v: Values) => string>>;
  readonly exceptions: Readonly<Partial<Record<R, string>>>;
}

/** Texts for every test of a group, given the reasons of each. */
export type ControlTexts<G> = { readonly [C in keyof G]: ControlText<G[C] & string> };
