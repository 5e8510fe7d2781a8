import type { Axis, CheckId, Finding, Outcome } from '../core/findings/index.ts';
import type { NotProved } from '../core/run.ts';
import { capital } from './format.ts';
import { displayName } from './names.ts';
import { axes, checks, eventTypes, exportEventTypes, findings, labelOf, labels, NOT_STATED, notProved, outcomes, shown } from './spoken.ts';

export { LANGUAGES, type Catalogue, type Language } from './catalogue.ts';
export { clockName, instantOf, setClock, shownMs, UTC, zoneAt, type Clock } from './clock.ts';
export { bareInstant, bareSecond, bareTime, formatDay, formatInstant, formatNumber, formatSecond, groupDigest, plural, shortDigest, underClock } from './format.ts';
export { frameworkInWords } from './framework-in-words.ts';
export type { FrameworkWords } from './framework-words.ts';
export { inLanguage } from './in-language.ts';
export { displayName } from './names.ts';
export * from './spoken.ts';

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

/** The word for a value of a vocabulary; a value of a source's own is shown as it stands, and one that is not stated as that. */
export function wordFor(words: Readonly<Record<string, string>>, value: string | null): string {
  if (value === null) return NOT_STATED;
  return (Object.hasOwn(words, value) ? words[value] : undefined) ?? displayName(value);
}

/** The label of a value's key: "policyVersion" → "Policy version". */
export function factLabel(key: string): string {
  if (Object.hasOwn(labels, key)) return labels[key] ?? key;
  const told = labelOf(key);
  if (told !== null) return told;
  const words = key.replace(/[-_.]+/g, ' ').replace(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return displayName(capital(words));
}
