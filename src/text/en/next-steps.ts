import type { Finding, FindingCode } from '../../core/findings/index.ts';
import type { Run } from '../../core/run.ts';
import { controlText, factText } from './control-text.ts';
import { effectOf } from '../effects.ts';
import { findings } from './findings.ts';
import { plural } from '../format.ts';
import { displayName } from '../names.ts';

const MAX_STEPS = 8;

/** What to do about a run, most pressing first: what failed, then controls not kept, then what could not be told. */
export function nextSteps(run: Run): readonly string[] {
  const controls = run.controls
    .filter((control) => control.outcome === 'fail' && !control.advisory)
    .map((control) => {
      const first = control.exceptions[0];
      const example = first === undefined ? '' : ` Begin with ${displayName(first.subject)}: ${factText(control.id, first)}`;
      return `${control.id}, ${controlText(control.id).title}: look at ${plural(control.exceptionCount, 'exception')}.${example}`;
    });
  const steps = [...stepsFor(run.findings, 'fail'), ...controls, ...stepsFor(run.findings, 'indeterminate')];
  return steps.length === 0
    ? ['Nothing in this run asks for a next step. What it does not prove stands beside it.']
    : [...new Set(steps)].slice(0, MAX_STEPS);
}

function stepsFor(list: readonly Finding[], effect: ReturnType<typeof effectOf>): string[] {
  const codes = new Set<FindingCode>(list.map((finding) => finding.code));
  codes.delete('control.exceptions');
  codes.delete('control.indications');
  return [...codes].filter((code) => effectOf(code) === effect).map((code) => `${findings[code].title}. ${findings[code].next}`);
}
