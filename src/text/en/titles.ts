import type { AxisVerdict, Finding } from '../../core/findings/index.ts';
import type { Run } from '../../core/run.ts';
import { plural } from '../format.ts';
import { decidingFindings } from '../run-facts.ts';
import { findings } from './findings.ts';

/** Titles for the middle of a sentence, each once, with how often: "an event is not what was recorded (3 places)". */
export function titlesOf(run: Run, list: readonly Finding[], max = 3, counted = true): string {
  const counts = new Map<string, number>();
  for (const finding of list) counts.set(finding.code, (counts.get(finding.code) ?? 0) + 1);
  for (const left of run.findingsLeftOut) {
    const kept = counts.get(left.code);
    if (kept !== undefined) counts.set(left.code, kept + left.count);
  }
  const codes = [...new Set(list.map((finding) => finding.code))];
  const titles = codes.map((code) => {
    const count = counts.get(code) ?? 1;
    return `${inSentence(findings[code].title)}${counted && count > 1 ? ` (${plural(count, 'place')})` : ''}`;
  });
  const rest = titles.length - max;
  return `${titles.slice(0, max).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}

/** A title as it stands in the middle of a sentence. */
export const inSentence = (title: string): string =>
  title.startsWith('Proofroom') ? title : title.charAt(0).toLowerCase() + title.slice(1);

/** Of what decided one axis. */
export const titlesFor = (run: Run, verdict: AxisVerdict): string => titlesOf(run, decidingFindings(run, verdict));

/** Why axes do not pass, in parentheses after what is said of them; nothing where no finding tells. */
export function because(run: Run, ...verdicts: readonly AxisVerdict[]): string {
  const titles = titlesOf(run, verdicts.filter(({ outcome }) => outcome !== 'pass').flatMap((verdict) => decidingFindings(run, verdict)), 2 * verdicts.length, false);
  return titles === '' ? '' : ` (${titles})`;
}
