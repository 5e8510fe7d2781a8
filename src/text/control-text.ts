import type { ControlId, FactReasons } from '../core/controls/reasons.ts';
import type { ControlResult, Fact } from '../core/controls/types.ts';
import type { ControlSentence, ControlTexts } from './control-texts.ts';
import { frameworks } from './en/frameworks.ts';
import { displayName } from './names.ts';

/** A language's words on control tests. */
interface ControlWords {
  readonly controls: ControlTexts<FactReasons>;
  /** Title of a test of another pack. */
  readonly unknown: (id: string) => string;
  /** Ends a fact that has no sentence here. */
  readonly end: string;
}

interface SaidOfControls {
  /** Title, population rule and rationale of a control test. A test of another pack is named by its id alone. */
  readonly controlText: (id: string) => ControlSentence;
  /** What one fact says. A reason of another pack is shown as it stands, with its values. */
  readonly factText: (controlId: string, fact: Fact) => string;
  /** What a failed test found, as a clause: the reason that all its exceptions share, or what it fails for in general. */
  readonly exceptionClause: (result: ControlResult) => string;
}

export function sayControls({ controls, unknown, end }: ControlWords): SaidOfControls {
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
  return { controlText, factText, exceptionClause };
}

/** What a result is evidence relevant to: `nist-800-53 AC-5` → “NIST SP 800-53 AC-5”. Another pack's framework is named as it stands. */
export function mappingText(mapping: string): string {
  const names: Readonly<Record<string, string>> = frameworks;
  const [framework = '', ...reference] = mapping.split(' ');
  return displayName([Object.hasOwn(names, framework) ? names[framework] : framework, ...reference].join(' '));
}
