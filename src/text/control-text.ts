import type { ControlId } from '../core/controls/reasons.ts';
import type { ControlResult, Fact } from '../core/controls/types.ts';
import type { ControlSentence } from './control-texts.ts';
import { controls } from './en/controls/index.ts';
import { frameworks } from './en/frameworks.ts';
import { displayName } from './names.ts';

const isControlId = (id: string): id is ControlId => Object.hasOwn(controls, id);

/** Title, population rule and rationale of a control test. A test of another pack is named by its id alone. */
export function controlText(id: string): ControlSentence {
  if (isControlId(id)) return controls[id];
  const title = `Control test ${displayName(id)}`;
  return { title, failing: title, population: '', rationale: '' };
}

/** What a result is evidence relevant to: `nist-800-53 AC-5` → “NIST SP 800-53 AC-5”. Another pack's framework is named as it stands. */
export function mappingText(mapping: string): string {
  const names: Readonly<Record<string, string>> = frameworks;
  const [framework = '', ...reference] = mapping.split(' ');
  return displayName([Object.hasOwn(names, framework) ? names[framework] : framework, ...reference].join(' '));
}

/** What one fact says. A reason of another pack is shown as it stands, with its values. */
export function factText(controlId: string, fact: Fact): string {
  const sentences: Readonly<Record<string, (values: Fact['values']) => string>> = isControlId(controlId) ? controls[controlId].facts : {};
  const sentence = Object.hasOwn(sentences, fact.reason) ? sentences[fact.reason] : undefined;
  if (sentence) return sentence(fact.values);
  const values = Object.entries(fact.values).map(([key, value]) => `${displayName(key)} ${displayName(value)}`);
  return `${displayName(fact.reason)}${values.length > 0 ? ` (${values.join(', ')})` : ''}.`;
}

/** What a failed test found, as a clause: the reason that all its exceptions share, or what it fails for in general. */
export function exceptionClause(result: ControlResult): string {
  const reasons = new Set(result.exceptions.map((each) => each.reason));
  const [only] = reasons;
  const clauses: Readonly<Record<string, string>> = isControlId(result.id) ? controls[result.id].exceptions : {};
  const clause = reasons.size === 1 && only !== undefined && Object.hasOwn(clauses, only) ? clauses[only] : undefined;
  return clause ?? controlText(result.id).failing;
}
