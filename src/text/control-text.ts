import type { ControlId, FactReasons } from '../core/controls/reasons.ts';
import type { ControlResult, Fact } from '../core/controls/types.ts';
import { displayName } from './names.ts';

/** A language's words on control tests: by test, by reason of a fact, by reason of an exception. */
interface ControlWords {
  readonly controls: Readonly<Record<ControlId, ControlSentence>>;
  readonly facts: FactSentences;
  readonly exceptions: Readonly<Record<ControlId, Readonly<Record<string, string>>>>;
  /** Title of a test of another pack. */
  readonly unknown: (id: string) => string;
  /** Ends a fact that has no sentence here. */
  readonly end: string;
}

export interface ControlSentence {
  readonly title: string;
  /** What a failed test shows, as a clause. */
  readonly failing: string;
  readonly population: string;
  readonly rationale: string;
}

export type FactSentences = { readonly [C in keyof FactReasons]: Readonly<Record<FactReasons[C], (v: Fact['values']) => string>> };

interface ControlTexts {
  /** Title, population rule and rationale of a control test. A test of another pack is named by its id alone. */
  readonly controlText: (id: string) => ControlSentence;
  /** What one fact says. A reason of another pack is shown as it stands, with its values. */
  readonly factText: (controlId: string, fact: Fact) => string;
  /** What a failed test found, as a clause: the reason that all its exceptions share, or what it fails for in general. */
  readonly exceptionClause: (result: ControlResult) => string;
}

export function controlTexts({ controls, facts, exceptions, unknown, end }: ControlWords): ControlTexts {
  const isControlId = (id: string): id is ControlId => Object.hasOwn(controls, id);
  const controlText = (id: string): ControlSentence => {
    if (isControlId(id)) return controls[id];
    const title = unknown(displayName(id));
    return { title, failing: title, population: '', rationale: '' };
  };
  const factText = (controlId: string, fact: Fact): string => {
    const sentences: Readonly<Record<string, (values: Fact['values']) => string>> = isControlId(controlId) ? facts[controlId] : {};
    const sentence = Object.hasOwn(sentences, fact.reason) ? sentences[fact.reason] : undefined;
    if (sentence) return sentence(fact.values);
    const values = Object.entries(fact.values).map(([key, value]) => `${displayName(key)} ${displayName(value)}`);
    return `${displayName(fact.reason)}${values.length > 0 ? ` (${values.join(', ')})` : ''}${end}`;
  };
  const exceptionClause = (result: ControlResult): string => {
    const reasons = new Set(result.exceptions.map((each) => each.reason));
    const [only] = reasons;
    const clauses: Readonly<Record<string, string>> = isControlId(result.id) ? exceptions[result.id] : {};
    const clause = reasons.size === 1 && only !== undefined && Object.hasOwn(clauses, only) ? clauses[only] : undefined;
    return clause ?? controlText(result.id).failing;
  };
  return { controlText, factText, exceptionClause };
}
