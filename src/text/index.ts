import type { Axis, CheckId, Finding, Outcome } from '../core/findings/index.ts';
import type { NotProved } from '../core/run.ts';
import { axes, outcomes } from './en/axes.ts';
import { checks } from './en/checks.ts';
import { eventTypes, exportEventTypes } from './en/events.ts';
import { findings } from './en/findings.ts';
import { notProved } from './en/not-proved.ts';
import { labels } from './en/words.ts';
import { capital } from './format.ts';
import { displayName } from './names.ts';
import { problemClause, shown } from './values.ts';

export { axisAnswer } from './axis-answer.ts';
export { controlText, exceptionClause, factText, mappingText } from './control-text.ts';
export { actionText } from './en/screens/action.ts';
export { casesText } from './en/screens/cases.ts';
export { commandsText } from './en/screens/commands.ts';
export { evidenceText, oidText } from './en/screens/evidence.ts';
export { timelineText } from './en/screens/timeline.ts';
export { verdictText } from './en/screens/verdict.ts';
export * from './en/words.ts';
export * from './format.ts';
export { headline } from './headline.ts';
export { displayList, displayName } from './names.ts';
export { nextSteps } from './next-steps.ts';
export { problemClause, shown };

/** A finding in words: its title, what was found with its values, what that means, and what to do next. */
export function findingText(f: Finding): { readonly title: string; readonly found: string; readonly meaning: string; readonly next: string } {
  const sentence = findings[f.code];
  return { title: sentence.title, found: sentence.found(f), meaning: sentence.meaning, next: sentence.next };
}

/** An axis's name and the question it answers. */
export const axisText = (axis: Axis): { readonly name: string; readonly question: string } => axes[axis];

/** A check's title, and what it means when it holds. */
export const checkText = (id: CheckId): { readonly title: string; readonly explains: string } => checks[id];

/** Holds, Fails, Cannot tell, Not checked, Not applicable. */
export const outcomeWord = (outcome: Outcome): string => outcomes[outcome];

/** One thing that the run does not prove. Begins with a capital, ends with a full stop; reads after "Not proved:". */
export function notProvedText(n: NotProved): string {
  const safe = Object.fromEntries(Object.entries(n.values).map(([key, value]) => [key, shown(value)]));
  return capital(notProved[n.key](safe));
}

/** An event type in plain words; a type this version does not know is shown as it stands. */
export function eventTypeText(type: string): string {
  const known: Readonly<Record<string, string>> = { ...exportEventTypes, ...eventTypes };
  return (Object.hasOwn(known, type) ? known[type] : undefined) ?? displayName(type);
}

/** The label of a value's key: "policyVersion" → "Policy version". */
export function factLabel(key: string): string {
  if (Object.hasOwn(labels, key)) return labels[key] ?? key;
  const words = key.replace(/[-_.]+/g, ' ').replace(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return displayName(capital(words));
}
export { reviewText } from './en/screens/review.ts';
