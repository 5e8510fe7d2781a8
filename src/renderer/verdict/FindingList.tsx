import { useState, type ReactNode } from 'react';
import type { Check, Run } from '../../contract/index.ts';
import { effectOf } from '../../text/effects.ts';
import { checkText, counted, formatNumber, outcomeWord, verdictLabels } from '../../text/index.ts';
import { FindingItem, type Reach } from './FindingItem.tsx';

const FIRST = 5;
const STEP = 50;

/** Every finding, by the check it belongs to; a thousand of one kind are counted and opened by the fifty. */
export function FindingList({ run, reach }: { readonly run: Run; readonly reach: Reach }): ReactNode {
  const groups = run.checks.filter((check) => check.findings.length > 0).toSorted((a, b) => weight(b, run) - weight(a, run));
  return (
    <section className="section" aria-labelledby="findings">
      <h2 id="findings">{run.findings.length === 0 ? verdictLabels.noFindings : counted.finding(run.findings.length)}</h2>
      {run.findings.length === 0 && <p>{verdictLabels.noCheckFoundAnything}</p>}
      {groups.map((check) => <Group key={check.id} check={check} run={run} reach={reach} />)}
      {run.findingsLeftOut.map(({ code, count }) => (
        <p key={code}><code>{code}</code>: {verdictLabels.notListed(formatNumber(count))}</p>
      ))}
    </section>
  );
}

const WEIGHT = { note: 0, indeterminate: 1, fail: 2 } as const;

/** A check's gravest finding: what failed is read first. */
const weight = (check: Check, run: Run): number =>
  check.findings.reduce((worst, index) => Math.max(worst, WEIGHT[effectOf(run.findings[index]?.code ?? 'internal.error')]), 0);

function Group({ check, run, reach }: { readonly check: Check; readonly run: Run; readonly reach: Reach }): ReactNode {
  const [shown, setShown] = useState(FIRST);
  const rest = check.findings.length - shown;
  return (
    <section className="finding-group">
      <h3>{checkText(check.id).title}<span className="quiet">{outcomeWord(check.outcome)}</span></h3>
      {check.findings.slice(0, shown).map((index) => {
        const finding = run.findings[index];
        return finding && <FindingItem key={index} finding={finding} reach={reach} />;
      })}
      {rest > 0 && (
        <button type="button" className="button" onClick={() => setShown(shown + STEP)}>
          {verdictLabels.showMoreOf(Math.min(STEP, rest), formatNumber(check.findings.length))}
        </button>
      )}
    </section>
  );
}
