import type { ControlResult } from '../../contract/index.ts';
import { controlText, mappingText, severities } from '../../text/index.ts';
import { matches } from '../review-screen/subjects.ts';
import { shownOutcome, shownWord } from './outcomes.ts';
import type { JudgedWaiver } from './waivers.ts';

/** Whether a test is among those the filter leaves: its own words, and those a person reads. */
export function isShown(filter: string, control: ControlResult, waivers: readonly JudgedWaiver[]): boolean {
  return matches(filter, {
    id: control.id,
    outcome: `${shownOutcome(control)} ${shownWord(shownOutcome(control))}`,
    severity: `${control.severity} ${severities[control.severity]}`,
    framework: control.mappings.map((each) => `${each} ${mappingText(each)}`).join(' · '),
    waiver: waivers.length === 0 ? 'none' : waivers.map((each) => each.state).join(' '),
    reliable: control.unreliable ? 'no' : 'yes',
    title: controlText(control.id).title,
  });
}

const OUTCOME = /(^|\s)outcome:(\S+)/;

/** The outcome a filter asks for; null when it asks for none. */
export const outcomeIn = (filter: string): string | null => OUTCOME.exec(filter)?.[2] ?? null;

/** The filter with this outcome in place of any other. */
export function withOutcome(filter: string, outcome: string | null): string {
  const rest = filter.replace(OUTCOME, ' ').replace(/\s+/g, ' ').trim();
  return outcome === null ? rest : `${rest} outcome:${outcome}`.trim();
}
