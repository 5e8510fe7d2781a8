import type { ControlId } from '../core/controls/reasons.ts';
import type { ControlResult, Fact } from '../core/controls/types.ts';
import { controls, type ControlSentence } from './en/controls.ts';
import { exceptions } from './en/exceptions.ts';
import { facts } from './en/facts.ts';
import { displayName } from './names.ts';

const isControlId = (id: string): id is ControlId => Object.hasOwn(controls, id);

/** Title, population rule and rationale of a control test. A test of another pack is named by its id alone. */
export function controlText(id: string): ControlSentence {
  if (isControlId(id)) return controls[id];
  const title = `Control test ${displayName(id)}`;
  return { title, failing: title, population: '', rationale: '' };
}

/** What one fact says. A reason of another pack is shown as it stands, with its values. */
export function factText(controlId: string, fact: Fact): string {
  const sentences: Readonly<Record<string, (values: Fact['values']) => string>> = isControlId(controlId) ? facts[controlId] : {};
  const sentence = Object.hasOwn(sentences, fact.reason) ? sentences[fact.reason] : undefined;
  if (sentence) return sentence(fact.values);
  const values = Object.entries(fact.values).map(([key, value]) => `${displayName(key)} ${displayName(value)}`);
  return `${displayName(fact.reason)}${values.length > 0 ? ` (${values.join(', ')})` : ''}.`;
}

/** What a failed test found, as a clause: the reason that all its exceptions share, or what it fails for in general. */
export function exceptionClause(result: ControlResult): string {
  const reasons = new Set(result.exceptions.map((each) => each.reason));
  const [only] = reasons;
  const clauses: Readonly<Record<string, string>> = isControlId(result.id) ? exceptions[result.id] : {};
  const clause = reasons.size === 1 && only !== undefined && Object.hasOwn(clauses, only) ? clauses[only] : undefined;
  return clause ?? controlText(result.id).failing;
}
