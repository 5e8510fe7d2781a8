import type { Finding, FindingCode } from '../../core/findings/index.ts';
import type { Run } from '../../core/run.ts';
import { effectOf } from '../effects.ts';
import { formatNumber } from '../format.ts';
import { displayName } from '../names.ts';
import { controlText, factText } from './control-text.ts';
import { findings } from './findings.ts';

const MAX_STEPS = 8;

/** What to do about a run, most pressing first: what failed, then controls not kept, then what could not be told. */
export function nextSteps(run: Run): readonly string[] {
  const controls = run.controls
    .filter((control) => control.outcome === 'fail' && !control.advisory)
    .map((control) => {
      const first = control.exceptions[0];
      const example = first === undefined ? '' : `まず ${displayName(first.subject)} から：${factText(control.id, first)}`;
      return `${control.id}「${controlText(control.id).title}」の逸脱 ${formatNumber(control.exceptionCount)} 件を確認してください。${example}`;
    });
  const steps = [...stepsFor(run.findings, 'fail'), ...controls, ...stepsFor(run.findings, 'indeterminate')];
  return steps.length === 0
    ? ['この検証には、次に行うべきことはありません。証明していないことは併記しています。']
    : [...new Set(steps)].slice(0, MAX_STEPS);
}

function stepsFor(list: readonly Finding[], effect: ReturnType<typeof effectOf>): string[] {
  const codes = new Set<FindingCode>(list.map((finding) => finding.code));
  codes.delete('control.exceptions');
  codes.delete('control.indications');
  return [...codes].filter((code) => effectOf(code) === effect).map((code) => `${findings[code].title}。${findings[code].next}`);
}
