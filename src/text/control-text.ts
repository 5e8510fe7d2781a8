import type { FrameworkId } from '../core/controls/frameworks/framework.ts';
import type { ControlId, FactReasons } from '../core/controls/reasons.ts';
import type { ControlResult, Fact } from '../core/controls/types.ts';
import { displayName } from './names.ts';

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

/** A language's words on control tests. */
interface ControlWords {
  readonly controls: ControlTexts<FactReasons>;
  /** How each framework is named before a reference of its own numbering. */
  readonly frameworks: Readonly<Record<FrameworkId, string>>;
  /** Title of a test of another pack. */
  readonly unknown: (id: string) => string;
  /** Ends a fact that has no sentence here. */
  readonly end: string;
}

interface ControlSpeech {
  /** Title, population rule and rationale of a control test. A test of another pack is named by its id alone. */
  readonly controlText: (id: string) => ControlSentence;
  /** What one fact says. A reason of another pack is shown as it stands, with its values. */
  readonly factText: (controlId: string, fact: Fact) => string;
  /** What a failed test found, as a clause: the reason that all its exceptions share, or what it fails for in general. */
  readonly exceptionClause: (result: ControlResult) => string;
  /** What a result is evidence relevant to: `nist-800-53 AC-5` → “NIST SP 800-53 AC-5”. Another pack's framework is named as it stands. */
  readonly mappingText: (mapping: string) => string;
}

export function controlSpeech({ controls, frameworks, unknown, end }: ControlWords): ControlSpeech {
  const isControlId = (id: string): id is ControlId => Object.hasOwn(controls, id);
  const controlText = (id: string): ControlSentence => {
    if (isControlId(id)) return controls[id];
    const title = unknown(displayName(id));
    return { title, failing: title, population: '', rationale: '' };
  };
  const factText = (controlId: string, fact: Fact): string => {
    const sentences: Readonly<Record<string, (values: Fact['values']) => string>> = isControlId(controlId) ? controls[controlId].facts : {};
    const sentence = Object.hasOwn(sentences, fact.reason) ? sentences[fact.reason] : undefined;
    if (sentence) return sentence(fact.values);
    const values = Object.entries(fact.values).map(([key, value]) => `${displayName(key)} ${displayName(value)}`);
    return `${displayName(fact.reason)}${values.length > 0 ? ` (${values.join(', ')})` : ''}${end}`;
  };
  const exceptionClause = (result: ControlResult): string => {
    const reasons = new Set(result.exceptions.map((each) => each.reason));
    const [only] = reasons;
    const clauses: Readonly<Record<string, string>> = isControlId(result.id) ? controls[result.id].exceptions : {};
    const clause = reasons.size === 1 && only !== undefined && Object.hasOwn(clauses, only) ? clauses[only] : undefined;
    return clause ?? controlText(result.id).failing;
  };
  const mappingText = (mapping: string): string => {
    const names: Readonly<Record<string, string>> = frameworks;
    const [framework = '', ...reference] = mapping.split(' ');
    return displayName([Object.hasOwn(names, framework) ? names[framework] : framework, ...reference].join(' '));
  };
  return { controlText, factText, exceptionClause, mappingText };
}
